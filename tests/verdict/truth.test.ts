import { describe, expect, it } from '@jest/globals';

import type { Facts } from '../../src/model/fact.js';
import { and, not, or, type Truth, truthOf } from '../../src/verdict/truth.js';
import { caseOf, conditionOf } from './synthetic.js';

const today = '2026-06-20';
const truthIn = (facts: Facts, condition: string): Truth =>
  truthOf(conditionOf(condition), caseOf(facts, today));

describe('three-valued logic', () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    // a, b, a and b, a or b
    [true, true, true, true],
    [true, false, false, true],
    [true, null, null, true],
    [false, true, false, true],
    [false, false, false, false],
    [false, null, false, null],
    [null, true, null, true],
    [null, false, false, null],
    [null, null, null, null],
  ])('of %s and %s gives %s for "and" and %s for "or"', (a, b, both, either) => {
    expect(and(a, b)).toBe(both);
    expect(and(b, a)).toBe(both);
    expect(or(a, b)).toBe(either);
    expect(or(b, a)).toBe(either);
    // De Morgan ties the three together.
    expect(not(and(a, b))).toBe(or(not(a), not(b)));
  });

  it('turns true and false round and leaves the unknown unknown', () => {
    expect([true, false, null].map(not)).toEqual([false, true, null]);
  });
});

