import { describe, expect, it } from '@jest/globals';

import { Diagram } from '../../../src/verdict/diagram/diagram.js';
import { signatureKey } from '../../../src/verdict/signature.js';
import { goodShop } from './good-shop.js';

describe('the space of a request', () => {
  it('holds every combination: regions of the linked facts times the values of the others', async () => {
    const { context } = await goodShop();
    // Either: with a return number, on whose day the shop was told, or without.
    // return: within the 30 days or after them × 4 conditions × at most or more than 10 items
    expect(context.space('return').size).toBe(2 * 2 * 4 * 2);
    // defect: 6 problems × within the year or after it × 7 causes
    expect(context.space('defect').size).toBe(2 * 6 * 2 * 7);
  });

  it('finds a case for each verdict that can occur, and the judge agrees', async () => {
    const { context } = await goodShop();
    for (const request of context.requests) {
      const space = context.space(request);
      const { diagram, root } = space.of.compiled;
      const found = [...space.occurring(diagram, root)].map(([node, combination]) => {
        const { facts, today } = context.witness(space, combination);
        const considered = context.judge.consider('shop', facts, today);
        if ('problems' in considered || considered.missingRequest) throw new Error('not judged');
        expect(considered.consideration.summary).toEqual(diagram.valueOf(node));
        return signatureKey(diagram.valueOf(node));
      });
      expect(found.sort()).toEqual(
        request === 'return'
          ? [
              'conditional|shop/return|refund|full|customer',
              'eligible|shop/return|refund|full|customer',
              'not_eligible|shop/return||null|null',
            ]
          : [
              'eligible|shop/warranty|replacement|null|store',
              'not_eligible|shop/warranty||null|null',
              'not_stated|null||null|null',
            ],
      );
    }
  });

  it('says a case in plain words', async () => {
    const { context } = await goodShop();
    const space = context.space('return');
    const { diagram, root } = space.of.compiled;
    const denied = space.find(diagram, root, ({ outcome }) => outcome === 'not_eligible')!;
    expect(context.witness(space, denied).text).toBe(
      'the item was used and it was delivered on 17 June 2026 (today)',
    );
    const conditional = space.find(diagram, root, ({ outcome }) => outcome === 'conditional')!;
    expect(context.witness(space, conditional)).toMatchObject({
      today: '2026-06-17T12:00:00Z',
      facts: { request: 'return', condition: 'opened_unused', quantity: 11, deliveryDate: '2026-06-17' },
    });
    expect(space.find(diagram, root, ({ outcome }) => outcome === 'not_stated')).toBeNull();
  });

  it('looks at other days where the calendar of one day leaves nothing', async () => {
    // 30 days are over before 1 month is, but for the end of January.
    const { context } = await goodShop((policy) => ({
      ...policy,
      coverages: policy.coverages.map((coverage) => ({
        ...coverage,
        rules: coverage.rules.flatMap((rule) => {
          const { condition } = rule;
          return condition.kind === 'within' && coverage.slug === 'return'
            ? [
                rule,
                { ...rule, condition: { ...condition, length: [{ amount: 1, unit: 'months' as const }] } },
              ]
            : [rule];
        }),
      })),
    }));
    const space = context.space('return');
    const windows = space.variables.list.flatMap((variable, index) =>
      variable.kind === 'window' ? [index] : [],
    );
    expect(windows).toHaveLength(2);
    const test = new Diagram<boolean>(String);
    const [yes, no] = [test.terminal(true), test.terminal(false)];
    const at = (index: number): string => JSON.stringify(space.variables.list[index]);
    const days = windows.find((index) => at(index).includes('"days"'))!;
    const month = windows.find((index) => at(index).includes('"months"'))!;
    const [first, second] = [Math.min(days, month), Math.max(days, month)];
    // Within the 30 days, and after the month.
    const isDaysFirst = days === first;
    const inner = test.node(second, isDaysFirst ? [no, yes] : [yes, no]);
    const node = test.node(first, isDaysFirst ? [inner, no] : [no, inner]);
    const found = space.find(test, node, (value) => value)!;
    expect(found).not.toBeNull();
    expect(context.witness(space, found).text).toContain('it was delivered on');
  });
});
