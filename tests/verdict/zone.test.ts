import { describe, expect, it } from '@jest/globals';

import { readNow } from '../../src/verdict/case/case.js';
import { parseTimestamp } from '../../src/verdict/case/read-facts.js';
import { formatDay } from '../../src/verdict/days.js';
import { dayOfMinute, endOfDay, formatMinute, minuteOfDay, startOfDay } from '../../src/verdict/zone.js';
import { dayNumber, minutesOfDay } from './calendar.js';

/** Zones from −11 to +14, with half and quarter hours, half-hour summer time, and clocks that change at midnight. */
const zones = [
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Atlantic/Azores',
  'UTC',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

/** Days around the changes of the clocks, month ends, leap days and year ends. */
const days = [
  '2024-02-29',
  '2024-03-10',
  '2024-11-03',
  '2025-12-31',
  '2026-01-01',
  '2026-02-28',
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-04-24',
  '2026-06-20',
  '2026-09-06',
  '2026-10-04',
  '2026-10-25',
  '2026-10-30',
  '2026-11-01',
  '2028-02-29',
];

const minute = (date: Date): number => date.getTime() / 60_000;

describe.each(zones)('a day in %s', (zone) => {
  it('begins and ends where the calendar of the zone says, also when the clocks change', () => {
    for (const iso of days) {
      const { first, last } = minutesOfDay(iso, zone);
      const start = new Date(startOfDay(dayNumber(iso), zone) * 60_000).toISOString();
      const end = new Date(endOfDay(dayNumber(iso), zone) * 60_000).toISOString();
      expect(`${iso}: ${start} to ${end}`).toBe(`${iso}: ${first.toISOString()} to ${last.toISOString()}`);
    }
  });

  it('holds its first and its last minute, and not those beside it', () => {
    for (const iso of days) {
      const { first, last } = minutesOfDay(iso, zone);
      const dayOf = (at: number): string => formatDay(dayOfMinute(at, zone));
      expect([dayOf(minute(first)), dayOf(minute(last))]).toEqual([iso, iso]);
      expect(dayOf(minute(first) - 1) < iso).toBe(true);
      expect(dayOf(minute(last) + 1) > iso).toBe(true);
    }
  });

  it('is "today" for every timestamp in it, wherever that was written', () => {
    for (const iso of days) {
      const { first, last } = minutesOfDay(iso, zone);
      expect(formatDay(readNow(first.toISOString(), zone)!.day)).toBe(iso);
      expect(formatDay(readNow(last.toISOString(), zone)!.day)).toBe(iso);
    }
  });

  it('as a bare date is the whole day', () => {
    for (const iso of days) {
      const { first, last } = minutesOfDay(iso, zone);
      expect(readNow(iso, zone)).toMatchObject({
        day: dayNumber(iso),
        firstMinute: minute(first),
        lastMinute: minute(last),
      });
    }
  });

  it('writes each of its minutes with the offset of that minute', () => {
    for (const iso of days) {
      const { first, last } = minutesOfDay(iso, zone);
      for (const at of [minute(first), minute(first) + 200, minute(last)]) {
        const text = formatMinute(at, zone);
        expect(parseTimestamp(text)).toBe(at);
        // The wall clock of the zone, from Intl.
        const clock = new Intl.DateTimeFormat('sv', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(new Date(at * 60_000));
        expect(text.slice(0, 19).replace('T', ' ')).toBe(clock);
        const [hours, minutes] = clock.slice(11).split(':').map(Number) as [number, number];
        expect(minuteOfDay(at, zone)).toBe(hours * 60 + minutes);
      }
    }
  });
});

describe('the length of a day', () => {
  const hours = (iso: string, zone: string): number =>
    (endOfDay(dayNumber(iso), zone) + 1 - startOfDay(dayNumber(iso), zone)) / 60;

  it.each([
    ['2026-06-20', 'America/Los_Angeles', 24],
    ['2026-03-08', 'America/Los_Angeles', 23],
    ['2026-11-01', 'America/Los_Angeles', 25],
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2026-03-08', 'America/Havana', 23], // there is no 00:00 on this day
    ['2026-03-08', 'UTC', 24],
  ])('%s in %s has %d hours', (iso, zone, length) => {
    expect(hours(iso, zone)).toBe(length);
  });
});

describe('a timestamp', () => {
  it.each([
    [0, 'UTC', '1970-01-01T00:00:00Z'],
    [0, 'America/Los_Angeles', '1969-12-31T16:00:00-08:00'],
    [dayNumber('2026-06-20') * 1440, 'America/St_Johns', '2026-06-19T21:30:00-02:30'],
    [dayNumber('2026-06-20') * 1440, 'Asia/Kathmandu', '2026-06-20T05:45:00+05:45'],
    [dayNumber('2026-06-20') * 1440, 'Pacific/Kiritimati', '2026-06-20T14:00:00+14:00'],
    [dayNumber('2026-06-20') * 1440, 'Pacific/Pago_Pago', '2026-06-19T13:00:00-11:00'],
    [dayNumber('2026-06-20') * 1440, 'Europe/London', '2026-06-20T01:00:00+01:00'],
    [dayNumber('2026-01-20') * 1440, 'Europe/London', '2026-01-20T00:00:00Z'],
  ])('minute %i in %s is written %s', (at, zone, text) => {
    expect(formatMinute(at, zone)).toBe(text);
  });

  it.each([
    'yesterday',
    '2026-02-30',
    '2026-06-20T08:00:00',
    '2026-06-20 08:00:00Z',
    '2026-06-20T25:00:00Z',
    '',
  ])('%j is no moment', (text) => {
    expect(readNow(text, 'UTC')).toBeNull();
  });

  it('tells two readings of the hour that comes twice apart', () => {
    const [first, second] = ['2026-11-01T01:30:00-07:00', '2026-11-01T01:30:00-08:00'].map(parseTimestamp);
    expect(second! - first!).toBe(60);
    expect([first!, second!].map((at) => formatMinute(at, 'America/Los_Angeles'))).toEqual([
      '2026-11-01T01:30:00-07:00',
      '2026-11-01T01:30:00-08:00',
    ]);
  });
});
