import { type DateRead, type DateRecogniser, type Length } from '../expression.js';
import { phraseTable } from '../fixed-phrases.js';
import { readLength } from '../length.js';
import { within } from '../numbers.js';

const days = (count: number): Length => ({
  least: { months: 0, days: count },
  most: { months: 0, days: count },
  minutes: null,
});

type Counted = readonly [number, 1 | -1, 'last' | 'next'];

const PHRASES: readonly (readonly [string, Counted])[] = [
  ['the very same day', [0, 1, 'last']],
  ['the same day', [0, 1, 'last']],
  ['same day', [0, 1, 'last']],
  ['that same day', [0, 1, 'last']],
  ['that day', [0, 1, 'last']],
  ['that very day', [0, 1, 'last']],
  ['the same evening', [0, 1, 'last']],
  ['same evening', [0, 1, 'last']],
  ['the same night', [0, 1, 'last']],
  ['the same afternoon', [0, 1, 'last']],
  ['the same morning', [0, 1, 'last']],
  ['that evening', [0, 1, 'last']],
  ['that afternoon', [0, 1, 'last']],
  ['the next evening', [1, 1, 'last']],
  ['the following week', [7, 1, 'last']],
  ['that night', [0, 1, 'last']],
  ['the very next day', [1, 1, 'last']],
  ['very next day', [1, 1, 'last']],
  ['the next day', [1, 1, 'last']],
  ['the next morning', [1, 1, 'last']],
  ['next morning', [1, 1, 'last']],
  ['next day', [1, 1, 'last']],
  ['the following day', [1, 1, 'last']],
  ['the following morning', [1, 1, 'last']],
  ['the very day it', [0, 1, 'next']],
  ['the day it', [0, 1, 'next']],
  ['the day they', [0, 1, 'next']],
  ['the same day it', [0, 1, 'next']],
  ['the day after', [1, 1, 'next']],
  ['day after', [1, 1, 'next']],
  ['the day before', [1, -1, 'next']],
  ['a day after', [1, 1, 'next']],
];
const table = phraseTable(PHRASES);
const LATER = new Set(['later', 'afterwards', 'afterward', 'thereafter']);

/** Counted from another day: `the next day`, `two days later`, `a week after`, `3 days before`. */
export const relative: DateRecogniser = (tokens, at): DateRead | null => {
  const found = table(tokens, at);
  if (found) {
    const [count, sign, to] = found.value;
    return { meaning: { kind: 'relative', length: days(count), sign, to }, next: found.next };
  }
  const read = readLength(tokens, at);
  if (!read) return null;
  const word = within(tokens, read.next)?.word ?? '';
  const meaning = (sign: 1 | -1, to: 'last' | 'next'): DateRead['meaning'] => ({
    kind: 'relative',
    length: read.length,
    sign,
    to,
  });
  if (LATER.has(word)) return { meaning: meaning(1, 'last'), next: read.next + 1 };
  if (word === 'after' && within(tokens, read.next + 1)?.word === 'that')
    return { meaning: meaning(1, 'last'), next: read.next + 2 };
  if (word === 'after' || word === 'following') return { meaning: meaning(1, 'next'), next: read.next + 1 };
  if (word === 'before' || word === 'prior') {
    const to = within(tokens, read.next + 1)?.word === 'to' ? 1 : 0;
    return { meaning: meaning(-1, 'next'), next: read.next + 1 + to };
  }
  return null;
};
