import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseDuration } from '../../src/knowledge/parse-duration.js';
import type { Duration } from '../../src/model/duration.js';
import {
  addBusinessDays,
  addMonths,
  clockMinutes,
  DISTANT_PAST,
  earliestReaching,
  formatDay,
  isBusinessDay,
  nominalDays,
  parseDay,
  shift,
  weekday,
} from '../../src/verdict/days.js';
import { dayNumber, isoDay, lastDay } from './calendar.js';

const day = (iso: string): number => dayNumber(iso);
const none = new Set<number>();
const duration = (text: string): Duration => parseDuration(text)!;

describe('a date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2024-02-29', 19782],
    ['2028-02-29', 21243],
  ])('%s is day %i and is written the same again', (iso, number) => {
    expect(parseDay(iso)).toBe(number);
    expect(formatDay(number)).toBe(iso);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2100-02-29', // a century year is no leap year unless 400 divides it
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0999-12-31',
    '0000-01-01',
    '0026-06-20',
    '2026-6-20',
    '26-06-20',
    '2026-06-20T00:00:00Z',
    ' 2026-06-20',
    '2026-06-20\n',
    '2026/06/20',
    '20260620',
    '٢٠٢٦-٠٦-٢٠',
    '12026-06-20',
    '',
  ])('%j is none', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('is read back from what is written, for every day of 1000 to 9999', () => {
    const anyDay = fc.integer({ min: day('1000-01-01'), max: day('9999-12-31') });
    fc.assert(fc.property(anyDay, (number) => parseDay(formatDay(number)) === number));
  });
});

describe('months later', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-06-20', 0, '2026-06-20'],
    ['2026-06-20', 24, '2028-06-20'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months is %s: clamped to the end of the month', (from, months, expected) => {
    expect(formatDay(addMonths(day(from), months))).toBe(expected);
  });
});

describe('a business day', () => {
  it('is Monday to Friday', () => {
    // 2026-06-15 is a Monday.
    const week = [0, 1, 2, 3, 4, 5, 6].map((after) => day('2026-06-15') + after);
    expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(week.map((date) => isBusinessDay(date, none))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([day('1969-12-28'), day('1969-12-29')].map(weekday)).toEqual([0, 1]);
  });

  it('is no holiday', () => {
    expect(isBusinessDay(day('2026-06-19'), new Set([day('2026-06-19')]))).toBe(false);
  });

  it.each([
    ['2026-06-15', 0, '2026-06-15'],
    ['2026-06-15', 1, '2026-06-16'],
    ['2026-06-19', 1, '2026-06-22'], // Friday to Monday
    ['2026-06-20', 1, '2026-06-22'], // from a Saturday
    ['2026-06-21', 1, '2026-06-22'], // from a Sunday
    ['2026-06-15', 5, '2026-06-22'],
    ['2026-06-15', 10, '2026-06-29'],
    ['2025-12-31', 2, '2026-01-02'],
  ])('counted from %s, the %i. one is %s', (from, count, expected) => {
    expect(formatDay(addBusinessDays(day(from), count, none))).toBe(expected);
  });

  it('skips holidays, also those next to a weekend and several in a row', () => {
    const holidays = new Set(['2026-12-24', '2026-12-25', '2026-12-28'].map(day));
    expect(formatDay(addBusinessDays(day('2026-12-23'), 1, holidays))).toBe('2026-12-29');
    expect(formatDay(addBusinessDays(day('2026-12-23'), 2, holidays))).toBe('2026-12-30');
  });
});

describe('the last day of a window', () => {
  it.each([
    ['30 days', '2026-05-21', '2026-06-20'],
    ['30 days', '2024-02-01', '2024-03-02'],
    ['30 days', '2026-02-01', '2026-03-03'],
    ['2 weeks', '2025-12-25', '2026-01-08'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['1 year', '2024-02-29', '2025-02-28'],
    ['2 years', '2026-02-28', '2028-02-28'],
    ['5 business days then 1 day', '2026-06-15', '2026-06-23'],
    ['5 business days then 1 day then 28 business days', '2026-06-15', '2026-07-31'],
    ['0 days', '2026-06-20', '2026-06-20'],
    ['12 hours', '2026-06-20', '2026-06-20'],
  ])('of %s from %s is %s', (length, from, expected) => {
    expect(formatDay(shift(day(from), duration(length), none))).toBe(expected);
  });

  it('of a start that lies in the distant past lies there too', () => {
    expect(shift(DISTANT_PAST, duration('2 years'), none)).toBe(DISTANT_PAST);
    expect(earliestReaching(DISTANT_PAST, duration('2 years'), none)).toBe(DISTANT_PAST);
  });
});

const anyUnit = fc.constantFrom<Duration[number]['unit']>('days', 'businessDays', 'weeks', 'months', 'years');
const anyLength: fc.Arbitrary<Duration> = fc.array(
  fc.record({ amount: fc.nat(40), unit: anyUnit }).map(({ amount, unit }) => ({
    unit,
    amount: unit === 'years' ? amount % 4 : unit === 'months' ? amount % 15 : amount,
  })),
  { minLength: 1, maxLength: 3 },
);
const anyDay = fc.integer({ min: day('2015-01-01'), max: day('2045-12-31') });
const anyHolidays = fc
  .array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 })
  .chain((offsets) => anyDay.map((start) => new Set(offsets.map((offset) => start + offset))));

