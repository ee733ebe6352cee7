import type { Segment } from '../../../model/reply.js';
import type { Wording } from '../../../model/wording.js';
import { fill } from '../../../verdict/explain/words.js';
import type { DraftKey } from './keys.js';

type Values = Readonly<Record<string, string>>;

/** Says phrases of `dialogs/draft.yaml`. */
export interface Say {
  /** The text, for a part of a sentence. */
  readonly phrase: (key: DraftKey, values?: Values) => string;
  /** A segment of neutral words. */
  readonly wording: (key: DraftKey, values?: Values) => Segment;
  /** A segment that repeats the customer. */
  readonly echo: (key: DraftKey, values: Values) => Segment;
}

/** What says the phrases of a wording. */
export function sayWith(wording: Wording): Say {
  const phrase: Say['phrase'] = (key, values = {}) => fill(wording, key, values);
  return {
    phrase,
    wording: (key, values) => ({ source: 'wording', text: phrase(key, values), key }),
    echo: (key, values) => ({ source: 'echo', text: phrase(key, values) }),
  };
}
