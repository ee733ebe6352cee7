import type { Day } from '../../model/duration.js';
import type { FactDefinition } from '../../model/fact.js';
import { DISTANT_PAST } from '../days.js';

/** Where a value comes from. `open`: not asked; `unknown`: the customer does not know. */
export type Source = 'stated' | 'derived' | 'presumed' | 'open' | 'unknown';

/** A choice, boolean, number or country of a case. `value` is undefined while open or unknown. */
export interface PlainState {
  readonly value: string | number | boolean | undefined;
  readonly source: Source;
}

/** What is known of a date: between which days it lies, if it has happened. */
export interface DateState {
  lo: Day;
  hi: Day;
  /** null: not known whether it has happened. */
  happened: boolean | null;
  source: Source;
  /** True when nobody stated a day and today stands in for it, so that its window still runs. */
  pending: boolean;
}

/** Two facts that cannot both be true. */
export interface Contradiction {
  readonly fact: string;
  readonly other: string;
}

/** The dates of a case by fact name. */
export type Dates = Map<string, DateState>;

/**
 * Narrows the ranges of all dates by their order (delivered not before bought, nothing after today)
 * to the widest ranges that respect it. What has happened has its predecessors happen too.
 * @returns the first contradiction met, or null
 */
export function narrow(dates: Dates, order: readonly OrderEdge[]): Contradiction | null {
  for (let changed = true; changed;) {
    changed = false;
    for (const { earlier, later } of order) {
      const before = dates.get(earlier);
      const after = dates.get(later);
      if (!before || !after) continue;
      if (after.happened === true && before.happened === null) {
        before.happened = true;
        changed = true;
      }
      if (before.happened === false && after.happened === null) {
        after.happened = false;
        changed = true;
      }
      if (before.happened === false && after.happened === true) return { fact: later, other: earlier };
      if (before.happened !== true || after.happened !== true) continue;
      if (after.lo < before.lo) {
        after.lo = before.lo;
        changed = true;
      }
      if (before.hi > after.hi) {
        before.hi = after.hi;
        changed = true;
      }
      if (after.lo > after.hi || before.lo > before.hi) return { fact: later, other: earlier };
    }
  }
  return null;
}

/** One date cannot be later than another. */
export interface OrderEdge {
  readonly earlier: string;
  readonly later: string;
}

/** Every order between dates that the vocabulary states. */
export function orderEdges(facts: Iterable<FactDefinition>): OrderEdge[] {
  return [...facts].flatMap((fact) => fact.notBefore.map((earlier) => ({ earlier, later: fact.name })));
}

/** A date of which nothing is known. An ordinary date has happened; an event may not have. */
export function unknownDate(fact: FactDefinition, today: Day, source: Source): DateState {
  return {
    lo: DISTANT_PAST,
    hi: today,
    happened: fact.type === 'event' ? null : true,
    source,
    pending: false,
  };
}
