import type { Day, Duration } from '../model/duration.js';

const MILLISECONDS_A_DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that no case reaches, before every date. */
export const DISTANT_PAST: Day = -200_000;

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Day | null>();

/** Reads `YYYY-MM-DD`; null when it is no date of the calendar (2026-02-30). */
export function parseDay(text: string): Day | null {
  let day = remembered.get(text);
  if (day === undefined) {
    day = readDay(text);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, day);
  }
  return day;
}

function readDay(text: string): Day | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const exists = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && year >= 1000;
  return exists ? Math.round(time / MILLISECONDS_A_DAY) : null;
}

const written = new Map<Day, string>();

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    if (written.size >= MOST_REMEMBERED) written.clear();
    written.set(day, text);
  }
  return text;
}

/**
 * Calendar months later, clamped to the month's end (31 January + 1 month = 28 or 29 February). Counted in years that
 * begin in March, as Hinnant 2013 ("chrono-compatible low-level date algorithms"), without a date object.
 */
export function addMonths(day: Day, months: number): Day {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * march + 2) / 5);
  const index = (yearOfEra + era * 400) * 12 + march + months;
  const first = firstOfMonth(index);
  return first + Math.min(date, firstOfMonth(index + 1) - first - 1);
}

/** The first day of a month, the months counted from March of the year 0. */
function firstOfMonth(index: number): Day {
  const year = Math.floor(index / 12);
  const march = index - year * 12;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100);
  return era * 146_097 + days + Math.floor((153 * march + 2) / 5) - 719_468;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** True on Monday to Friday when it is no holiday. */
export function isBusinessDay(day: Day, holidays: ReadonlySet<Day>): boolean {
  const dayOfWeek = weekday(day);
  return dayOfWeek !== 0 && dayOfWeek !== 6 && !holidays.has(day);
}

/** The n-th business day after the day. */
export function addBusinessDays(day: Day, count: number, holidays: ReadonlySet<Day>): Day {
  let result = day;
  for (let left = count; left > 0;) {
    result += 1;
    if (isBusinessDay(result, holidays)) left -= 1;
  }
  return result;
}

/**
 * The last day of a window: "within N days of X" ends on X + N, that whole day included (contract,
 * "Counting"). Never decreasing in `from`. Hours and minutes count as none here.
 */
export function shift(from: Day, length: Duration, holidays: ReadonlySet<Day>): Day {
  if (from <= DISTANT_PAST) return DISTANT_PAST;
  let day = from;
  for (const { amount, unit } of length) {
    if (unit === 'days') day += amount;
    else if (unit === 'weeks') day += 7 * amount;
    else if (unit === 'months') day = addMonths(day, amount);
    else if (unit === 'years') day = addMonths(day, 12 * amount);
    else if (unit === 'businessDays') day = addBusinessDays(day, amount, holidays);
  }
  return day;
}

/** The earliest day from which a window of this length still reaches `target`. */
export function earliestReaching(target: Day, length: Duration, holidays: ReadonlySet<Day>): Day {
  if (target <= DISTANT_PAST) return DISTANT_PAST;
  const [only, ...others] = length;
  if (only && others.length === 0) {
    const { amount, unit } = only;
    if (unit === 'days' || unit === 'weeks') return target - (unit === 'days' ? amount : 7 * amount);
    if (unit === 'months' || unit === 'years') {
      // Clamped to a month's end, the way back may fall short of the day, never beyond it.
      let day = addMonths(target, unit === 'months' ? -amount : -12 * amount);
      while (shift(day, length, holidays) < target) day += 1;
      return day;
    }
  }
  let low = target - 2 * Math.ceil(nominalDays(length)) - 40;
  let high = target;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (shift(middle, length, holidays) >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A duration's usual length in days, to put windows in order and to weigh priors. */
export function nominalDays(length: Duration): number {
  const sizes = {
    minutes: 1 / 1440,
    hours: 1 / 24,
    days: 1,
    businessDays: 7 / 5,
    weeks: 7,
    months: 30.44,
    years: 365.25,
  };
  return length.reduce((sum, { amount, unit }) => sum + amount * sizes[unit], 0);
}

/** The minutes of a duration counted by the clock, or null when it is counted in days. */
export function clockMinutes(length: Duration): number | null {
  let minutes = 0;
  for (const { amount, unit } of length) {
    if (unit === 'hours') minutes += amount * 60;
    else if (unit === 'minutes') minutes += amount;
    else return null;
  }
  return minutes;
}

/** The least and the most calendar days that a duration can span, whatever day it starts. */
export function spanOfDays(length: Duration): { readonly least: number; readonly most: number } {
  let [least, most] = [0, 0];
  for (const { amount, unit } of length) {
    if (unit === 'businessDays') {
      least += amount + 2 * Math.floor((amount - 1) / 5);
      // Weekends on both ends and as many holidays as a long festive season has.
      most += amount * 2 + 12;
    } else if (unit === 'months' || unit === 'years') {
      const months = unit === 'years' ? 12 * amount : amount;
      least += Math.floor(months * 30.436875) - 3;
      most += Math.ceil(months * 30.436875) + 3;
    } else {
      const days =
        unit === 'days'
          ? amount
          : unit === 'weeks'
            ? 7 * amount
            : unit === 'hours'
              ? amount / 24
              : amount / 1440;
      least += days;
      most += days;
    }
  }
  return { least, most };
}
