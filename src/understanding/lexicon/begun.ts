import type { Token } from '../text/tokens.js';
import type { Ahead, Entry, Lexicon } from './lexicon.js';

/** A phrase that may begin with a word, and what must follow it. */
export interface Begun {
  readonly entry: Entry;
  readonly needs: Needs | null;
}

/** The words of which one must follow, and the bits that these words stand for (a Bloom filter of 64 bits). */
export interface Needs extends Ahead {
  readonly low: number;
  readonly high: number;
}

/** No phrase needs a word farther ahead than so many of these bits are gathered; those that do are looked at in full. */
const FARTHEST = 12;
/** Customers' words are without end: what was looked up for more of them than these is forgotten. */
const MOST_WORDS = 20_000;
const ALL = -1;

const begun = new WeakMap<Lexicon, Map<string, readonly Begun[]>>();

/** The phrases that may begin with the word. */
export function phrasesFrom(lexicon: Lexicon, word: string): readonly Begun[] {
  let known = begun.get(lexicon);
  if (!known) begun.set(lexicon, (known = new Map<string, readonly Begun[]>()));
  let own = known.get(word);
  if (!own) {
    const open = lexicon.byPrefix.filter(([prefix]) => word.startsWith(prefix)).map(([, entry]) => entry);
    own = [...(lexicon.byWord.get(word) ?? []), ...open].map((entry): Begun => ({
      entry,
      needs: entry.ahead && needsOf(entry.ahead),
    }));
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, own);
  }
  return own;
}

/** For each word, the bits of the words that follow it in its sentence. */
export function nearWords(tokens: readonly Token[]): { low: Int32Array; high: Int32Array } {
  const low = new Int32Array(tokens.length);
  const high = new Int32Array(tokens.length);
  const number = bitOf('@number');
  const bits = tokens.map(({ word }) => bitOf(word));
  for (let at = 0; at < tokens.length; at++) {
    for (let next = at + 1; next <= at + FARTHEST; next++) {
      const token = tokens[next];
      if (!token || token.gap === 2) break;
      set(bits[next] ?? 0, at, low, high);
      if (token.kind === 'number') set(number, at, low, high);
    }
  }
  return { low, high };
}

function needsOf({ words, reach }: Ahead): Needs {
  if (reach > FARTHEST) return { words, reach, low: ALL, high: ALL };
  const [low, high] = [new Int32Array(1), new Int32Array(1)];
  for (const word of words) set(bitOf(word), 0, low, high);
  return { words, reach, low: low[0] ?? 0, high: high[0] ?? 0 };
}

function set(bit: number, at: number, low: Int32Array, high: Int32Array): void {
  if (bit < 32) low[at] = (low[at] ?? 0) | (1 << bit);
  else high[at] = (high[at] ?? 0) | (1 << (bit - 32));
}

/** One of 64 bits for a word (FNV-1a). */
function bitOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 63;
}
