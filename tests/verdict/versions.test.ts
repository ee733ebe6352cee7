import { describe, expect, it } from '@jest/globals';

import type { VerdictResult } from '../../src/model/verdict.js';
import type { Judge } from '../../src/verdict/judge.js';
import { judged } from './support.js';
import { judgeOf, policyOf } from './synthetic.js';

const today = '2026-06-20';
const promise = (days: number): string =>
  `id: promise\ntitle: Promise\nserves: [return]\nrequires:\n  - within: ${days} days from deliveryDate\ngives: [refund]\n`;
const version = (effective: string | null, days: number): ReturnType<typeof policyOf> =>
  policyOf([promise(days)], { version: effective ?? 'undated', effective });

/** Since May 2026 there are 30 days, since January 2026 14, and since 2025 10. */
const three = judgeOf(version('2025-01-01', 10), version('2026-01-01', 14), version('2026-05-01', 30));
const on = (facts: object, judge: Judge = three): VerdictResult =>
  judged(judge, 'shop', { request: 'return', ...facts }, today);
const governs = (facts: object, judge: Judge = three): string => on(facts, judge).verdict!.policy.version;
const assumed = ({ verdict }: VerdictResult): string => verdict!.assumptions.join(' ');

describe('the policy in force on the day of purchase governs', () => {
  it.each([
    ['2026-06-01', '2026-05-01'],
    ['2026-05-01', '2026-05-01'],
    ['2026-04-30', '2026-01-01'],
    ['2026-01-01', '2026-01-01'],
    ['2025-12-31', '2025-01-01'],
    ['2025-01-01', '2025-01-01'],
  ])('bought on %s: the text of %s', (purchaseDate, expected) => {
    expect(governs({ purchaseDate, deliveryDate: '2026-06-10' })).toBe(expected);
    expect(assumed(on({ purchaseDate, deliveryDate: '2026-06-10' }))).not.toMatch(/older than every text/);
  });

  it('whatever the order in which the versions are listed', () => {
    const turned = judgeOf(version('2026-05-01', 30), version('2025-01-01', 10), version('2026-01-01', 14));
    expect(governs({ purchaseDate: '2026-04-30' }, turned)).toBe('2026-01-01');
  });

  it('and decides by its own limits', () => {
    const outcome = (purchaseDate: string): string =>
      on({ purchaseDate, deliveryDate: '2026-06-01' }).verdict!.outcome;
    expect([outcome('2026-05-20'), outcome('2026-04-20')]).toEqual(['eligible', 'not_eligible']);
  });

  it('also where the day of purchase follows from the time of the order', () => {
    expect(governs({ orderedAt: '2026-04-30T23:00:00Z' })).toBe('2026-01-01');
  });

  it('in a rough time of purchase within one version', () => {
    expect(governs({ purchaseDate: { from: '2026-02-01', to: '2026-04-30' } })).toBe('2026-01-01');
  });
});

describe('an order older than every text', () => {
  it('is judged by the oldest, and the verdict says so', () => {
    const result = on({ purchaseDate: '2024-12-31', deliveryDate: '2026-06-12' });
    expect(result.verdict!.policy.version).toBe('2025-01-01');
    expect(result.verdict!.outcome).toBe('eligible');
    expect(assumed(result)).toMatch(/older than every text/);
  });

  it('is not where the oldest text names no day', () => {
    const undated = judgeOf(version(null, 10), version('2026-05-01', 30));
    const result = on({ purchaseDate: '2001-01-01', deliveryDate: '2026-06-12' }, undated);
    expect(result.verdict!.policy).toMatchObject({ version: 'undated', effectiveFrom: null });
    expect(assumed(result)).not.toMatch(/older than every text/);
  });
});

describe('where the day of purchase is not known', () => {
  it('and the versions that may govern decide differently, it is asked first', () => {
    const result = on({ deliveryDate: '2026-06-01' });
    expect(result.asks?.fact).toBe('purchaseDate');
    expect(result.missing[0]).toBe('purchaseDate');
    // Each answer then gives another verdict.
    const outcomes = ['2026-05-20', '2026-04-20'].map(
      (purchaseDate) => on({ purchaseDate, deliveryDate: '2026-06-01' }).verdict!.outcome,
    );
    expect(outcomes).toEqual(['eligible', 'not_eligible']);
  });

  it('the text of today is applied meanwhile, and the verdict says so', () => {
    const result = on({ deliveryDate: '2026-06-01' });
    expect(result.verdict!.policy.version).toBe('2026-05-01');
    expect(assumed(result)).toMatch(/day of purchase is not known/);
    expect(assumed(on({ deliveryDate: '2026-06-01', purchaseDate: '2026-05-20' }))).not.toMatch(/not known/);
  });

  it('and all of them decide alike, it is not asked', () => {
    const result = on({ deliveryDate: '2026-06-15' });
    expect(result).toMatchObject({ asks: null, missing: [], verdict: { outcome: 'eligible' } });
    const late = on({ deliveryDate: '2026-05-01' });
    expect(late).toMatchObject({ asks: null, verdict: { outcome: 'not_eligible' } });
  });

  it('and the customer does not know it, it is not asked again', () => {
    const result = on({ deliveryDate: '2026-06-01', purchaseDate: null });
    expect(result.asks).toBeNull();
    expect(assumed(result)).toMatch(/day of purchase is not known/);
  });

  it('but roughly, across a change that matters, that side of it is asked', () => {
    const rough = { from: '2026-04-15', to: '2026-05-15' };
    const result = on({ deliveryDate: '2026-06-01', purchaseDate: rough });
    expect(result.asks).toMatchObject({ fact: 'purchaseDate', boundary: '2026-05-01' });
  });

  it('but roughly, across a change that does not matter, it is not asked', () => {
    const rough = { from: '2026-04-15', to: '2026-05-15' };
    expect(on({ deliveryDate: '2026-06-15', purchaseDate: rough }).asks).toBeNull();
  });

  it('but the delivery is, no later version can govern', () => {
    // Delivered in April, so bought before May: the text of May is out of the question.
    const judge = judgeOf(version('2026-01-01', 90), version('2026-05-01', 7));
    expect(on({ deliveryDate: '2026-04-10' }, judge)).toMatchObject({
      asks: null,
      verdict: { outcome: 'eligible', policy: { version: '2026-01-01' } },
    });
  });
});

describe('a verdict names its text', () => {
  it('with version, day and hash, each its own', () => {
    const one = on({ purchaseDate: '2026-06-01' }).verdict!.policy;
    const other = on({ purchaseDate: '2026-02-01' }).verdict!.policy;
    expect(one).toMatchObject({ version: '2026-05-01', effectiveFrom: '2026-05-01' });
    expect(one.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(other.hash).not.toBe(one.hash);
  });
});
