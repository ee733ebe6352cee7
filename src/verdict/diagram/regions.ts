import type { Case, MinuteRange } from '../case/case.js';
import { type Dates, narrow } from '../case/dates.js';
import { clockMinutes, DISTANT_PAST, earliestReaching, shift } from '../days.js';
import { endOfDay, startOfDay } from '../zone.js';
import type { Band } from './band.js';
import { excludeOneAnother } from './exclusion.js';
import { isCountedInDays, keyOf } from './variables.js';

/** The dates with an event settled, or null when that cannot be. What is no date fact has always happened. */
export function withEvent(dates: Dates, name: string, happened: boolean): Dates | null {
  const date = dates.get(name);
  if (!date) return happened ? dates : null;
  if (date.happened !== null) return date.happened === happened ? dates : null;
  const copy = dates.copy();
  const own = copy.get(name);
  if (own) own.happened = happened;
  return narrow(copy) ? null : copy;
}

/** Passes that most bands need at most. */
const MANY_PASSES = 6;

/** The dates narrowed until every band holds at its widest, or null when the bands exclude one another. */
export function narrowToBands(bands: readonly Band[], dates: Dates, subject: Case): Dates | null {
  const copy = dates.copy();
  let passes = 0;
  for (let changed = true; changed;) {
    // What has not settled by now may creep on for ever.
    if (++passes === MANY_PASSES && excludeOneAnother(bands, dates)) return null;
    const before = totalOf(copy);
    for (const band of bands) {
      const fits = isCountedInDays(band.variable)
        ? narrowBand(band, copy, subject)
        : fitsClock(band, copy, subject);
      if (!fits || narrow(copy)) return null;
    }
    changed = totalOf(copy) !== before;
  }
  return copy;
}

/** Shrinks whenever any range does. */
function totalOf(dates: Dates): number {
  let total = 0;
  for (const { lo, hi } of dates.states) total += hi - lo;
  return total;
}

/** Narrows both ends of a window counted in days, in place; false when nothing is left. */
function narrowBand({ variable, band }: Band, dates: Dates, subject: Case): boolean {
  const from = dates.day(variable.from);
  if (!from) return false;
  const stated = variable.until === 'today' ? undefined : dates.get(variable.until);
  // An event that has not happened can happen today at the earliest.
  const until = stated?.happened === true ? stated : { lo: subject.now.day, hi: subject.now.day };
  const { holidayDays } = subject.store;
  const upper = variable.lengths[band];
  const lower = variable.lengths[band - 1];
  if (upper) {
    until.hi = Math.min(until.hi, shift(from.hi, upper, holidayDays));
    from.lo = Math.max(from.lo, earliestReaching(until.lo, upper, holidayDays));
  }
  if (lower) {
    if (from.lo > DISTANT_PAST) until.lo = Math.max(until.lo, shift(from.lo, lower, holidayDays) + 1);
    from.hi = Math.min(from.hi, earliestReaching(until.hi, lower, holidayDays) - 1);
  }
  return from.lo <= from.hi && until.lo <= until.hi;
}

/** Windows counted by the clock: true when some minutes of the two ranges lie in the band. */
function fitsClock({ variable, band }: Band, dates: Dates, subject: Case): boolean {
  const [from, until] = [minutesOf(variable.from, dates, subject), minutesOf(variable.until, dates, subject)];
  const bound = (index: number, otherwise: number): number => {
    const length = variable.lengths[index];
    if (!length) return otherwise;
    const minutes = clockMinutes(length);
    if (minutes === null) throw new Error(`${keyOf(variable)} mixes hours with days.`);
    return minutes;
  };
  const most = until.last - from.first;
  return (
    most >= 0 &&
    most > bound(band - 1, -Infinity) &&
    Math.max(0, until.first - from.last) <= bound(band, Infinity)
  );
}

/** The minutes between which an event lies; today and events that have not happened are now. */
export function minutesOf(name: string, dates: Dates, subject: Case): MinuteRange {
  const own = subject.minutes.get(name);
  const day = dates.day(name);
  const isTimestamp = dates.get(name) === undefined && name !== 'today';
  const zone = subject.store.timeZone;
  if (!isTimestamp && (day?.happened !== true || day.pending)) {
    return { first: subject.now.firstMinute, last: subject.now.lastMinute };
  }
  const first = !day || day.lo <= DISTANT_PAST ? -Infinity : startOfDay(day.lo, zone);
  const last = day ? endOfDay(day.hi, zone) : subject.now.lastMinute;
  return own ? { first: Math.max(own.first, first), last: Math.min(own.last, last) } : { first, last };
}