describe('a condition is true, false or unknown:', () => {
  const unknown = 'unknown';
  const rows: [string, Facts, boolean | typeof unknown][] = [
    // choices
    ['condition: unopened', { condition: 'unopened' }, true],
    ['condition: unopened', { condition: 'used' }, false],
    ['condition: unopened', {}, unknown],
    ['condition: unopened', { condition: null }, unknown],
    ['condition: [unopened, opened_unused]', { condition: 'opened_unused' }, true],
    ['condition: [unopened, opened_unused]', { condition: 'used' }, false],
    ['condition: [unopened, opened_unused]', { condition: null }, unknown],
    ['condition: {not: damaged}', { condition: 'used' }, true],
    ['condition: {not: damaged}', { condition: 'damaged' }, false],
    ['condition: {not: damaged}', {}, unknown],
    ['condition: {not: [used, damaged]}', { condition: 'unopened' }, true],
    ['condition: {not: [used, damaged]}', { condition: 'damaged' }, false],
    ['condition: {not: [used, damaged]}', { condition: null }, unknown],
    // dates make a status
    ['orderStatus: shipped', { shipDate: '2026-06-01' }, true],
    ['orderStatus: not_shipped', { shipDate: '2026-06-01' }, false],
    ['orderStatus: delivered', { deliveryDate: '2026-06-01' }, true],
    ['orderStatus: not_shipped', { shipDate: 'not_yet' }, true],
    ['orderStatus: [not_shipped, shipped]', { deliveryDate: 'not_yet' }, true],
    ['orderStatus: shipped', { deliveryDate: 'not_yet' }, unknown],
    ['orderStatus: shipped', {}, unknown],
    // yes and no
    ['originalPackaging: yes', { originalPackaging: true }, true],
    ['originalPackaging: yes', { originalPackaging: false }, false],
    ['originalPackaging: no', { originalPackaging: false }, true],
    ['originalPackaging: no', { originalPackaging: true }, false],
    ['originalPackaging: yes', {}, unknown],
    ['originalPackaging: no', { originalPackaging: null }, unknown],
    // countries
    ['destination: US', { destination: 'US' }, true],
    ['destination: US', { destination: 'CA' }, false],
    ['destination: US', { destination: 'international' }, false],
    ['destination: {not: US}', { destination: 'CA' }, true],
    ['destination: {not: US}', { destination: 'US' }, false],
    ['destination: {not: US}', { destination: null }, unknown],
    // numbers: below, at and above the limit
    ['trackingStoppedDays: {more than: 10}', { trackingStoppedDays: 10 }, false],
    ['trackingStoppedDays: {more than: 10}', { trackingStoppedDays: 11 }, true],
    ['trackingStoppedDays: {at least: 10}', { trackingStoppedDays: 9 }, false],
    ['trackingStoppedDays: {at least: 10}', { trackingStoppedDays: 10 }, true],
    ['trackingStoppedDays: {at most: 10}', { trackingStoppedDays: 10 }, true],
    ['trackingStoppedDays: {at most: 10}', { trackingStoppedDays: 11 }, false],
    ['trackingStoppedDays: {less than: 10}', { trackingStoppedDays: 9 }, true],
    ['trackingStoppedDays: {less than: 10}', { trackingStoppedDays: 10 }, false],
    ['trackingStoppedDays: {more than: 10}', {}, unknown],
    ['trackingStoppedDays: {at most: 10}', { trackingStoppedDays: null }, unknown],
    // events
    ['replacementDate: not_yet', { replacementDate: 'not_yet' }, true],
    ['replacementDate: not_yet', { replacementDate: '2026-06-01' }, false],
    ['deliveryDate: not_yet', {}, unknown],
    ['deliveryDate: not_yet', { deliveryDate: null }, unknown],
    ['deliveryDate: not_yet', { orderStatus: 'shipped' }, true],
    ['deliveryDate: {not: not_yet}', { orderStatus: 'delivered' }, true],
    ['deliveryDate: {not: not_yet}', { deliveryDate: 'not_yet' }, false],
    ['deliveryDate: {not: not_yet}', {}, unknown],
    // windows to tell the shop: the day before the last, the last, the day after
    ['within: 30 days from deliveryDate', { deliveryDate: '2026-05-22' }, true],
    ['within: 30 days from deliveryDate', { deliveryDate: '2026-05-21' }, true],
    ['within: 30 days from deliveryDate', { deliveryDate: '2026-05-20' }, false],
    ['after: 30 days from deliveryDate', { deliveryDate: '2026-05-21' }, false],
    ['after: 30 days from deliveryDate', { deliveryDate: '2026-05-20' }, true],
    ['within: 30 days from deliveryDate', { deliveryDate: '2026-04-01', noticeDate: '2026-05-01' }, true],
    ['within: 30 days from deliveryDate', { deliveryDate: '2026-04-01', noticeDate: '2026-05-02' }, false],
    // a start that is not known, known roughly, or still to come
    ['within: 30 days from deliveryDate', {}, unknown],
    ['within: 30 days from deliveryDate', { deliveryDate: null }, unknown],
    ['within: 30 days from deliveryDate', { deliveryDate: { from: '2026-05-21', to: '2026-06-20' } }, true],
    [
      'within: 30 days from deliveryDate',
      { deliveryDate: { from: '2026-05-20', to: '2026-05-21' } },
      unknown,
    ],
    ['within: 30 days from deliveryDate', { deliveryDate: { from: '2026-04-01', to: '2026-05-20' } }, false],
    ['after: 30 days from deliveryDate', { deliveryDate: { from: '2026-05-20', to: '2026-05-21' } }, unknown],
    ['within: 30 days from deliveryDate', { deliveryDate: 'not_yet' }, true],
    ['after: 30 days from deliveryDate', { deliveryDate: 'not_yet' }, false],
    // a date bounded by others: bought 20 days ago, so it came at most 20 days ago
    ['within: 20 days from deliveryDate', { purchaseDate: '2026-05-31', orderStatus: 'delivered' }, true],
    ['within: 19 days from deliveryDate', { purchaseDate: '2026-05-31', orderStatus: 'delivered' }, unknown],
    // windows between two events
    [
      'within: 2 weeks from rmaDate until returnShippedDate',
      { rmaDate: '2026-06-01', returnShippedDate: '2026-06-15', rmaIssued: true },
      true,
    ],
    [
      'within: 2 weeks from rmaDate until returnShippedDate',
      { rmaDate: '2026-06-01', returnShippedDate: '2026-06-16', rmaIssued: true },
      false,
    ],
    [
      'within: 2 weeks from rmaDate until returnShippedDate',
      { rmaDate: '2026-06-06', returnShippedDate: 'not_yet' },
      true,
    ],
    [
      'within: 2 weeks from rmaDate until returnShippedDate',
      { rmaDate: '2026-06-05', returnShippedDate: 'not_yet' },
      false,
    ],
    ['within: 10 days from shipDate until today', { shipDate: '2026-06-10', noticeDate: '2026-06-12' }, true],
    [
      'within: 10 days from shipDate until today',
      { shipDate: '2026-06-09', noticeDate: '2026-06-12' },
      false,
    ],
    // always
    ['always: yes', {}, true],
  ];

  it.each(rows)('%s on %j is %s', (condition, facts, expected) => {
    expect(truthIn(facts, condition)).toBe(expected === unknown ? null : expected);
  });

  it('an hour window ends to the minute', () => {
    const condition = conditionOf('within: 12 hours from orderedAt until today');
    const facts = { orderedAt: '2026-06-20T08:00:00Z' };
    const at = (moment: string): Truth => truthOf(condition, caseOf(facts, moment));
    expect([at('2026-06-20T19:59:00Z'), at('2026-06-20T20:00:00Z'), at('2026-06-20T20:01:00Z')]).toEqual([
      true,
      true,
      false,
    ]);
    // The same moments by other clocks.
    expect([at('2026-06-20T13:00:00-07:00'), at('2026-06-21T05:31:00+09:30')]).toEqual([true, false]);
  });

  it('an hour window against a bare day counts the whole day', () => {
    const condition = conditionOf('within: 12 hours from orderedAt until today');
    const on = (orderedAt: string): Truth => truthOf(condition, caseOf({ orderedAt }, today));
    expect(on('2026-06-20T15:00:00Z')).toBe(true);
    expect(on('2026-06-20T08:00:00Z')).toBeNull();
    expect(on('2026-06-19T11:59:00Z')).toBe(false);
  });
});

