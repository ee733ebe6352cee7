import { describe, expect, it } from '@jest/globals';

import type { Verdict } from '../../src/model/verdict.js';
import { judged, realJudge } from './support.js';
import { judgeOf, policyOf, shop } from './synthetic.js';

const promise = `id: promise
title: Promise
serves: [return]
requires:
  - within: 30 days from deliveryDate
  - within: 2 weeks from rmaDate until returnShippedDate
gives:
  - refund: full
    when: {within: 14 days from deliveryDate}
  - refund: product_only
  - exchange
`;
const hours =
  'id: promise\ntitle: Promise\nserves: [return]\nrequires:\n  - within: 12 hours from orderedAt\ngives: [cancellation]\n';

function on(facts: object, { block = promise, today = '2026-06-20', timeZone = 'UTC' } = {}): Verdict {
  const judge = judgeOf(policyOf([block], { store: shop({ timeZone }) }));
  return judged(judge, 'shop', { request: 'return', ...facts }, today).verdict!;
}

describe('the deadline of a verdict', () => {
  it.each<[string, object, Partial<Verdict>]>([
    [
      'is the last day of the window',
      { deliveryDate: '2026-06-10' },
      { deadline: '2026-07-10', daysLeft: 20 },
    ],
    ['is today on the last day', { deliveryDate: '2026-05-21' }, { deadline: '2026-06-20', daysLeft: 0 }],
    [
      'is the day that passed where time alone denies',
      { deliveryDate: '2026-05-20' },
      { outcome: 'not_eligible', deadline: '2026-06-19', daysLeft: -1 },
    ],
    [
      'is the tracking day once an RMA was issued',
      { deliveryDate: '2026-06-01', rmaDate: '2026-06-15' },
      { deadline: '2026-06-29', daysLeft: 9 },
    ],
    [
      'is the earliest that a rough start allows',
      { deliveryDate: { from: '2026-06-08', to: '2026-06-10' } },
      { deadline: '2026-07-08' },
    ],
    [
      'is none while the start is still to come',
      { deliveryDate: 'not_yet' },
      { outcome: 'eligible', deadline: null, daysLeft: null },
    ],
    ['is none while the start is not known', {}, { deadline: null, daysLeft: null }],
  ])('%s', (_, facts, expected) => {
    expect(on(facts)).toMatchObject({ deadlineAt: null, ...expected });
  });

  it('is none where only a reading that denies has an end, and that has passed', () => {
    const block = `id: promise
title: Promise
serves: [return]
requires:
  - readings:
      - as: from the delivery
        within: 45 days from deliveryDate
      - as: from the purchase
        within: 45 days from purchaseDate
gives: [exchange]
`;
    expect(on({ purchaseDate: '2024-06-10' }, { block })).toMatchObject({
      outcome: 'conditional',
      deadline: null,
      daysLeft: null,
    });
    expect(on({ purchaseDate: '2024-06-10', deliveryDate: '2026-06-10' }, { block })).toMatchObject({
      outcome: 'conditional',
      deadline: '2026-07-25',
    });
    expect(on({ purchaseDate: '2024-06-10', deliveryDate: '2024-06-20' }, { block })).toMatchObject({
      outcome: 'not_eligible',
    });
  });

  it('is none where something else denies as well', () => {
    const block = `${promise}excludes:\n  - modified: yes\n`;
    expect(on({ deliveryDate: '2026-05-01', modified: true }, { block }).deadline).toBeNull();
    expect(on({ deliveryDate: '2026-06-10', modified: true }, { block })).toMatchObject({
      outcome: 'not_eligible',
      deadline: null,
    });
  });

  it('never lies in the past of a grant', () => {
    const verdict = on({ deliveryDate: '2026-05-01', noticeDate: '2026-05-10' });
    expect(verdict.outcome).toBe('eligible');
    expect(verdict.daysLeft ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('is to the minute where the clock counts, in the zone of the shop', () => {
    const orderedAt = '2026-06-20T08:00:00Z';
    const utc = on({ orderedAt }, { block: hours, today: '2026-06-20T12:00:00Z' });
    expect(utc).toMatchObject({
      outcome: 'eligible',
      deadline: '2026-06-20',
      deadlineAt: '2026-06-20T20:00:00Z',
      daysLeft: 0,
    });
    const west = on(
      { orderedAt },
      { block: hours, today: '2026-06-20T12:00:00Z', timeZone: 'America/Los_Angeles' },
    );
    expect(west.deadlineAt).toBe('2026-06-20T13:00:00-07:00');
    const east = on(
      { orderedAt },
      { block: hours, today: '2026-06-20T12:00:00Z', timeZone: 'Pacific/Kiritimati' },
    );
    expect(east).toMatchObject({ deadline: '2026-06-21', deadlineAt: '2026-06-21T10:00:00+14:00' });
  });

  it('counts hours that are there, also in the night in which the clocks change', () => {
    const orderedAt = '2026-03-07T22:00:00-08:00';
    const verdict = on(
      { orderedAt },
      { block: hours, today: '2026-03-07T23:00:00-08:00', timeZone: 'America/Los_Angeles' },
    );
    expect(verdict.deadlineAt).toBe('2026-03-08T11:00:00-07:00');
  });
});

describe('every date that matters is listed', () => {
  it('the end of the better refund before the end of all', () => {
    expect(on({ deliveryDate: '2026-06-10' }).deadlines.map(({ date, clause }) => [date, clause])).toEqual([
      ['2026-06-24', 'shop/promise'],
      ['2026-07-10', 'shop/promise'],
    ]);
  });

  it('what has passed is not', () => {
    expect(on({ deliveryDate: '2026-06-01' }).deadlines.map(({ date }) => date)).toEqual(['2026-07-01']);
  });

  it('says what to do by then and what it gives', () => {
    const [full, rest] = on({ deliveryDate: '2026-06-10' }).deadlines;
    expect(full).toMatchObject({ act: 'tell the shop', gives: 'a full refund' });
    expect(rest!.gives).toBe("a refund of the product's price or an exchange");
    const [tracking] = on({ deliveryDate: '2026-06-01', rmaDate: '2026-06-15' }).deadlines.slice(-1);
    expect(tracking).toMatchObject({ date: '2026-06-29', act: 'send it back' });
  });

  it('none where nothing is granted', () => {
    expect(on({ deliveryDate: '2026-05-01' }).deadlines).toEqual([]);
  });
});

describe('a headline', () => {
  it('says until when each refund can be had where it shrinks before the last day', async () => {
    const { verdict } = judged(
      await realJudge(),
      'sonoff',
      {
        request: 'return',
        problem: 'none',
        deliveryDate: '2026-06-10',
        boughtFrom: 'official_store',
        condition: 'unopened',
        originalPackaging: true,
        accessoriesIncluded: true,
      },
      '2026-06-20',
    );
    expect(verdict?.headline).toMatch(/full refund until 24 June 2026.*product's price.*until 10 July 2026/);
  });
});
