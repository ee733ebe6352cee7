import type { Token } from '../text/tokens.js';
import { within } from './numbers.js';

/** Finds fixed phrases at a word: the first in the list that fits, with the index after it. */
export type PhraseTable<T> = (tokens: readonly Token[], at: number) => { value: T; next: number } | null;

/** A table of fixed phrases, each with what it stands for; longer ones come before their beginnings. */
export function phraseTable<T>(phrases: readonly (readonly [string, T])[]): PhraseTable<T> {
  const byFirst = new Map<string, { rest: string[]; value: T }[]>();
  for (const [phrase, value] of phrases) {
    const [first = '', ...rest] = phrase.split(' ');
    const list = byFirst.get(first);
    if (list) list.push({ rest, value });
    else byFirst.set(first, [{ rest, value }]);
  }
  return (tokens, at) => {
    for (const { rest, value } of byFirst.get(tokens[at]?.word ?? '') ?? []) {
      if (rest.every((word, index) => within(tokens, at + 1 + index)?.word === word)) {
        return { value, next: at + 1 + rest.length };
      }
    }
    return null;
  };
}
