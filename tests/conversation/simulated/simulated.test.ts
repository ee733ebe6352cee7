import { beforeAll, describe, expect, it } from '@jest/globals';

import { loadSets } from '../../evaluation/sets.js';
import { root, stores } from '../../verdict/support.js';
import { SourceCheck } from '../sourced.js';
import { realBot } from '../support.js';
import type { Bot } from '../talk.js';
import { type Outcome, playCustomer } from './customer.js';
import { Random } from './random.js';
import { Words } from './words.js';

/** Customers a shop: 500 in all, in half a minute of one core; the bench plays 10,000. */
const CUSTOMERS = Number(process.env['CUSTOMERS'] ?? 100);
const NOW = '2026-06-20T10:00:00Z';

let bot: Bot;
const outcomes = new Map<string, Outcome[]>();

beforeAll(async () => {
  bot = await realBot();
  const sources = new SourceCheck(bot.parts);
  const sets = loadSets(root);
  for (const [index, store] of stores.entries()) {
    const set = sets.find((one) => one.store === store);
    if (!set) throw new Error(`There are no sentences for ${store}.`);
    const world = { bot, sources, words: new Words(bot.parts, set), store, now: NOW };
    const random = new Random(1000 + index);
    outcomes.set(
      store,
      Array.from({ length: CUSTOMERS }, () => playCustomer(world, random)),
    );
  }
}, 300_000);

describe('simulated customers', () => {
  it.each(stores)('of %s get the verdict on their facts, and no question twice', (store) => {
    expect(outcomes.get(store)?.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('are asked no more than 1.05 times what is needed, on average', () => {
    const all = [...outcomes.values()].flat();
    const asked = all.reduce((sum, one) => sum + one.asked.length, 0);
    const needed = all.reduce((sum, one) => sum + one.optimum, 0);
    expect(asked / needed).toBeLessThanOrEqual(1.05);
  });
});
