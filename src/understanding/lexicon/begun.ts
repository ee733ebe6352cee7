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

/** The bits of the words that follow each word in its sentence: of the next one, the next two, and so on. */
export class NearWords {
  private readonly low: Int32Array;
  private readonly high: Int32Array;

  constructor(tokens: readonly Token[]) {
    this.low = new Int32Array(tokens.length * FARTHEST);
    this.high = new Int32Array(tokens.length * FARTHEST);
    const number = maskOf('@number');
    const masks = tokens.map(({ word }) => maskOf(word));
    for (let at = 0; at < tokens.length; at++) {
      let [low, high, ended] = [0, 0, false];
      for (let far = 0; far < FARTHEST; far++) {
        const token = tokens[at + 1 + far];
        ended ||= !token || token.gap === 2;
        for (const mask of ended
          ? []
          : [masks[at + 1 + far], token?.kind === 'number' ? number : undefined]) {
          low |= mask?.low ?? 0;
          high |= mask?.high ?? 0;
        }
        this.low[at * FARTHEST + far] = low;
        this.high[at * FARTHEST + far] = high;
      }
    }
  }

  /** Whether one of the words may follow near enough; false: none does. */
  mayHold({ low, high, reach }: Needs, at: number): boolean {
    const cell = at * FARTHEST + Math.min(reach, FARTHEST) - 1;
    return ((low & (this.low[cell] ?? 0)) | (high & (this.high[cell] ?? 0))) !== 0;
  }
}

function needsOf({ words, reach }: Ahead): Needs {
  if (reach > FARTHEST) return { words, reach, low: ALL, high: ALL };
  let [low, high] = [0, 0];
  for (const word of words) {
    const mask = maskOf(word);
    low |= mask.low;
    high |= mask.high;
  }
  return { words, reach, low, high };
}

/** One of 64 bits for a word (FNV-1a). */
function maskOf(word: string): { readonly low: number; readonly high: number } {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const bit = (hash ^ (hash >>> 15)) & 63;
  return bit < 32 ? { low: 1 << bit, high: 0 } : { low: 0, high: 1 << (bit - 32) };
}