describe('conditions put together', () => {
  // One condition of each truth on these facts.
  const facts: Facts = { originalPackaging: true, accessoriesIncluded: false };
  const parts: [string, Truth][] = [
    ['originalPackaging: yes', true],
    ['accessoriesIncluded: yes', false],
    ['condition: unopened', null],
  ];
  const pairs = parts.flatMap((a) => parts.map((b) => [a, b] as const));

  it.each(pairs)('follow the truth tables: %j with %j', ([a, x], [b, y]) => {
    expect(truthIn(facts, `all:\n  - ${a}\n  - ${b}`)).toBe(and(x, y));
    expect(truthIn(facts, `any:\n  - ${a}\n  - ${b}`)).toBe(or(x, y));
    if (a !== b) expect(truthIn(facts, `${a}\n${b}`)).toBe(and(x, y));
  });

  it('of none is true for all and false for any', () => {
    expect(truthIn({}, 'all: []')).toBe(true);
    expect(truthIn({}, 'any: []')).toBe(false);
  });
});

describe('readings', () => {
  const readings = (a: string, b: string): string =>
    `readings:\n  - as: one way\n    ${a}\n  - as: the other way\n    ${b}`;
  const yes = 'originalPackaging: yes';
  const no = 'accessoriesIncluded: yes';
  const open = 'condition: unopened';
  const facts: Facts = { originalPackaging: true, accessoriesIncluded: false };

  it.each<[string, string, Truth]>([
    [yes, yes, true],
    [no, no, false],
    [yes, no, null],
    [no, yes, null],
    [yes, open, null],
    [open, no, null],
    [open, open, null],
  ])('"%s" or "%s" agree or are unknown', (a, b, expected) => {
    expect(truthIn(facts, readings(a, b))).toBe(expected);
  });

  it('are as the one that is taken', () => {
    const condition = conditionOf(readings(yes, no));
    const id = condition.kind === 'readings' ? condition.id : '';
    const taken = (option: number): Truth =>
      truthOf(condition, caseOf(facts, today), new Map([[id, option]]));
    expect([taken(0), taken(1)]).toEqual([true, false]);
  });
});
