// A calendar of its own, so that the engine is not tested against itself: plain loops over `Date` and `Intl`.
import type { Duration } from '../../src/model/duration.js';

const DAY = 86_400_000;

/** The day number of `YYYY-MM-DD`, days since 1970-01-01. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** `YYYY-MM-DD` of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** So many days later, as `YYYY-MM-DD`. */
export function plusDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/** The last day of a window that begins on a day, counted day by day and month by month. */
export function lastDay(from: number, length: Duration, holidays: ReadonlySet<number>): number {
  let day = from;
  for (const { amount, unit } of length) {
    if (unit === 'businessDays') {
      for (let left = amount; left > 0;) {
        day += 1;
        const name = new Date(day * DAY).toUTCString().slice(0, 3);
        if (name !== 'Sat' && name !== 'Sun' && !holidays.has(day)) left -= 1;
      }
    } else if (unit === 'months' || unit === 'years') {
      const [year, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
      const index = year * 12 + (month - 1) + (unit === 'months' ? amount : 12 * amount);
      const target = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
      // The same day of the month, or the last one that the month has.
      let clamped = date;
      while (isoOrNull(`${target}-${String(clamped).padStart(2, '0')}`) === null) clamped -= 1;
      day = dayNumber(`${target}-${String(clamped).padStart(2, '0')}`);
    } else if (unit === 'weeks' || unit === 'days') {
      day += unit === 'weeks' ? 7 * amount : amount;
    }
  }
  return day;
}

function isoOrNull(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text;
}

/** Every minute of one day in a zone, first and last, found with `Intl` alone. */
export function minutesOfDay(iso: string, zone: string): { readonly first: Date; readonly last: Date } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const localDay = (minute: number): string => format.format(new Date(minute * 60_000));
  const start = firstMinuteWith((minute) => localDay(minute) >= iso, iso);
  const end = firstMinuteWith((minute) => localDay(minute) > iso, iso) - 1;
  return { first: new Date(start * 60_000), last: new Date(end * 60_000) };
}

function firstMinuteWith(holds: (minute: number) => boolean, iso: string): number {
  let low = (dayNumber(iso) - 2) * 1440;
  let high = (dayNumber(iso) + 3) * 1440;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
