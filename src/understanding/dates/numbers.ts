import type { Token } from '../text/tokens.js';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINAL_TENS = 'twentieth thirtieth'.split(' ');
const WORD_VALUES = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, 20 + 10 * index]),
  ['fourty', 40],
]);
const ORDINAL_VALUES = new Map<string, number>([
  ...ORDINALS.map((word, value): [string, number] => [word, value]),
  ...ORDINAL_TENS.map((word, index): [string, number] => [word, 20 + 10 * index]),
]);

/** A number found in the words, and the index after it. */
export interface NumberRead {
  readonly value: number;
  readonly next: number;
}

/** A whole number below a hundred thousand in digits (`12`, `1,200`) or words (`twenty one`). */
export function readNumber(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'number') {
    if (!/^\d{1,5}$|^\d{1,2},\d{3}$/.test(token.word)) return null;
    return { value: Number(token.word.replace(',', '')), next: at + 1 };
  }
  return token.kind === 'word' ? readNumberWords(tokens, at) : null;
}

function readNumberWords(tokens: readonly Token[], at: number): NumberRead | null {
  const value = WORD_VALUES.get(tokens[at]?.word ?? '');
  if (value === undefined) return null;
  const after = within(tokens, at + 1);
  const ones = WORD_VALUES.get(after?.word ?? '');
  if (value >= 20 && ones !== undefined && ones > 0 && ones < 10)
    return { value: value + ones, next: at + 2 };
  if (after?.word === 'hundred' && value < 10) return { value: value * 100, next: at + 2 };
  return { value, next: at + 1 };
}

/** A day of the month as an ordinal: `3rd`, `third`, `twenty first`. */
export function readOrdinal(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'ordinal') {
    const value = Number(token.word);
    return Number.isInteger(value) ? { value, next: at + 1 } : null;
  }
  if (token.kind !== 'word') return null;
  const value = ORDINAL_VALUES.get(token.word);
  if (value !== undefined) return { value, next: at + 1 };
  const tens = token.word === 'twenty' ? 20 : token.word === 'thirty' ? 30 : 0;
  const ones = ORDINAL_VALUES.get(within(tokens, at + 1)?.word ?? '');
  return tens > 0 && ones !== undefined && ones > 0 && ones < 10
    ? { value: tens + ones, next: at + 2 }
    : null;
}

/** A year: `2026`, `'26`, `nineteen eighty six`, `two thousand ten`. Two digits are taken near the present. */
export function readYear(tokens: readonly Token[], at: number): NumberRead | null {
  const token = within(tokens, at);
  if (!token) return null;
  if (token.kind === 'number') {
    if (/^(?:19|20)\d\d$/.test(token.word)) return { value: Number(token.word), next: at + 1 };
    return null;
  }
  const first = readNumberWords(tokens, at);
  if (!first) return null;
  if (first.value === 2 && within(tokens, first.next)?.word === 'thousand') {
    const and = within(tokens, first.next + 1)?.word === 'and' ? 1 : 0;
    const rest = readNumberWords(tokens, first.next + 1 + and);
    return rest ? { value: 2000 + rest.value, next: rest.next } : { value: 2000, next: first.next + 1 };
  }
  if (first.value !== 19 && first.value !== 20) return null;
  const hundred = within(tokens, first.next)?.word === 'hundred' ? 1 : 0;
  const second = readNumberWords(tokens, first.next + hundred);
  return second && second.value >= 10 ? { value: first.value * 100 + second.value, next: second.next } : null;
}

/** The full year that two digits stand for, seen from a year: at most ten years ahead. */
export function fullYear(twoDigits: number, seenFrom: number): number {
  const century = Math.floor(seenFrom / 100) * 100;
  return century + twoDigits > seenFrom + 10 ? century - 100 + twoDigits : century + twoDigits;
}

/** The word at the index, unless a sentence ends before it. */
export function within(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at];
  return token && token.gap < 2 ? token : undefined;
}

/** Every word with which a number or an ordinal in words begins. */
export function numberWords(): string[] {
  return [...WORD_VALUES.keys(), ...ORDINAL_VALUES.keys(), 'dozen'];
}
