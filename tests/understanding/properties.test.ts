import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Vocabulary } from '../../src/model/fact.js';
import type { Lexicon } from '../../src/understanding/lexicon/lexicon.js';
import { readUtterance } from '../../src/understanding/read-utterance.js';
import type { UtteranceReading } from '../../src/understanding/reading.js';
import { parseDay } from '../../src/verdict/days.js';
import { load, read } from './reader.js';

const WORDS =
  'not no never I it my the lock box receipt bought ordered arrived died broken opened used original all accessories lost have if maybe yesterday 3 May 5/6/2026 two weeks ago refund replacement return cancel tracking stuck returned to sender warranty and but , . ? ! ( ) \n "'.split(
    ' ',
  );

let lexicon: Lexicon;
let vocabulary: Vocabulary;
beforeAll(async () => {
  ({ lexicon, vocabulary } = await load());
});
const today = parseDay('2026-06-20')!;
const readNow = (text: string, expecting?: string): UtteranceReading =>
  readUtterance(text, { today, ...(expecting === undefined ? {} : { expecting }) }, lexicon, vocabulary);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
);

describe('whatever is written', () => {
  it('is read without an error, each fact once, with a value of its kind and the words it was read from', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { facts, ambiguous, kind } = readNow(written);
        expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
        for (const { fact, value, start, end, confidence } of facts) {
          const definition = vocabulary.facts.get(fact);
          expect(definition).toBeDefined();
          expect(start >= 0 && start < end && end <= written.length).toBe(true);
          expect(confidence > 0 && confidence <= 1).toBe(true);
          if (definition?.type === 'choice' && value !== null)
            expect(definition.choices.map((choice) => choice.value)).toContain(value);
        }
        for (const { start, end } of ambiguous) expect(start < end && end <= written.length).toBe(true);
        expect(kind.aboutMyCase >= 0 && kind.aboutMyCase <= 1).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('is read without an error as the answer to any question', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...vocabulary.facts.keys()), (written, fact) => {
        const { facts } = readNow(written, fact);
        expect(facts.filter((one) => one.fact === fact).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 120 },
    );
  });

  it('is read the same way twice', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(readNow(written)).toEqual(readNow(written));
      }),
      { numRuns: 25 },
    );
  });

  it('is read segment after segment without a gap', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { segments } = readNow(written);
        expect(segments.map(({ start }) => start)).toEqual([
          0,
          ...segments.slice(0, -1).map(({ end }) => end),
        ]);
        expect(segments.at(-1)?.end).toBe(written.length);
      }),
      { numRuns: 80 },
    );
  });
});

// Reading takes time in proportion to the text. Were it otherwise, one of these would take minutes and run into the time limit.
describe('20,000 characters', () => {
  const LENGTH = 20_000;
  const filled = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

  it.each([
    'a',
    'not ',
    'no no no ',
    'the box ',
    'I bought it on May 3 ',
    'May 3 ',
    '3 ',
    '03/04/2026 ',
    '1-',
    'original packaging and ',
    'if ',
    'it stopped working, ',
    'if not sure my neighbour ',
    '(',
    '> ',
    '\n',
    'From: a@b.c\n',
    'On May 3 2026, a wrote:\n',
    '---------- Forwarded message ---------\n',
    '🙂',
    "'",
    'http://a.',
    'a@',
    'shippingaddress',
    'x ',
    'sorry i mean May 3 ',
    'tracking stopped nine days ago ',
  ])('of "%s" are read', (piece) => {
    const written = filled(piece);
    expect(readNow(written).segments.at(-1)?.end).toBe(LENGTH);
    expect(readNow(written, 'deliveryDate').facts.length).toBeLessThan(60);
  });
});

describe('spans', () => {
  it.each([
    ['😡😡 My lock 🔒 died yesterday 💥!', 'discoveredDate', 'yesterday'],
    ['👨‍👩‍👧 I want to return it 🙏', 'request', 'want to return'],
    ['𝕳𝖎, the 📦 original box is gone', 'originalPackaging', 'original box'],
  ])('of "%s" count UTF-16 units', async (written, fact, words) => {
    const { facts } = await read(written);
    const found = facts.find((one) => one.fact === fact);
    expect(found && written.slice(found.start, found.end)).toContain(words);
  });

  it('point into the text as it was sent, headers and all', async () => {
    const written = 'From: a@b.c 😀\nTo: x@y.z\nSubject: 😀 lock\n\nI bought it on June 2.';
    const { facts } = await read(written);
    const bought = facts.find(({ fact }) => fact === 'purchaseDate');
    expect(bought && written.slice(bought.start, bought.end)).toBe('June 2');
  });
});
