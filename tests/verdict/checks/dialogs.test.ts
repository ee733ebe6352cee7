import { describe, expect, it } from '@jest/globals';

import {
  averageOf,
  checkDialogs,
  type DialogLength,
  dialogLengths,
} from '../../../src/verdict/checks/dialogs.js';
import { leastQuestions } from '../../../src/verdict/checks/optimum.js';
import { goodShop } from './good-shop.js';

describe('dialog lengths', () => {
  it('are the least possible, found by trying every question in every state', async () => {
    const { context } = await goodShop();
    const lengths = dialogLengths(context);
    expect(lengths.map(({ request, worst, isTried }) => ({ request, worst, isTried }))).toEqual([
      { request: 'return', worst: 2, isTried: true },
      { request: 'defect', worst: 3, isTried: true },
    ]);
    for (const { mean, optimum } of lengths) expect(mean).toBeCloseTo(optimum, 9);
  });

  it('are worked out by hand for a request with two facts', async () => {
    const { context } = await goodShop();
    const considered = context.judge.consider('shop', { request: 'return' }, context.today);
    if ('problems' in considered || considered.missingRequest) throw new Error('not judged');
    // The condition first: 47 % are used or damaged and denied at once, the others need the day of delivery.
    expect(leastQuestions(considered.consideration)).toBeCloseTo(1 + 0.53, 9);
  });

  it('are reported where a dialog is longer than it need be', async () => {
    const { context } = await goodShop();
    const length = (mean: number): DialogLength => ({
      request: 'return',
      mean,
      optimum: 2,
      worst: 4,
      isTried: true,
    });
    expect(checkDialogs(context, [length(2), length(2.1)])).toEqual([]);
    expect(checkDialogs(context, [length(2.11)])).toMatchObject([{ check: 'dialogs', severity: 'error' }]);
  });

  it('are averaged by how often a request comes', async () => {
    const { context } = await goodShop();
    const of = (request: string, mean: number): DialogLength => ({
      request,
      mean,
      optimum: mean,
      worst: mean,
      isTried: true,
    });
    const prior = (request: string): number =>
      context.vocabulary.facts.get('request')!.choices.find(({ value }) => value === request)!.prior;
    const [a, b] = [prior('return'), prior('defect')];
    const { mean, worst } = averageOf([of('return', 1), of('defect', 3)], context.vocabulary);
    expect(mean).toBeCloseTo((a + 3 * b) / (a + b), 9);
    expect(worst).toBe(3);
  });
});
