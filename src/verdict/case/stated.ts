import type { Facts, FactValue } from '../../model/fact.js';
import type { PlainState } from './dates.js';
import type { VocabularyIndex } from './vocabulary-index.js';

/** The customer does not know. */
export const UNKNOWN: PlainState = { value: undefined, source: 'unknown' };

/** Stated facts by their positions in the index, read once. */
export interface Stated {
  readonly dates: readonly (FactValue | undefined)[];
  /** To be filled with what else is worked out. */
  readonly plain: (PlainState | undefined)[];
  readonly hasTimestamps: boolean;
}

/** Sorts the facts of a case by kind. */
export function sortFacts(facts: Facts, index: VocabularyIndex): Stated {
  const dates = new Array<FactValue | undefined>(index.dates.length);
  const plain = new Array<PlainState | undefined>(index.plain.length);
  let hasTimestamps = false;
  for (const name in facts) {
    const value = facts[name];
    const slot = index.slotOf.get(name);
    if (slot === undefined || value === undefined) continue;
    if (slot >= index.plain.length + dates.length) hasTimestamps = true;
    else if (slot >= index.plain.length) dates[slot - index.plain.length] = value;
    else plain[slot] = value === null || typeof value === 'object' ? UNKNOWN : { value, source: 'stated' };
  }
  return { dates, plain, hasTimestamps };
}
