import type { DateState, Source } from './date-state.js';
import { narrowTie, type Tie } from './ties.js';
import type { VocabularyIndex } from './vocabulary-index.js';

/** A choice, boolean, number or country of a case. `value` is undefined while open or unknown. */
export interface PlainState {
  readonly value: string | number | boolean | undefined;
  readonly source: Source;
}

/** Two facts that cannot both be true. */
export interface Contradiction {
  readonly fact: string;
  readonly other: string;
}

/** The dates of a case by fact name, one for every date fact of the vocabulary. */
export class Dates {
  /** @param states in the order of the index; @param ties dates among them that follow from others */
  constructor(
    readonly index: VocabularyIndex,
    readonly states: readonly DateState[],
    readonly ties: readonly Tie[] = [],
  ) {}

  /** The state of a date; undefined for a name that is no date fact. */
  get(name: string): DateState | undefined {
    const position = this.index.positionOf.get(name);
    return position === undefined ? undefined : this.states[position];
  }

  /** The state of a date, or of that on whose day a timestamp falls. */
  day(name: string): DateState | undefined {
    const position = this.index.dayOf.get(name);
    return position === undefined ? undefined : this.states[position];
  }

  /** The same dates with one of them replaced; the others are shared. */
  with(name: string, state: DateState): Dates {
    const position = this.index.positionOf.get(name);
    if (position === undefined) return this;
    const states = this.states.slice();
    states[position] = state;
    return new Dates(this.index, states, this.ties);
  }

  /** Dates of their own, to be narrowed without touching these. */
  copy(): Dates {
    return new Dates(
      this.index,
      this.states.map(({ lo, hi, happened, source, pending }) => ({ lo, hi, happened, source, pending })),
      this.ties,
    );
  }
}

/**
 * Narrows the ranges of all dates by their order (delivered not before bought) and by what follows from what, to
 * the widest ranges that respect both. What has happened has its predecessors happen too.
 * @returns the first contradiction met, or null
 */
export function narrow({ states, index, ties }: Dates): Contradiction | null {
  const { edges } = index;
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      const before = states[edge[0]];
      const after = states[edge[1]];
      if (!before || !after) continue;
      if (before.happened !== true) {
        if (after.happened === true) {
          if (before.happened === false) return clash(edge, index);
          before.happened = true;
          changed = true;
        } else {
          if (before.happened === false && after.happened === null) {
            after.happened = false;
            changed = true;
          }
          continue;
        }
      } else if (after.happened !== true) continue;
      if (after.lo < before.lo) {
        after.lo = before.lo;
        changed = true;
      }
      if (before.hi > after.hi) {
        before.hi = after.hi;
        changed = true;
      }
      if (after.lo > after.hi || before.lo > before.hi) return clash(edge, index);
    }
    for (const tie of ties) {
      const tied = narrowTie(tie, states);
      if (tied === 'impossible') return clash([tie.from, tie.to], index);
      if (tied === 'narrowed') changed = true;
    }
  }
  return null;
}

function clash([earlier, later]: readonly [number, number], { dates }: VocabularyIndex): Contradiction {
  return { fact: dates[later]?.name ?? '', other: dates[earlier]?.name ?? '' };
}
