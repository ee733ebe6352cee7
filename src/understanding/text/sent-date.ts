import type { Day } from '../../model/duration.js';
import { readDates } from '../dates/read-dates.js';
import type { Segment } from '../reading.js';
import { tokenise } from './tokens.js';

/** When a mail was written, by its own `Date:` header. */
export interface Sent {
  readonly day: Day;
  /** Minutes since 1970; null when the header gives no time. */
  readonly minutes: number | null;
  /** `-07:00`; null when the header names no zone. */
  readonly offset: string | null;
}

const DATE_HEADER = /^(?:date|sent)[ \t]*:[ \t]*(.{4,120})$/gim;
const CLOCK = /(\d{1,2}):(\d{2})(?::\d{2})?[ \t]*([ap]\.?m)?/i;
const OFFSET = /([+-])(\d{2}):?(\d{2})(?!\d)/;
const MINUTES_A_DAY = 1440;
/** A mail may be written on the other side of the date line. */
const AHEAD = 1;

/** Reads the mail's own date; null when there is none, or none that is sure and past. */
export function sentDate(text: string, segments: readonly Segment[], today: Day): Sent | null {
  const headers = segments
    .filter(({ kind }) => kind === 'headers')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  // Of a mail that was passed on, its own date, which stands last.
  const line = [...headers.matchAll(DATE_HEADER)].at(-1)?.[1];
  if (line === undefined) return null;
  const tokens = tokenise(line, 0, line.length);
  const times = readDates(tokens, { today: today + AHEAD, bare: true, order: null, text: line });
  // Of a date to come its weekday is no date of its own.
  if (times.some(({ meaning }) => meaning.kind === 'future')) return null;
  const read = times.find(({ meaning }) => meaning.kind === 'days')?.meaning;
  if (read?.kind !== 'days' || read.span.lo !== read.span.hi) return null;
  const clock = CLOCK.exec(line);
  const zone = OFFSET.exec(line);
  const offset = zone ? `${zone[1] ?? '+'}${zone[2] ?? '00'}:${zone[3] ?? '00'}` : null;
  return { day: read.span.lo, minutes: clock ? minutesOf(read.span.lo, clock, zone) : null, offset };
}

function minutesOf(day: Day, clock: RegExpExecArray, zone: RegExpExecArray | null): number {
  const half = clock[3]?.toLowerCase().charAt(0);
  const hour = half === undefined ? Number(clock[1]) : (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0);
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return day * MINUTES_A_DAY + hour * 60 + Number(clock[2]) - offset;
}
