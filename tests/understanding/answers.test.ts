import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import type { FactValue } from '../../src/model/fact.js';
import { valueNamed } from '../../src/understanding/recognisers/answer-words.js';
import { facts, load, read } from './reader.js';

interface Example {
  readonly fact: string;
  readonly wording: string;
  readonly value: string;
}

function examples(): Example[] {
  const found: Example[] = [];
  let fact = '';
  for (const line of readFileSync(join(__dirname, 'answers.txt'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) fact = line.slice(3).trim();
    const [wording, value] = line.startsWith('#') ? [] : line.split(' => ');
    if (wording !== undefined && value !== undefined) found.push({ fact, wording, value });
  }
  return found;
}

function written(value: FactValue | undefined): string {
  if (value === undefined) return 'none';
  return typeof value === 'object' && value !== null ? `${value.from}..${value.to}` : String(value);
}

const byFact = new Map<string, Example[]>();
for (const example of examples()) byFact.set(example.fact, [...(byFact.get(example.fact) ?? []), example]);

describe('an answer', () => {
  it.each([...byFact])('to the question for %s is read in its light', async (fact, own) => {
    const got = await Promise.all(
      own.map(async ({ wording }) => {
        const reading = await read(wording, { expecting: fact, now: '2026-06-20T12:00:00Z' });
        const value = reading.facts.find((one) => one.fact === fact)?.value;
        const isAmbiguous = reading.ambiguous.some((one) => one.fact === fact);
        return `${wording} => ${isAmbiguous ? 'AMBIGUOUS' : written(value)}`;
      }),
    );
    expect(got).toEqual(own.map(({ wording, value }) => `${wording} => ${value}`));
  });

  it('that says "I don’t know" is told from one that says nothing', async () => {
    const asked = { expecting: 'deliveryDate' };
    expect((await read('no idea, sorry', asked)).dontKnow).toBe(true);
    expect((await read('rather not say', asked)).dontKnow).toBe(true);
    expect((await read('my cat is called Tom', asked)).dontKnow).toBe(false);
    expect((await read('around the 10th', asked)).dontKnow).toBe(false);
  });

  it('has ten wordings or more for every fact of a case that is asked often', () => {
    for (const [fact, own] of byFact) expect([fact, own.length >= 10]).toEqual([fact, true]);
  });

  it('corrects the fact that was asked, not another', async () => {
    const asked = { expecting: 'deliveryDate' };
    expect(await facts('sorry, it was the 5th, not the 3rd', asked)).toEqual({ deliveryDate: '2026-06-05' });
    expect(await facts('no wait, the 6th', asked)).toEqual({ deliveryDate: '2026-06-06' });
    expect(await facts('I meant opened, not unopened', { expecting: 'condition' })).toMatchObject({
      condition: 'opened_unused',
    });
  });

  it('leaves other events their dates', async () => {
    const read = await facts('I ordered it on June 2', { expecting: 'deliveryDate' });
    expect(read).toMatchObject({ purchaseDate: '2026-06-02' });
    expect(read).not.toHaveProperty('deliveryDate');
  });

  it('gives facts that were not asked for, too', async () => {
    const read = await facts('June 9, and the box is gone', { expecting: 'deliveryDate' });
    expect(read).toMatchObject({ deliveryDate: '2026-06-09', originalPackaging: false });
  });

  it('does not change what is wanted', async () => {
    expect(await facts('used', { expecting: 'condition' })).toEqual({ condition: 'used' });
    expect(await facts("it's broken", { expecting: 'condition' })).not.toHaveProperty('request');
  });
});

describe('dialogs/reading/answers.yaml', () => {
  it('names facts and values that exist', async () => {
    const { lexicon, vocabulary } = await load();
    const entries = [...lexicon.byWord.values()].flat();
    const names = new Set(
      entries.flatMap(({ meaning }) =>
        meaning.kind === 'scope' && meaning.name.startsWith('answer.') ? [meaning.name] : [],
      ),
    );
    const general = new Set(['answer.yes', 'answer.no', 'answer.skip']);
    const unknown = [...names].filter((name) => {
      const [, fact = '', value = ''] = name.split('.');
      const definition = vocabulary.facts.get(fact);
      return !general.has(name) && (!definition || valueNamed(definition, value) === undefined);
    });
    expect(names.size).toBeGreaterThan(general.size);
    expect(unknown).toEqual([]);
  });
});
