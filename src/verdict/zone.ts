import { TZDate, tzOffset } from '@date-fns/tz';

import type { Day } from '../model/duration.js';

const MINUTES_A_DAY = 1440;

const MOST_REMEMBERED = 20_000;
/** Starts of days by zone, which are dear to work out and do not change. */
const starts = new Map<string, Map<Day, number>>();

/** Minutes since 1970-01-01T00:00Z at which the day begins in the zone. */
export function startOfDay(day: Day, zone: string): number {
  if (zone === 'UTC') return day * MINUTES_A_DAY;
  let own = starts.get(zone);
  if (!own) starts.set(zone, (own = new Map<Day, number>()));
  let start = own.get(day);
  if (start === undefined) {
    const date = new Date(day * 86_400_000);
    start = TZDate.tz(zone, date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime() / 60_000;
    if (own.size >= MOST_REMEMBERED) own.clear();
    own.set(day, start);
  }
  return start;
}

/** Last minute of the day in the zone, as minutes since 1970-01-01T00:00Z. */
export function endOfDay(day: Day, zone: string): number {
  return startOfDay(day + 1, zone) - 1;
}

/** The calendar day in the zone on which the minute falls. */
export function dayOfMinute(minute: number, zone: string): Day {
  return Math.floor((minute + offsetMinutes(minute, zone)) / MINUTES_A_DAY);
}

/** Minutes past midnight, by the clock of the zone. */
export function minuteOfDay(minute: number, zone: string): number {
  const local = minute + offsetMinutes(minute, zone);
  return local - Math.floor(local / MINUTES_A_DAY) * MINUTES_A_DAY;
}

/** Writes a minute as ISO 8601 with the zone's offset. */
export function formatMinute(minute: number, zone: string): string {
  const offset = offsetMinutes(minute, zone);
  const local = new Date((minute + offset) * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return offset === 0
    ? `${local}Z`
    : `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Offsets by zone and minute, dear to work out as well. */
const offsets = new Map<string, Map<number, number>>();

function offsetMinutes(minute: number, zone: string): number {
  if (zone === 'UTC') return 0;
  let own = offsets.get(zone);
  if (!own) offsets.set(zone, (own = new Map<number, number>()));
  let offset = own.get(minute);
  if (offset === undefined) {
    offset = tzOffset(zone, new Date(minute * 60_000));
    if (own.size >= MOST_REMEMBERED) own.clear();
    own.set(minute, offset);
  }
  return offset;
}
