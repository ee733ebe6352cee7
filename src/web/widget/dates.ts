const DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** Milliseconds of a day's beginning, time zones aside; NaN for what is no date. */
export function dayNumber(date: string): number {
  return ISO_DAY.test(date) ? Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY : NaN;
}

/** "10 July 2026"; what is no date as it is. */
export function longDay(date: string): string {
  return format(date, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "10 Jul", with the year where it is another than that of `beside`. */
export function shortDay(date: string, beside: string): string {
  const short = format(date, { day: 'numeric', month: 'short' });
  return date.slice(0, 4) === beside.slice(0, 4) ? short : `${short} ${date.slice(0, 4)}`;
}

/** A moment with its offset, in words: "20 June 2026, 14:05 (UTC-07:00)". */
export function moment(timestamp: string): string {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:\d{2})$/.exec(timestamp) ?? [];
  if (day === undefined || time === undefined || zone === undefined) return timestamp;
  return `${longDay(day)}, ${time} (UTC${zone === 'Z' ? '' : zone})`;
}

/** Time of day of a message, in the reader's own zone: "14:05". */
export function timeOfDay(timestamp: string): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) ? '' : `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A text with its dates as people write them. */
export function spellDates(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, longDay);
}

/** The offset of the reader's own zone at a moment: "+02:00". */
export function offsetOf(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function format(date: string, how: Intl.DateTimeFormatOptions): string {
  const day = dayNumber(date);
  if (Number.isNaN(day)) return date;
  return new Intl.DateTimeFormat('en-GB', { ...how, timeZone: 'UTC' }).format(day * DAY);
}