describe('windows in general', () => {
  it('end where a plain count day by day says', () => {
    fc.assert(
      fc.property(anyDay, anyLength, anyHolidays, (from, length, holidays) => {
        expect(isoDay(shift(from, length, holidays))).toBe(isoDay(lastDay(from, length, holidays)));
      }),
    );
  });

  it('never end earlier when they begin later', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(40), anyLength, anyHolidays, (from, later, length, holidays) => {
        expect(shift(from + later, length, holidays)).toBeGreaterThanOrEqual(shift(from, length, holidays));
      }),
    );
  });

  it('reach a day exactly from the earliest start that is said to reach it', () => {
    fc.assert(
      fc.property(anyDay, anyLength, anyHolidays, (target, length, holidays) => {
        const start = earliestReaching(target, length, holidays);
        expect(shift(start, length, holidays)).toBeGreaterThanOrEqual(target);
        expect(shift(start - 1, length, holidays)).toBeLessThan(target);
      }),
    );
  });

  it('reach over a long run of holidays', () => {
    // Thirty days without a working day between the start and the target.
    const holidays = new Set(Array.from({ length: 30 }, (_, index) => day('2026-07-01') + index));
    for (const amount of [1, 2, 3]) {
      const length: Duration = [{ amount, unit: 'businessDays' }];
      const target = day('2026-07-31') + amount;
      const start = earliestReaching(target, length, holidays);
      expect(shift(start, length, holidays)).toBeGreaterThanOrEqual(target);
      expect(shift(start - 1, length, holidays)).toBeLessThan(target);
    }
  });
});

describe('the usual length of a duration', () => {
  it('puts windows in order across units', () => {
    const texts = [
      '90 minutes',
      '12 hours',
      '1 day',
      '5 business days',
      '8 days',
      '2 weeks',
      '1 month',
      '45 days',
      '1 year',
      '2 years',
    ];
    const lengths = texts.map((text) => nominalDays(duration(text)));
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
  });

  it('is counted by the clock only where every leg is', () => {
    expect(clockMinutes(duration('12 hours'))).toBe(720);
    expect(clockMinutes(duration('90 minutes'))).toBe(90);
    expect(clockMinutes(duration('1 hour then 30 minutes'))).toBe(90);
    expect(clockMinutes(duration('1 day'))).toBeNull();
    expect(clockMinutes(duration('1 hour then 1 day'))).toBeNull();
  });
});
