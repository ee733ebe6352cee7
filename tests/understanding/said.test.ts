import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import { keyOfSaid } from '../../src/understanding/lexicon/compile.js';
import { learn } from '../../src/understanding/said/learn.js';
import { judge } from '../../src/understanding/said/model.js';
import { pack, unpack } from '../../src/understanding/said/pack.js';
import { facts, read } from './reader.js';

describe('what sentences sound like', () => {
  it('was learnt from the very sentences of dialogs/reading (else: node scripts/learn-reading.mjs)', async () => {
    const root = join(__dirname, '../..');
    const { readingFiles, learnt } = loadLanguage(root, await loadKnowledge(root));
    expect(learnt?.key).toBe(keyOfSaid(readingFiles));
  });

  it('speaks where no phrase is known', async () => {
    expect(
      await facts(
        'Hello, I got a gizmo from you for my hallway. The gizmo has snuffed it and lies there lifeless.',
      ),
    ).toMatchObject({
      problem: 'stopped_working',
      request: 'defect',
    });
  });

  it('does not speak against a phrase that was denied', async () => {
    expect(await facts("I don't want a refund.")).not.toHaveProperty('wants');
  });

  it('takes no question for a statement', async () => {
    expect(await facts('Original packaging?')).not.toHaveProperty('originalPackaging');
  });

  it('makes nothing of words that it does not know', async () => {
    expect((await read('asdkjh qwpoeiu zxmcnb')).facts).toEqual([]);
    expect((await read('Guten Tag, ich habe eine Frage zu meiner Bestellung')).facts).toEqual([]);
  });

  it('keeps quiet while a question is being answered', async () => {
    const { facts: found } = await read('it conked out on me', { expecting: 'purchaseDate' });
    expect(found.every(({ recogniser }) => recogniser !== 'said' && recogniser !== 'jury')).toBe(true);
  });
});

describe('learning', () => {
  const labels = [
    { fact: 'a', value: true },
    { fact: 'b', value: true },
  ];
  const example = (text: string, ...says: number[]) => ({
    traits: text.split(' '),
    says: new Set(says),
    open: new Set<number>(),
  });
  const examples = [
    example('red apple', 0),
    example('red cherry', 0),
    example('blue sky', 1),
    example('blue sea', 1),
    example('grey day'),
  ];
  const model = learn(labels, examples);
  const sure = (...traits: string[]): number[] => [
    ...judge(model, new Set(traits.flatMap((trait) => model.traits.get(trait) ?? [])), traits.length),
  ];

  it('tells apart what it was shown', () => {
    const [a = 0, b = 0] = sure('red');
    expect(a).toBeGreaterThan(b);
    const [c = 0, d = 0] = sure('blue');
    expect(d).toBeGreaterThan(c);
  });

  it('learns the same from the same', () => {
    expect(learn(labels, examples).weights).toEqual(model.weights);
  });

  it('is kept in a byte a weight', () => {
    const back = unpack(pack(model.weights));
    const largest = Math.max(...model.weights.map(Math.abs));
    back.forEach((weight, at) => {
      expect(Math.abs(weight - (model.weights[at] ?? 0))).toBeLessThanOrEqual(largest / 127);
    });
  });
});
