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
    stretches: [text.split(' ')],
    says: new Set(says),
    open: new Set<number>(),
    counts: [3, 1] as const,
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

  it('finds out by itself which sentence of a mail says what the mail says', () => {
    const mail = (said: number[], ...stretches: string[]) => ({
      stretches: stretches.map((text) => text.split(' ')),
      says: new Set(said),
      open: new Set<number>(),
      counts: [3, 2] as const,
    });
    const mails = [
      mail([0], 'good day', 'it hums loudly'),
      mail([0], 'hello', 'it hums', 'many thanks'),
      mail([1], 'good day', 'give it back'),
      mail([1], 'hello', 'take it back', 'many thanks'),
      mail([], 'good day', 'hello', 'many thanks'),
    ];
    const heard = learn(labels, mails);
    const sureOf = (text: string): number[] => {
      const traits = text.split(' ');
      return [
        ...judge(heard, new Set(traits.flatMap((trait) => heard.traits.get(trait) ?? [])), traits.length),
      ];
    };
    const [hums, back, thanks] = [sureOf('hums'), sureOf('back'), sureOf('many thanks')];
    expect(hums[0]).toBeGreaterThan(2 * (hums[1] ?? 1));
    expect(back[1]).toBeGreaterThan(2 * (back[0] ?? 1));
    expect(thanks[0]).toBeLessThan((hums[0] ?? 0) / 2);
  });

  it('goes on from what was learnt before, and keeps it', () => {
    const again = learn([...labels, { fact: 'c', value: true }], [example('green tree', 2)], model);
    const traits = ['red'];
    const known = judge(again, new Set(traits.flatMap((trait) => again.traits.get(trait) ?? [])), 1);
    expect(known[0]).toBeGreaterThan(known[1] ?? 1);
    expect(again.labels.map(({ fact }) => fact)).toEqual(['a', 'b', 'c']);
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
