import { stem } from '../text/stem.js';
import type { Token } from '../text/tokens.js';

/** Little words that stand for one another as far as facts go: the first for all of a line. */
const LITTLE = new Map(
  `it this that they them these those one ones both thing mine
i we me us she he
my our his her their its
you u your ur
not no never nothing none nobody without neither nor hardly
want like wish prefer love
can could may might
will would shall
be is am are was were been being
buy purchase bought purchased order ordered
and plus with incl including
please kindly pls plz`
    .split('\n')
    .flatMap((line) => {
      const words = line.split(' ');
      return words.map((word): [string, string] => [word, words[0] ?? word]);
    }),
);
/** Words without which a sentence says the same. */
const FILLERS = new Set(
  'a an the very really quite so actually just simply then also too even rather perhaps maybe of there honestly basically'.split(
    ' ',
  ),
);
/** How many words on a "not" colours. */
const REACH = 5;
const EDGE = '^';

/** A word as sentences are compared by; both null for one that says nothing. */
export interface PlainWord {
  /** The class of words alike, or the stem. */
  readonly word: string | null;
  readonly stem: string | null;
}

/**
 * The words of a text as sentences are compared by.
 * @param alike the class of a stem, as `dialogs/reading/alike.yaml` has it
 */
export function plainWord({ word, kind }: Token, alike: ReadonlyMap<string, string>): PlainWord {
  if (kind === 'number' || kind === 'ordinal') return { word: '@number', stem: '@number' };
  if (kind === 'link') return { word: '@link', stem: '@link' };
  if (FILLERS.has(word)) return { word: null, stem: null };
  const plain = LITTLE.get(word) ?? (word.startsWith('@') ? word : stem(word));
  return { word: alike.get(plain) ?? plain, stem: plain };
}

/** A trait of a stretch of words, and at which word it must begin to have it. */
export interface Trait {
  readonly name: string;
  /** Index of the first word that it is made of. */
  readonly from: number;
}

/**
 * The traits that each word adds to a stretch that holds it: the word, its stem, the pair and the triple that it
 * ends, and that it is denied. A stretch has those of its words that begin within it.
 */
export function traitsAt(words: readonly PlainWord[]): readonly (readonly Trait[])[] {
  const counted: number[] = [];
  let denied = -1;
  return words.map(({ word, stem: own }, at) => {
    if (word === null || own === null) return [];
    const [first = -1, second = -1] = [counted.at(-1), counted.at(-2)];
    const traits: Trait[] = [{ name: word, from: at }];
    if (own !== word) traits.push({ name: own, from: at });
    const [before, last] = [words[second]?.word, words[first]?.word];
    if (typeof last === 'string') traits.push({ name: `${last} ${word}`, from: first });
    if (typeof before === 'string') {
      traits.push({ name: `${before} _ ${word}`, from: second });
      traits.push({ name: `${before} ${String(last)} ${word}`, from: second });
    }
    if (denied >= 0 && at - denied <= REACH) traits.push({ name: `!${word}`, from: denied });
    if (word === 'not') denied = at;
    counted.push(at);
    return traits;
  });
}

/** The traits of a stretch's edges: how it begins and ends, and whether it asks. */
export function edgeTraits(words: readonly PlainWord[], from: number, to: number, asked: boolean): string[] {
  let start = from;
  while (start < to && !words[start]?.word) start += 1;
  let end = to - 1;
  while (end > start && !words[end]?.word) end -= 1;
  const [first, last] = start < to ? [words[start]?.word, words[end]?.word] : [EDGE, EDGE];
  return [`${EDGE} ${first ?? EDGE}`, `${last ?? EDGE} $`, ...(asked ? ['?'] : [])];
}

/** All traits of a stretch, each once. */
export function stretchTraits(
  words: readonly PlainWord[],
  traits: readonly (readonly Trait[])[],
  { from, to, asked }: { readonly from: number; readonly to: number; readonly asked: boolean },
): readonly string[] {
  const own = new Set(edgeTraits(words, from, to, asked));
  for (let at = from; at < to; at++)
    for (const { name, from: start } of traits[at] ?? []) if (start >= from) own.add(name);
  return [...own];
}
