import type { Day, Duration } from '../../model/duration.js';
import { DISTANT_PAST, earliestReaching, shift } from '../days.js';
import type { DateState } from './date-state.js';

/**
 * A date that follows from another one, day by day: the shipping that the policy counts from the purchase,
 * the notice that was given with the RMA. Where the other one is known only roughly, narrowing either
 * narrows both.
 */
export interface Tie {
  /** Positions of both dates in the index. */
  readonly from: number;
  readonly to: number;
  /** How long after `from`; none: on the same day. */
  readonly length: Duration;
  readonly holidays: ReadonlySet<Day>;
  readonly today: Day;
  /** Days that other facts set, beyond which the date that follows never falls. */
  readonly earliest: Day;
  readonly latest: Day;
  /** The day of `to` where `from` has not happened; null: that says nothing of it. */
  readonly otherwise: Day | null;
}

/** What narrowing along a tie came to. */
export type Tied = 'same' | 'narrowed' | 'impossible';

/** The day that follows from a day of `from`. */
export function followingDay({ length, holidays, earliest, latest }: Tie, day: Day): Day {
  return Math.min(latest, Math.max(earliest, shift(day, length, holidays)));
}

/** Narrows both dates of a tie in place, to the widest ranges that respect it. */
export function narrowTie(tie: Tie, states: readonly DateState[]): Tied {
  const from = states[tie.from];
  const to = states[tie.to];
  if (!from || !to) return 'same';
  let result: Tied = 'same';
  const raise = (state: DateState, day: Day): void => {
    if (day <= state.lo) return;
    state.lo = day;
    result = 'narrowed';
  };
  const lower = (state: DateState, day: Day): void => {
    if (day >= state.hi) return;
    state.hi = day;
    result = 'narrowed';
  };
  const settle = (happened: boolean): void => {
    to.happened = happened;
    result = 'narrowed';
  };
  if (from.happened !== true) {
    // A presumption may still fall.
    if (from.happened === false && from.source !== 'presumed' && tie.otherwise !== null) {
      raise(to, tie.otherwise);
      lower(to, tie.otherwise);
    }
    return to.lo > to.hi ? 'impossible' : result;
  }
  if (to.happened === null && followingDay(tie, from.lo) > tie.today) settle(false);
  if (to.happened === null && followingDay(tie, from.hi) <= tie.today) settle(true);
  if (to.happened === false) raise(from, firstReaching(tie, tie.today + 1));
  if (to.happened === true) {
    raise(to, followingDay(tie, from.lo));
    lower(to, followingDay(tie, from.hi));
    if (to.lo > tie.earliest) raise(from, firstReaching(tie, to.lo));
    if (to.hi < tie.latest) lower(from, firstReaching(tie, to.hi + 1) - 1);
  }
  return from.lo > from.hi || (to.happened === true && to.lo > to.hi) ? 'impossible' : result;
}

/** The first day of `from` from which the other date falls on the day or later. */
function firstReaching({ length, holidays }: Tie, day: Day): Day {
  return day <= DISTANT_PAST ? DISTANT_PAST : earliestReaching(day, length, holidays);
}
