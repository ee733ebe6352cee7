import type { Wording } from '../../model/wording.js';
import type { RetrievalIndex } from '../../retrieval/build-index.js';
import type { ReadingContext, UtteranceReading } from '../../understanding/reading.js';
import type { Judge } from '../../verdict/judge.js';
import type { SmallTalkReader } from '../small-talk.js';

/** What answering a text needs. */
export interface AskParts {
  readonly judge: Judge;
  readonly index: RetrievalIndex;
  readonly read: (text: string, context: ReadingContext) => UtteranceReading;
  readonly smallTalk: SmallTalkReader;
  /** Phrases of `dialogs/replies.yaml`. */
  readonly wording: Wording;
  /** Nouns that nobody makes a claim for. */
  readonly notClaimed: ReadonlySet<string>;
}
