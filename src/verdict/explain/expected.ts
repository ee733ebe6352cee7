import type { Coverage } from '../../model/coverage.js';
import type { Day } from '../../model/duration.js';
import type { Case } from '../case/case.js';
import { DISTANT_PAST, formatDay, isBusinessDay, shift } from '../days.js';
import { minuteOfDay } from '../zone.js';

/**
 * The days in which something is expected: from the earliest day of the earliest reading to the
 * latest of the latest; undefined while the day from which it counts is not known.
 */
export function expectedDays(
  coverage: Coverage,
  subject: Case,
): { readonly from: string; readonly to: string } | undefined {
  const { expects } = coverage;
  if (!expects) return undefined;
  const { holidayDays } = subject.store;
  const [first] = firstKnown(expects.earliest.from, expects.cutoffHour, subject) ?? [];
  const [, last] = firstKnown(expects.latest.from, null, subject) ?? [];
  if (first === undefined || last === undefined) return undefined;
  return {
    from: formatDay(shift(first, expects.earliest.length, holidayDays)),
    to: formatDay(shift(last, expects.latest.length, holidayDays)),
  };
}

function firstKnown(
  names: readonly string[],
  cutoffHour: number | null,
  subject: Case,
): readonly [Day, Day] | null {
  for (const name of names) {
    const days = startDays(name, cutoffHour, subject);
    if (days) return days;
  }
  return null;
}

/**
 * First and last day from which a date counts; null when it is not known. A derived day may be still
 * to come. With a cut-off hour, later orders count from the next working day.
 */
export function startDays(
  name: string,
  cutoffHour: number | null,
  subject: Case,
): readonly [Day, Day] | null {
  const derived = subject.derived.find(({ derivation }) => derivation.fact === name);
  if (derived) return [derived.lo, derived.hi];
  const date = subject.dates.day(name);
  if (
    date?.happened !== true ||
    date.lo <= DISTANT_PAST ||
    date.source === 'open' ||
    date.source === 'unknown'
  )
    return null;
  if (cutoffHour === null) return [date.lo, date.hi];
  const minutes = subject.minutes.get(name);
  const late = (minute: number | undefined): boolean =>
    minute !== undefined && minuteOfDay(minute, subject.store.timeZone) >= cutoffHour * 60;
  return [
    workingDay(date.lo, late(minutes?.first), subject),
    workingDay(date.hi, late(minutes?.last), subject),
  ];
}

function workingDay(day: Day, isLate: boolean, subject: Case): Day {
  let result = isLate ? day + 1 : day;
  while (!isBusinessDay(result, subject.store.holidayDays)) result += 1;
  return result;
}
