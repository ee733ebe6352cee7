import type { WithinCondition } from '../../model/condition.js';
import type { Case } from '../case/case.js';
import { clockMinutes, DISTANT_PAST, shift } from '../days.js';

/** Where a case stands at the end of a window. */
export type Place = 'before' | 'last' | 'after';

const MINUTES_COUNTED_AS_NEXT = 60;

/**
 * Where a case stands at the end of a window: on its last day, the day before or the day after (for windows
 * counted by the clock: at its last minute, or within the hour before or after it).
 * @returns null when it stands elsewhere, or its dates are not exact
 */
export function placeAt(window: WithinCondition, subject: Case): Place | null {
  const from = subject.dates.day(window.from);
  if (from?.happened !== true || from.lo <= DISTANT_PAST) return null;
  const minutes = clockMinutes(window.length);
  if (minutes !== null) return placeByClock(window, minutes, subject);
  const until = window.until === 'today' ? undefined : subject.dates.get(window.until);
  const end = until?.happened === true ? until : { lo: subject.now.day, hi: subject.now.day };
  if (from.lo !== from.hi || end.lo !== end.hi) return null;
  const distance = end.lo - shift(from.lo, window.length, subject.store.holidayDays);
  return distance === 0 ? 'last' : distance === -1 ? 'before' : distance === 1 ? 'after' : null;
}

function placeByClock(window: WithinCondition, minutes: number, subject: Case): Place | null {
  const start = subject.minutes.get(window.from);
  const until = window.until === 'today' ? undefined : subject.dates.get(window.until);
  const isNow = until?.happened !== true || until.pending;
  const { firstMinute, lastMinute } = subject.now;
  if (!start || start.first !== start.last || !isNow || firstMinute !== lastMinute) return null;
  const distance = lastMinute - (start.first + minutes);
  if (distance === 0) return 'last';
  if (Math.abs(distance) > MINUTES_COUNTED_AS_NEXT) return null;
  return distance < 0 ? 'before' : 'after';
}
