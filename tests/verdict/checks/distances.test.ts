import { describe, expect, it } from '@jest/globals';

import type { WithinCondition } from '../../../src/model/condition.js';
import type { Facts } from '../../../src/model/fact.js';
import { buildCase, readNow } from '../../../src/verdict/case/case.js';
import { placeAt } from '../../../src/verdict/checks/distances.js';
import { goodShop } from './good-shop.js';

const within = (
  amount: number,
  unit: 'days' | 'hours' | 'businessDays',
  from: string,
  until = 'noticeDate',
): WithinCondition => ({
  kind: 'within',
  length: [{ amount, unit }],
  from,
  until,
  negated: false,
  clauses: [],
  line: 1,
});

async function place(window: WithinCondition, facts: Facts, today: string): Promise<string | null> {
  const { policy, knowledge } = await goodShop();
  const subject = buildCase(facts, knowledge.vocabulary, policy.store, [], readNow(today, 'UTC')!);
  if ('problems' in subject) throw new Error(subject.problems[0]!.message);
  return placeAt(window, subject);
}

describe('the place of a case at the end of a window', () => {
  const days = within(30, 'days', 'deliveryDate');

  it.each([
    ['2026-05-20', 'after'],
    ['2026-05-21', 'last'],
    ['2026-05-22', 'before'],
    ['2026-05-23', null],
    ['2026-05-19', null],
  ])('is told by the day: delivered %s', async (deliveryDate, expected) => {
    expect(await place(days, { deliveryDate }, '2026-06-20')).toBe(expected);
  });

  it('counts to the day on which the shop was told', async () => {
    const facts = { deliveryDate: '2026-05-01', noticeDate: '2026-05-31' };
    expect(await place(days, facts, '2026-06-20')).toBe('last');
    expect(await place({ ...days, until: 'today' }, facts, '2026-05-31')).toBe('last');
  });

  it('is not told where a date is rough, unknown or still to come', async () => {
    for (const deliveryDate of [{ from: '2026-05-20', to: '2026-05-22' }, null, 'not_yet'])
      expect(await place(days, { deliveryDate }, '2026-06-20')).toBeNull();
  });

  it('counts business days by the calendar', async () => {
    // Five business days after Friday 12 June end on Friday 19 June.
    const week = within(5, 'businessDays', 'deliveryDate');
    expect(await place(week, { deliveryDate: '2026-06-12' }, '2026-06-19')).toBe('last');
    expect(await place(week, { deliveryDate: '2026-06-12' }, '2026-06-20')).toBe('after');
  });

  it.each([
    ['2026-06-20T19:59:00Z', 'before'],
    ['2026-06-20T20:00:00Z', 'last'],
    ['2026-06-20T20:01:00Z', 'after'],
    ['2026-06-20T22:00:00Z', null],
    ['2026-06-20', null],
  ])('is told by the minute where hours count: at %s', async (today, expected) => {
    expect(await place(within(12, 'hours', 'orderedAt'), { orderedAt: '2026-06-20T08:00:00Z' }, today)).toBe(
      expected,
    );
  });
});
