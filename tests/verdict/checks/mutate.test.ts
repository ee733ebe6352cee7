import { describe, expect, it } from '@jest/globals';

import type { Coverage } from '../../../src/model/coverage.js';
import { verdictDifference } from '../../../src/verdict/checks/compare.js';
import { mutantsOf } from '../../../src/verdict/checks/mutants.js';
import { mutate } from '../../../src/verdict/checks/mutate.js';
import { goodShop } from './good-shop.js';

const named = (coverages: readonly Coverage[], slug: string): Coverage =>
  coverages.find((coverage) => coverage.slug === slug)!;

describe('mutants', () => {
  it('alter every number, comparison, value, line, scope, payer and citation of a coverage', async () => {
    const { policy } = await goodShop();
    const what = (slug: string): string[] =>
      mutantsOf(named(policy.coverages, slug), 'shop/contact-email').map((mutant) => mutant.what);
    expect(what('return')).toEqual([
      'dropped: within 30 days from deliveryDate',
      '30 days → 29 days from deliveryDate',
      '30 days → 31 days from deliveryDate',
      '30 days from deliveryDate: turned round',
      '30 days from deliveryDate: until noticeDate → today',
      'cites another clause instead of shop/return-right',
      'dropped: condition unopened/opened_unused',
      'condition: turned round',
      'condition: without unopened',
      'condition: without opened_unused',
      'cites another clause instead of shop/return-right',
      'dropped: quantity more than 10',
      'quantity: turned round',
      'quantity: limit 10 → 9',
      'quantity: limit 10 → 11',
      'cites another clause instead of shop/return-large-orders',
      'dropped: refund',
      'refund: full → product_only',
      'refund: chosen by the store',
      'cites another clause instead of shop/return-right',
      'dropped: return shipping, customer',
      'return shipping: customer → store',
      'cites another clause instead of shop/return-right',
      'cites another clause instead of shop/return-right',
    ]);
    expect(what('warranty')).toEqual(
      expect.arrayContaining(['dropped: problem stopped_working', '1 year → 2 years from purchaseDate']),
    );
  });

  it('differ from the coverage, or are said to be alike', async () => {
    const { context, policy } = await goodShop();
    const coverage = named(policy.coverages, 'return');
    const alike = mutantsOf(coverage, 'shop/contact-email').filter(
      ({ changed }) => verdictDifference(context, coverage, changed) === null,
    );
    expect(alike.every(({ kind }) => kind !== 'diagram')).toBe(true);
  });

  it('are all noticed by the examples of a policy that is well exampled', async () => {
    const { context, examples } = await goodShop();
    const { survivors, ...counts } = mutate(context, examples);
    expect(survivors).toEqual([]);
    expect(counts).toEqual({ store: 'shop', mutants: 43, killed: 31, equivalent: 2, masked: 10 });
  });

  it('survive with a hint where no example notices them', async () => {
    const { context, examples } = await goodShop();
    const without = examples.filter(({ name }) => !/eleven|misused|day 30/.test(name));
    const survivors = mutate(context, without).survivors.map(({ what, fix }) => `${what}: ${fix}`);
    expect(survivors).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^dropped: quantity more than 10: Add an example such as: return, .*items is 11/,
        ),
        'cites another clause instead of shop/return-large-orders: Add an example that comes to this line and expects "cites: [return-large-orders]".',
        expect.stringMatching(/^dropped: cause misuse: Add an example such as: defect, .*improper use/),
        expect.stringMatching(/^condition: without opened_unused: Add an example/),
      ]),
    );
  });
});
