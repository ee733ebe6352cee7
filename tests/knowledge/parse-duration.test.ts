import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseDuration, parseWindow } from '../../src/knowledge/parse-duration.js';
import type { Duration } from '../../src/model/duration.js';
import { sayDuration } from '../../src/verdict/explain/words.js';

describe('a duration', () => {
  it.each<[string, Duration]>([
    ['30 days', [{ amount: 30, unit: 'days' }]],
    ['1 day', [{ amount: 1, unit: 'days' }]],
    ['0 days', [{ amount: 0, unit: 'days' }]],
    ['45 calendar days', [{ amount: 45, unit: 'days' }]],
    ['12 hours', [{ amount: 12, unit: 'hours' }]],
    ['90 minutes', [{ amount: 90, unit: 'minutes' }]],
    ['2 weeks', [{ amount: 2, unit: 'weeks' }]],
    ['3 months', [{ amount: 3, unit: 'months' }]],
    ['1 year', [{ amount: 1, unit: 'years' }]],
    ['5 business days', [{ amount: 5, unit: 'businessDays' }]],
    ['4 working days', [{ amount: 4, unit: 'businessDays' }]],
    ['  30 days  ', [{ amount: 30, unit: 'days' }]],
    [
      '5 business days then 1 day then 2 weeks',
      [
        { amount: 5, unit: 'businessDays' },
        { amount: 1, unit: 'days' },
        { amount: 2, unit: 'weeks' },
      ],
    ],
  ])('%j is read', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each([
    '',
    'days',
    '30',
    '30days',
    'thirty days',
    '-1 days',
    '1.5 days',
    '30 fortnights',
    '30 business hours',
    '30 Days',
    '5 business days, 1 day',
    '5 business days then',
    'then 1 day',
    '5 days and 1 hour',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('that is written out is read back', () => {
    const unit = fc.constantFrom<Duration[number]['unit']>('minutes', 'hours', 'days', 'businessDays', 'weeks', 'months', 'years');
    const length = fc.array(fc.record({ amount: fc.nat(1000), unit }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(length, (legs) => {
        expect(parseDuration(sayDuration(legs).replaceAll(' and then ', ' then '))).toEqual(legs);
      }),
    );
  });
});

describe('a window', () => {
  const days = [{ amount: 30, unit: 'days' }];

  it.each([
    ['30 days from deliveryDate', { length: days, from: 'deliveryDate', until: null }],
    ['30 days from deliveryDate until today', { length: days, from: 'deliveryDate', until: 'today' }],
    [' 30  days   from deliveryDate ', null],
    ['30 days   from   deliveryDate   until   returnShippedDate', { length: days, from: 'deliveryDate', until: 'returnShippedDate' }],
  ])('%j is read as %j', (text, expected) => {
    expect(parseWindow(text)).toEqual(expected);
  });

  it('may have several legs', () => {
    expect(parseWindow('5 business days then 1 day from purchaseDate until today')).toEqual({
      length: [
        { amount: 5, unit: 'businessDays' },
        { amount: 1, unit: 'days' },
      ],
      from: 'purchaseDate',
      until: 'today',
    });
  });

  it.each(['30 days', 'from deliveryDate', '30 days deliveryDate', '30 days from', '30 days from a b', 'days from deliveryDate', '30 days from deliveryDate until', '30 days until today'])(
    '%j is none',
    (text) => {
      expect(parseWindow(text)).toBeNull();
    },
  );
});
