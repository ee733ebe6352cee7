import type { Token } from '../text/tokens.js';
import type { Ahead, Entry, Lexicon } from './lexicon.js';

/** Stands for any number among the words of a phrase. */
const NUMBER = '@number';
/** Customers' words are without end: what was looked up for more of them than these is forgotten. */
const MOST_WORDS = 20_000;

/** A phrase that may begin with a word, with its place among all that may. */
interface Begun {
  readonly entry: Entry;
  readonly place: number;
}

/** A phrase by one of the words that it needs next. */
interface Needy extends Begun {
  readonly reach: number;
}

/** The phrases that may begin with one word: those that need no certain word to follow, and the others by that word. */
interface Beginning {
  readonly free: readonly Begun[];
  readonly byNext: ReadonlyMap<string, readonly Needy[]>;
  /** How far ahead the words are looked for. */
  readonly reach: number;
}

const beginnings = new WeakMap<Lexicon, Map<string, Beginning>>();

/** The phrases worth trying from a word on, in the order of the vocabulary: the words that they need stand near. */
export function phrasesAt(lexicon: Lexicon, tokens: readonly Token[], from: number): readonly Entry[] {
  const token = tokens[from];
  if (!token) return [];
  const found = near(beginningOf(lexicon, token.word), tokens, from);
  return token.kind === 'number' ? [...found, ...near(beginningOf(lexicon, NUMBER), tokens, from)] : found;
}

function near({ free, byNext, reach }: Beginning, tokens: readonly Token[], from: number): readonly Entry[] {
  const found = [...free];
  for (let ahead = 1; ahead <= reach; ahead++) {
    const token = tokens[from + ahead];
    if (!token || token.gap === 2) break;
    const add = (needy: readonly Needy[] = []): void => {
      for (const one of needy)
        if (ahead <= one.reach && !found.includes(one) && follow(one.entry, tokens, from)) found.push(one);
    };
    add(byNext.get(token.word));
    if (token.kind === 'number') add(byNext.get(NUMBER));
  }
  return found.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

/** Whether the other words that the phrase needs follow near enough too. */
function follow({ ahead }: Entry, tokens: readonly Token[], from: number): boolean {
  for (let index = 1; index < ahead.length; index++) {
    const needs = ahead[index];
    if (needs && !follows(needs, tokens, from)) return false;
  }
  return true;
}

function follows({ words, reach }: Ahead, tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at <= from + reach; at++) {
    const token = tokens[at];
    if (!token || token.gap === 2) return false;
    if (words.has(token.word) || (token.kind === 'number' && words.has(NUMBER))) return true;
  }
  return false;
}

function beginningOf(lexicon: Lexicon, word: string): Beginning {
  let known = beginnings.get(lexicon);
  if (!known) beginnings.set(lexicon, (known = new Map<string, Beginning>()));
  let own = known.get(word);
  if (!own) {
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, (own = sorted(lexicon, word)));
  }
  return own;
}

function sorted({ byWord, byPrefix }: Lexicon, word: string): Beginning {
  const open = byPrefix.filter(([prefix]) => word.startsWith(prefix)).map(([, entry]) => entry);
  const free: Begun[] = [];
  const byNext = new Map<string, Needy[]>();
  let farthest = 0;
  [...(byWord.get(word) ?? []), ...open].forEach((entry, place) => {
    const [next] = entry.ahead;
    if (!next) {
      free.push({ entry, place });
      return;
    }
    farthest = Math.max(farthest, next.reach);
    const needy: Needy = { entry, place, reach: next.reach };
    for (const needed of next.words) {
      const list = byNext.get(needed);
      if (list) list.push(needy);
      else byNext.set(needed, [needy]);
    }
  });
  return { free, byNext, reach: farthest };
}
