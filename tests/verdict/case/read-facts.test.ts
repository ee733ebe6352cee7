import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { FactProblem } from '../../../src/model/fact.js';
import { parseTimestamp, readFacts } from '../../../src/verdict/case/read-facts.js';
import { vocabulary } from '../synthetic.js';

const read = (raw: unknown): ReturnType<typeof readFacts> => readFacts(raw, vocabulary);
const accepted = (name: string, value: unknown): unknown => {
  const { facts, problems } = read({ [name]: value });
  if (problems.length > 0) throw new Error(problems[0]!.message);
  return facts[name];
};
const refused = (name: string, value: unknown): FactProblem => {
  const { facts, problems } = read({ [name]: value });
  expect(facts).toEqual({});
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

describe('facts are read', () => {
  it.each<[string, unknown]>([
    ['request', 'return'],
    ['problem', 'stopped_working'],
    ['condition', null],
    ['originalPackaging', true],
    ['originalPackaging', false],
    ['originalPackaging', null],
    ['quantity', 1],
    ['quantity', 11],
    ['quantity', null],
    ['trackingStoppedDays', 0],
    ['destination', 'US'],
    ['destination', 'international'],
    ['destination', null],
    ['purchaseDate', '2026-06-20'],
    ['purchaseDate', '2024-02-29'],
    ['purchaseDate', null],
    ['purchaseDate', { from: '2026-05-01', to: '2026-05-31' }],
    ['deliveryDate', 'not_yet'],
    ['deliveryDate', { from: '2026-05-01', to: '2026-05-31' }],
    ['orderedAt', '2026-06-20T08:00:00Z'],
    ['orderedAt', '2026-06-20T08:00:00-07:00'],
    ['orderedAt', '2026-06-20'],
    ['orderedAt', { from: '2026-05-01', to: '2026-05-31' }],
    ['orderedAt', null],
  ])('%s %j as stated', (name, value) => {
    expect(accepted(name, value)).toEqual(value);
  });

  it('a cause of "unknown" as not known', () => {
    expect(accepted('cause', 'unknown')).toBeNull();
  });

  it('a country in any case, blanks around it', () => {
    expect([' us ', 'Us', 'INTERNATIONAL'].map((code) => accepted('destination', code))).toEqual([
      'US',
      'US',
      'international',
    ]);
  });

  it('a range of one day as that day', () => {
    expect(accepted('purchaseDate', { from: '2026-05-01', to: '2026-05-01' })).toBe('2026-05-01');
  });

  it('of nothing as none', () => {
    expect(read({})).toEqual({ facts: {}, problems: [] });
  });
});

describe('every bad value is refused, with its field and what is allowed', () => {
  it.each<[string, unknown, RegExp]>([
    ['request', 'refnud', /one of return, /],
    ['request', '', /one of return, /],
    ['request', 3, /one of return, /],
    ['request', ['return'], /one of return, /],
    ['problem', 'Stopped_Working', /did you mean stopped_working\?/],
    ['condition', true, /one of unopened, opened_unused, used, damaged or null/],
    ['originalPackaging', 'true', /true, false or null/],
    ['originalPackaging', 'yes', /true, false or null/],
    ['originalPackaging', 1, /true, false or null/],
    ['originalPackaging', {}, /true, false or null/],
    ['quantity', 0, /a whole number of at least 1 or null/],
    ['quantity', -3, /a whole number of at least 1 or null/],
    ['quantity', 1.5, /a whole number of at least 1 or null/],
    ['quantity', '2', /a whole number of at least 1 or null/],
    ['quantity', Number.NaN, /a whole number/],
    ['quantity', Number.POSITIVE_INFINITY, /a whole number/],
    ['quantity', 2 ** 53, /a whole number/],
    ['trackingStoppedDays', -1, /a whole number of at least 0 or null/],
    ['destination', 'USA', /a two-letter country code, "international" or null/],
    ['destination', 'U', /a two-letter country code/],
    ['destination', '12', /a two-letter country code/],
    ['destination', 5, /a two-letter country code/],
    ['purchaseDate', '2026-02-30', /a date that exists, written YYYY-MM-DD/],
    ['purchaseDate', '2100-02-29', /a date that exists/],
    ['purchaseDate', '20 June 2026', /a date that exists/],
    ['purchaseDate', '2026-06-20T08:00:00Z', /a date that exists/],
    ['purchaseDate', 1_750_000_000, /a date that exists/],
    ['purchaseDate', true, /a date that exists/],
    ['purchaseDate', 'not_yet', /a date that exists/], // a purchase has happened
    ['deliveryDate', 'notyet', /"not_yet" or null/],
    ['deliveryDate', [], /a date that exists/],
    ['deliveryDate', { from: '2026-05-31', to: '2026-05-01' }, /a range/],
    ['deliveryDate', { from: '2026-05-01' }, /a range/],
    ['deliveryDate', { from: '2026-05-01', to: null }, /a range/],
    ['deliveryDate', { from: '2026-02-30', to: '2026-05-01' }, /a range/],
    ['deliveryDate', { from: '2026-05-01', to: '2026-05-31', about: 1 }, /a range/],
    ['orderedAt', '2026-06-20T08:00:00', /a timestamp with offset/],
    ['orderedAt', '2026-02-30T08:00:00Z', /a timestamp with offset/],
    ['orderedAt', '2026-06-20T24:00:00Z', /a timestamp with offset/],
    ['orderedAt', '2026-06-20T08:60:00Z', /a timestamp with offset/],
    ['orderedAt', 'noon', /a timestamp with offset/],
    ['orderedAt', 12, /a timestamp with offset/],
  ])('%s %j', (name, value, allowed) => {
    const problem = refused(name, value);
    expect(problem).toMatchObject({ field: `facts.${name}`, other: null, kind: 'invalid' });
    expect(problem.message).toMatch(allowed);
    expect(problem.message).toContain(`facts.${name} must be`);
  });

  it.each<[unknown]>([[null], [undefined], ['{}'], [3], [true], [[]], [[{ request: 'return' }]]])(
    'facts that are no object: %j',
    (raw) => {
      expect(read(raw).problems).toEqual([expect.objectContaining({ field: 'facts', kind: 'invalid' })]);
    },
  );

  it('all of them at once, the good ones kept', () => {
    const { facts, problems } = read({
      request: 'return',
      quantity: 0,
      deliverydate: '2026-06-01',
      condition: 'new',
    });
    expect(facts).toEqual({ request: 'return' });
    expect(problems.map(({ field }) => field)).toEqual([
      'facts.quantity',
      'facts.deliverydate',
      'facts.condition',
    ]);
  });
});

describe('a fact that does not exist', () => {
  it.each([
    ['deliverydate', 'deliveryDate'],
    ['delivryDate', 'deliveryDate'],
    ['purchasedDate', 'purchaseDate'],
    ['Quantity', 'quantity'],
    ['orginalPackaging', 'originalPackaging'],
  ])('%s is answered with the nearest name, %s', (wrong, right) => {
    expect(refused(wrong, true).message).toContain(`did you mean ${right}?`);
  });

  it('far from every name is answered with all of them', () => {
    expect(refused('xyzzyplughfrotz', true).message).toMatch(/known facts: .*deliveryDate.*request/);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'prototype', 'valueOf'])(
    'is not taken for what every object has: %s',
    (name) => {
      const { facts, problems } = read(JSON.parse(`{"${name}": "return"}`));
      expect(Object.keys(facts)).toEqual([]);
      expect(problems).toHaveLength(1);
      expect(({} as Record<string, unknown>)['return']).toBeUndefined();
    },
  );
});

describe('reading facts never throws', () => {
  const name = fc.oneof(fc.constantFrom(...vocabulary.facts.keys()), fc.string());

  it('for any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), (raw) => void read(raw)));
  });

  it('for any value of any fact, and accepts or names each of them', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.anything()), (raw) => {
        const { facts, problems } = read(raw);
        const named = problems.map(({ field }) => field.replace(/^facts\./, ''));
        expect([...Object.keys(facts), ...named].sort()).toEqual(Object.keys(raw).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('and what was read is read the same again', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), (raw) => {
        const { facts } = read(raw);
        expect(read(facts)).toEqual({ facts, problems: [] });
      }),
    );
  });
});

describe('a timestamp', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:01:59Z', 1],
    ['1970-01-01T01:00:00+01:00', 0],
    ['1970-01-01T01:00:00+0100', 0],
    ['1969-12-31T16:00-08:00', 0],
    ['1970-01-01t00:00:00.5z', 0],
    ['1970-01-01T00:00:00-00:00', 0],
  ])('%s is minute %i', (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });

  it.each([
    '1970-01-01',
    '1970-01-01T00:00:00',
    '1970-01-01T00Z',
    '1970-02-30T00:00:00Z',
    '1970-01-01T24:00:00Z',
    '1970-01-01T00:00:60Z',
    '1970-01-01T00:00:00+25:00',
    '1970-01-01T00:00:00+01',
    '1970-01-01T00:00:00Z ',
    'now',
  ])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });
});
