import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Facts, FactValue } from '../../../src/model/fact.js';
import type { Judge } from '../../../src/verdict/judge.js';
import { dayNumber, isoDay } from '../calendar.js';
import { judged, realJudge, runs, stores } from '../support.js';
import { candidates, factsOfRequest, type RandomCase, randomCase } from './random-facts.js';
import { dice, shuffled, type State, stateOf, withFact } from './state.js';

let judge: Judge;
beforeAll(async () => {
  judge = await realJudge();
}, 60_000);

/** States every open fact that the request can turn on, and what opens with it; null where nothing fits. */
function complete(of: RandomCase, seed: number): State | null {
  const roll = dice(seed);
  const relevant = factsOfRequest(judge, of.store, String(of.facts['request']));
  let current = of;
  for (;;) {
    const state = stateOf(judge, current)!;
    const [name] = shuffled(
      state.open.filter((open) => relevant.includes(open)),
      roll,
    );
    if (name === undefined) return state;
    const values = shuffled(candidates(judge, current, name), roll);
    const fits = values
      .slice(0, 20)
      .map((value) => withFact(current, name, value))
      .find((next) => stateOf(judge, next) !== null);
    if (!fits) return null;
    current = fits;
  }
}

describe.each(stores)('a verdict of %s that asks nothing more', (store) => {
  it('stays the same whatever the open facts turn out to be', () => {
    let final = 0;
    fc.assert(
      fc.property(randomCase(judge, store, { rough: true }), fc.nat(), (of, seed) => {
        const state = stateOf(judge, of);
        fc.pre(state !== null);
        if (state.missing.length > 0) return;
        final += 1;
        for (const own of [seed, seed + 1, seed + 2]) {
          const completed = complete(of, own);
          if (completed) expect(completed.verdict).toBe(state.verdict);
        }
      }),
      runs(60),
    );
    // Enough verdicts were final, or nothing was tried.
    expect(final).toBeGreaterThan(5);
  });
});

/** Cases that asked nothing more although an open fact, named last, could still turn the verdict. */
const finalTooEarly: readonly [store: string, today: string, facts: Facts, asks: string][] = [
  [
    // Told when the RMA was issued, on a day that nobody has named yet.
    'sonoff',
    '2026-06-20',
    {
      request: 'return',
      rmaIssued: true,
      boughtFrom: 'official_store',
      deliveryDate: '2026-05-01',
      returnShippedDate: '2026-05-20',
      condition: 'unopened',
      originalPackaging: true,
      accessoriesIncluded: true,
    },
    'rmaDate',
  ],
  [
    // Sent back with an RMA or without: only with one was the shop told before today.
    'sonoff',
    '2026-06-20',
    {
      request: 'return',
      boughtFrom: 'official_store',
      deliveryDate: '2026-05-01',
      returnShippedDate: '2026-05-20',
      condition: 'unopened',
      originalPackaging: true,
      accessoriesIncluded: true,
    },
    'rmaIssued',
  ],
  [
    // The shipping is derived from the purchase, of which only the month is known.
    'smartwarepro',
    '2025-12-31',
    { request: 'arrival', destination: 'US', purchaseDate: { from: '2025-10-31', to: '2025-11-30' } },
    'purchaseDate',
  ],
];

describe('a verdict that was final too early once', () => {
  it.each(finalTooEarly)('of %s on %s, %j, asks for %s', (store, today, facts, asks) => {
    expect(judged(judge, store, facts, today).asks?.fact).toBe(asks);
  });
});

describe.each(stores)('a rough date of %s', (store) => {
  /** A case with one date known roughly. */
  type Rough = { readonly of: RandomCase; readonly name: string; readonly days: readonly number[] };
  const roughCase = (): fc.Arbitrary<Rough> =>
    fc.tuple(randomCase(judge, store, { rough: true }), fc.nat()).chain(([of, pick]): fc.Arbitrary<Rough> => {
      const rough = Object.entries(of.facts).filter(
        ([, value]) => typeof value === 'object' && value !== null,
      );
      const chosen = rough[pick % Math.max(rough.length, 1)];
      if (!chosen) return fc.constant({ of, name: '', days: [] });
      const { from, to } = chosen[1] as { from: string; to: string };
      const [first, last] = [dayNumber(from), Math.min(dayNumber(to), dayNumber(of.today))];
      const inside = fc.array(fc.integer({ min: first, max: Math.max(first, last) }), { maxLength: 6 });
      return inside.map((own) => ({ of, name: chosen[0], days: [first, last, ...own] }));
    });

  it('that is enough is enough for every day in it, and no day gives what it ruled out', () => {
    let tried = 0;
    fc.assert(
      fc.property(roughCase(), ({ of, name, days }) => {
        const state = name === '' ? null : stateOf(judge, of);
        fc.pre(state !== null);
        tried += 1;
        for (const day of days) {
          const exact = stateOf(judge, withFact(of, name, isoDay(day)));
          if (!exact) continue;
          for (const verdict of exact.reachable) expect(state.reachable).toContain(verdict);
          if (state.missing.length === 0) expect(exact.verdict).toBe(state.verdict);
        }
      }),
      runs(60),
    );
    expect(tried).toBeGreaterThan(20);
  });

  it('split at any day into two says together what it said as one', () => {
    fc.assert(
      fc.property(roughCase(), ({ of, name, days }) => {
        const value = of.facts[name] as Exclude<FactValue, null> | undefined;
        const [, , at] = days;
        const whole = name === '' ? null : stateOf(judge, of);
        fc.pre(whole !== null && at !== undefined && typeof value === 'object' && dayNumber(value.from) < at);
        const { from, to } = value as { from: string; to: string };
        const halves = [
          { from, to: isoDay(at - 1) },
          { from: isoDay(at), to },
        ].flatMap((half) => stateOf(judge, withFact(of, name, half)) ?? []);
        expect([...new Set(halves.flatMap(({ reachable }) => reachable))].sort()).toEqual(whole.reachable);
      }),
      runs(40),
    );
  });
});
