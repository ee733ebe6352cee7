import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { FactValue } from '../../../src/model/fact.js';
import type { Verdict, VerdictResult } from '../../../src/model/verdict.js';
import type { Judge } from '../../../src/verdict/judge.js';
import { judged, realJudge, runs, stores } from '../support.js';
import { candidates, isPresumedAlways, type RandomCase, randomCase, requestsOf } from './random-facts.js';
import { dice, shuffled, stateOf, withFact } from './state.js';

let judge: Judge;
beforeAll(async () => {
  judge = await realJudge();
}, 60_000);

/**
 * Two values of the fact that lead to different verdicts, found by stating the other missing facts one by
 * one so that this one still matters; else the case in which no value of it makes a difference.
 */
function twoVerdicts(
  of: RandomCase,
  name: string,
  roll: (bound: number) => number,
): readonly [FactValue, FactValue] | RandomCase {
  let current = of;
  for (;;) {
    const [other] = shuffled(
      stateOf(judge, current)!.missing.filter((missing) => missing !== name),
      roll,
    );
    const next =
      other === undefined
        ? undefined
        : shuffled(candidates(judge, current, other), roll)
            .map((value) => withFact(current, other, value))
            .find((stated) => stateOf(judge, stated)?.missing.includes(name));
    if (!next) break;
    current = next;
  }
  const seen = new Map<string, FactValue>();
  for (const value of candidates(judge, current, name)) {
    const verdict = stateOf(judge, withFact(current, name, value))?.verdict;
    if (verdict !== undefined && !seen.has(verdict)) seen.set(verdict, value);
    const [first, second] = seen.values();
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return current;
}

describe.each(stores)('every fact that %s asks for', (store) => {
  /** Facts that are asked for nothing, each with a case that shows it. */
  const idle = (of: RandomCase, seed: number): readonly string[] =>
    (stateOf(judge, of)?.missing ?? []).flatMap((name) => {
      const found = twoVerdicts(of, name, dice(seed));
      return 'facts' in found ? [`${name} with ${JSON.stringify(found.facts)}`] : [];
    });

  it('while nothing is known but the request has two values that lead to different verdicts', () => {
    for (const request of requestsOf(judge, store)) {
      expect(idle({ store, today: '2026-06-20', facts: { request } }, 1)).toEqual([]);
    }
  });

  it('in any case has two values that lead to different verdicts', () => {
    fc.assert(
      fc.property(randomCase(judge, store, { rough: true }), fc.nat(), (of, seed) => {
        expect(idle(of, seed)).toEqual([]);
      }),
      runs(20),
    );
  });
});

describe('a fact', () => {
  it('is not asked that can change nothing any more beside what the customer does not know', () => {
    const facts = { request: 'cancel', orderStatus: null, deliveryRefused: null };
    const { verdict } = judged(judge, 'smartwarepro', facts, '2026-06-20');
    const essence = ({ outcome, route, remedies, refundScope, returnShippingPaidBy }: Verdict): unknown => [
      outcome,
      route,
      remedies,
      refundScope,
      returnShippingPaidBy,
    ];
    for (const destination of ['US', 'DE', null]) {
      expect(
        essence(judged(judge, 'smartwarepro', { ...facts, destination }, '2026-06-20').verdict!),
      ).toEqual(essence(verdict!));
    }
    expect(judged(judge, 'smartwarepro', facts, '2026-06-20').missing).not.toContain('destination');
  });
});

describe('what is sent back already', () => {
  const sent = {
    request: 'return',
    boughtFrom: 'official_store',
    condition: 'used',
    accessoriesIncluded: true,
  };

  it('may have been told of with its return number, which is then asked for', () => {
    const facts = {
      ...sent,
      originalPackaging: true,
      purchaseDate: '2026-09-22',
      returnShippedDate: '2026-11-01',
    };
    expect(judged(judge, 'aqara', facts, '2026-11-01').missing).toEqual(['rmaIssued']);
    expect(judged(judge, 'aqara', { ...facts, rmaIssued: true }, '2026-11-01').missing).toEqual(['rmaDate']);
    const settled = judged(judge, 'aqara', { ...facts, rmaIssued: false }, '2026-11-01');
    expect(settled.missing).toEqual([]);
    expect(settled.verdict!.outcome).toBe('not_eligible');
  });

  it('is not asked for its day where it can only have been today', () => {
    const facts = {
      ...sent,
      condition: 'unopened',
      originalPackaging: true,
      modified: false,
      rmaIssued: true,
    };
    const { missing } = judged(judge, 'sonoff', { ...facts, deliveryDate: '2025-12-31' }, '2025-12-31');
    expect(missing).toEqual(['rmaDate']);
  });
});

describe.each(stores)('the facts that %s misses', (store) => {
  it('are listed once each, the one that is asked first, and none of them is stated or presumed', () => {
    fc.assert(
      fc.property(randomCase(judge, store, { rough: true, unknowns: true }), (of) => {
        const result = judge.judge(store, of.facts, of.today);
        fc.pre(!('problems' in result));
        const { asks, missing } = result;
        expect(asks?.fact ?? null).toBe(missing[0] ?? null);
        expect(new Set(missing).size).toBe(missing.length);
        for (const name of missing) {
          const value = of.facts[name];
          expect(value === undefined || typeof value === 'object').toBe(true);
          // A date known roughly may be asked again, for the side of a day; what is not known may not.
          expect(value).not.toBeNull();
          if (value !== undefined && asks?.fact === name) expect(asks.boundary).not.toBeNull();
          if (value === undefined) expect(isPresumedAlways(judge.knowledge.vocabulary, name)).toBe(false);
        }
      }),
      runs(40),
    );
  });

  it('are none where the customer knows nothing more', () => {
    fc.assert(
      fc.property(randomCase(judge, store), (of) => {
        let current: RandomCase = of;
        for (let rounds = 0; rounds < 60; rounds++) {
          const result = judge.judge(store, current.facts, current.today);
          if ('problems' in result || result.missing.length === 0) return;
          for (const name of result.missing) current = withFact(current, name, null);
        }
        throw new Error(`There is always something missing: ${JSON.stringify(current.facts)}`);
      }),
      runs(15),
    );
  });
});

describe.each(stores)('a dialog with %s', (store) => {
  it('ends, asks nothing twice and gives a choice or a date to answer with', () => {
    const { vocabulary } = judge.knowledge;
    fc.assert(
      fc.property(randomCase(judge, store, { rough: true, unknowns: true }), fc.nat(), (of, seed) => {
        const roll = dice(seed);
        const asked = new Set<string>();
        let current = of;
        for (;;) {
          const result = judge.judge(store, current.facts, current.today);
          fc.pre(!('problems' in result) || asked.size > 0);
          const { asks } = result as VerdictResult;
          if (!asks) break;
          expect(asked.has(asks.fact)).toBe(false);
          asked.add(asks.fact);
          expect(asked.size).toBeLessThanOrEqual(vocabulary.facts.size);
          const fact = vocabulary.facts.get(asks.fact)!;
          expect(asks.prompt).toBe(fact.ask);
          expect(asks.choices?.map(({ value }) => value) ?? []).toEqual(
            fact.choices.map(({ value }) => String(value)),
          );
          const answers = [...shuffled(candidates(judge, current, asks.fact), roll), null];
          const knows = roll(8) > 0;
          const fitting = (knows ? answers : [null]).find((value) =>
            stateOf(judge, withFact(current, asks.fact, value)),
          );
          current = withFact(current, asks.fact, fitting ?? null);
        }
      }),
      runs(40),
    );
  });

  it('begins with what the customer wants', () => {
    const { verdict, asks, missing } = judged(judge, store, { deliveryDate: '2026-06-01' }, '2026-06-20');
    expect(verdict).toBeNull();
    expect([asks?.fact, missing]).toEqual(['request', ['request']]);
    expect(asks!.choices!.length).toBeGreaterThan(5);
  });
});
