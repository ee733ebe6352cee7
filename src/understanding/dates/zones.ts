import type { Day } from '../../model/duration.js';
import { formatDay } from '../../verdict/days.js';
import { formatMinute, minuteOfDay, startOfDay } from '../../verdict/zone.js';
import type { Token } from '../text/tokens.js';
import { within } from './numbers.js';

/** Short names of clock zones, as offsets from UTC. */
const SHORT = new Map<string, string>([
  ['utc', '+00:00'],
  ['gmt', '+00:00'],
  ['bst', '+01:00'],
  ['cet', '+01:00'],
  ['cest', '+02:00'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cst', '-06:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
]);
/** What stands before "time": the zone of the place, summer or winter (names of the IANA data base). */
const PLACES = new Map<string, string>(
  Object.entries({
    'Europe/London': 'uk british english london',
    'Europe/Dublin': 'irish dublin',
    'Europe/Berlin': 'german germany berlin hamburg munich',
    'Europe/Paris': 'french france paris',
    'Europe/Madrid': 'spanish spain madrid',
    'Europe/Rome': 'italian italy rome',
    'Europe/Amsterdam': 'dutch amsterdam',
    'Europe/Vienna': 'austrian vienna',
    'Europe/Warsaw': 'polish warsaw',
    'Europe/Stockholm': 'swedish stockholm',
    'America/New_York': 'eastern ny nyc boston',
    'America/Chicago': 'central chicago texas',
    'America/Denver': 'mountain denver',
    'America/Los_Angeles': 'pacific california la seattle',
    'Asia/Tokyo': 'japan japanese tokyo',
    'Asia/Shanghai': 'china chinese beijing',
    'Asia/Kolkata': 'india indian',
    'Australia/Sydney': 'sydney melbourne',
  }).flatMap(([zone, words]) => words.split(' ').map((word): [string, string] => [word, zone])),
);
const MINUTES_A_DAY = 1440;

/** A clock zone named at a word (`CET`, `UK time`, `(Pacific time)`), and the index after it; null where none is. */
export function zoneAt(tokens: readonly Token[], at: number): { zone: string; next: number } | null {
  const token = tokens[at];
  if (!token) return null;
  const short = SHORT.get(token.word);
  if (short !== undefined) return { zone: short, next: at + 1 };
  const place = PLACES.get(token.word);
  if (place === undefined) return null;
  const standard = /^(?:standard|daylight|european|summer)$/.test(within(tokens, at + 1)?.word ?? '') ? 1 : 0;
  return within(tokens, at + 1 + standard)?.word === 'time' ? { zone: place, next: at + 2 + standard } : null;
}

/** The moment at a time of day, ISO 8601 with offset. @param zone an offset (`+01:00`) or a name of the IANA data base */
export function momentAt(day: Day, minute: number, zone: string): string {
  if (zone.includes('/')) {
    const first = startOfDay(day, zone) + minute;
    // On the days when the clocks change, midnight is an hour nearer or farther.
    const off = minute - minuteOfDay(first, zone);
    return formatMinute(Math.abs(off) < MINUTES_A_DAY / 2 ? first + off : first, zone);
  }
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const offset = zone === '+00:00' || zone === '-00:00' ? 'Z' : zone;
  return `${formatDay(day)}T${two(minute / 60)}:${two(minute % 60)}:00${offset}`;
}
