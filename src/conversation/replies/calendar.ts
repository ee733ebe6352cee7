import type { CalendarFile } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import { formatDay, parseDay } from '../../verdict/days.js';
import { type ConversationParts, storeInfo } from '../parts.js';
import { phrase } from './segments.js';

/** Octets of a line of iCalendar, RFC 5545 section 3.1. */
const LINE = 75;

/**
 * The last day of a verdict as an all-day event with a reminder the day before (RFC 5545).
 * @param now the moment, ISO 8601
 * @returns null where no last day is to come
 */
export function calendarFile(parts: ConversationParts, verdict: Verdict, now: string): CalendarFile | null {
  const { deadline, daysLeft, route } = verdict;
  const last = deadline === null ? null : parseDay(deadline);
  if (last === null || deadline === null || daysLeft === null || daysLeft < 0) return null;
  const store = storeInfo(parts, verdict.store).name;
  const [first] = verdict.deadlines.filter(({ date }) => date === deadline);
  const title = route?.title ?? '';
  const compact = (text: string): string => text.replaceAll('-', '');
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clausewise//Deadline//EN',
    'BEGIN:VEVENT',
    `UID:${verdict.store}-${verdict.policy.hash}-${compact(deadline)}-${verdict.request}@clausewise`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(deadline)}`,
    `DTEND;VALUE=DATE:${compact(formatDay(last + 1))}`,
    `SUMMARY:${escape(phrase(parts, 'calendar.summary', { act: first?.act ?? title, store }))}`,
    `DESCRIPTION:${escape(phrase(parts, 'calendar.description', { gives: first?.gives ?? verdict.headline, title, store }))}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return { name: `${verdict.store}-${deadline}.ics`, content: `${lines.map(fold).join('\r\n')}\r\n` };
}

/** Text values escape backslash, semicolon, comma and line break (section 3.3.11). */
function escape(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** Long lines go on after a line break and a space; no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > LINE - 1) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join('\r\n ');
}
