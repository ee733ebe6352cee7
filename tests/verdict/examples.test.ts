import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

import { parseExamples } from '../../src/knowledge/parse-examples.js';
import { Problems } from '../../src/knowledge/problems.js';
import type { Example } from '../../src/model/example.js';
import { runExample } from '../../src/verdict/checks/examples.js';
import type { Judge } from '../../src/verdict/judge.js';
import { realJudge, realKnowledge, root, stores } from './support.js';

let judge: Judge;
beforeAll(async () => {
  judge = await realJudge();
}, 60_000);

/** What of the examples is not borne out, one line each. */
function failures(store: string, examples: readonly Example[]): string[] {
  return examples.flatMap((example) => {
    const failure = runExample(judge, store, example);
    return failure ? [`${example.name} (line ${example.line}): ${failure.differences.join('; ')}`] : [];
  });
}

describe('the examples of the policy editor hold', () => {
  it.each(stores)('for %s', async (store) => {
    const examples = (await realKnowledge()).sources
      .filter(({ policy }) => policy.store.id === store)
      .flatMap((source) => source.examples);
    expect(examples.length).toBeGreaterThan(0);
    expect(failures(store, examples)).toEqual([]);
  });
});

/** A difference between a hand-decided case and the engine, settled by the text. */
interface Settled {
  readonly store: string;
  readonly name: string;
  readonly settled: string;
}

const folder = join(root, 'tests/verdict/hand-decided');
const settled = parse(readFileSync(join(folder, 'settled.yaml'), 'utf8')) as readonly Settled[];

function handDecided(store: string): readonly Example[] {
  const file = `${store}.yaml`;
  const problems = new Problems('examples', file);
  const examples = parseExamples(readFileSync(join(folder, file), 'utf8'), file, problems);
  expect(problems.list).toEqual([]);
  return examples;
}

describe('the cases decided by hand from the text alone, by someone who had not seen the rules,', () => {
  it.each(stores)('come out alike for %s, but for those settled by the text', (store) => {
    const cases = handDecided(store);
    expect(cases.length).toBeGreaterThanOrEqual(40);
    const names = settled.filter((entry) => entry.store === store).map(({ name }) => name);
    expect(
      failures(
        store,
        cases.filter(({ name }) => !names.includes(name)),
      ),
    ).toEqual([]);
  });

  it.each(stores)('are settled for %s only where they differ', (store) => {
    const cases = handDecided(store);
    const needless = settled
      .filter((entry) => entry.store === store)
      .filter(
        ({ name }) =>
          failures(
            store,
            cases.filter((one) => one.name === name),
          ).length === 0,
      )
      .map(({ name }) => name);
    expect(needless).toEqual([]);
  });

  it('are settled with a reason, once each, in a store that there is', () => {
    for (const entry of settled) {
      expect(stores).toContain(entry.store);
      expect(entry.settled).toMatch(/\w+ \w+/);
    }
    const keys = settled.map(({ store, name }) => `${store}: ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
