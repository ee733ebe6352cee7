import type { Day } from '../../model/duration.js';
import { formatDay, parseDay, weekday } from '../../verdict/days.js';

/** Days from `lo` to `hi`, both included. */
export interface Span {
  readonly lo: Day;
  readonly hi: Day;
}

/** Year, month (1 to 12) and day of the month. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** The day of a calendar date; null when the calendar has no such date. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')];
  return parseDay(text.join('-'));
}

/** The calendar date of a day. */
export function dateOf(day: Day): CalendarDate {
  const [year, month, date] = formatDay(day).split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, date: date ?? 0 };
}

/** The days of a month; months before January and after December run into other years. */
export function monthSpan(year: number, month: number): Span {
  const index = year * 12 + month - 1;
  const first = dayOf(Math.floor(index / 12), (index % 12) + 1, 1) ?? 0;
  const next = dayOf(Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1) ?? 0;
  return { lo: first, hi: next - 1 };
}

/** The days of a year. */
export function yearSpan(year: number): Span {
  return { lo: dayOf(year, 1, 1) ?? 0, hi: dayOf(year, 12, 31) ?? 0 };
}

/** Monday of the day's week. */
export function monday(day: Day): Day {
  return day - ((weekday(day) + 6) % 7);
}

/** The n-th such weekday of a month (0 is Sunday); null when it has fewer. `nth` -1 is the last. */
export function nthWeekday(year: number, month: number, which: number, nth: number): Day | null {
  const { lo, hi } = monthSpan(year, month);
  if (nth < 0) return hi - ((weekday(hi) - which + 7) % 7);
  const day = lo + ((which - weekday(lo) + 7) % 7) + 7 * (nth - 1);
  return day <= hi ? day : null;
}

/** A single day. */
export function single(day: Day): Span {
  return { lo: day, hi: day };
}
