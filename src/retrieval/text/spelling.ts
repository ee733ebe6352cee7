import { stem } from '../../understanding/text/stem.js';

/** Shorter words have too many neighbours to be corrected. */
const MIN_LENGTH = 4;
/** From this length on two slips are forgiven. */
const LONG = 8;

const MAX_REMEMBERED = 5000;

interface Known {
  readonly word: string;
  readonly letters: number;
}

/** Mends slips of the keyboard towards words that the shop or the field knows. */
export class Spelling {
  private readonly buckets = new Map<string, Known[]>();
  private readonly mended = new Map<string, readonly string[] | null>();
  private readonly known: ReadonlySet<string>;
  private readonly stems: ReadonlySet<string>;

  /** @param known words with how often they occur; the commoner of two equally near words wins */
  constructor(known: ReadonlyMap<string, number>) {
    this.known = new Set(known.keys());
    this.stems = new Set([...this.known].map(stem));
    const byCount = [...known].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    for (const [word] of byCount) {
      if (word.length < MIN_LENGTH - 1) continue;
      const key = bucket(word, word.length);
      const list = this.buckets.get(key);
      const entry = { word, letters: lettersOf(word) };
      if (list) list.push(entry);
      else this.buckets.set(key, [entry]);
    }
  }

  /** True for a word that needs no mending. */
  knows(word: string): boolean {
    return this.known.has(word) || this.stems.has(stem(word));
  }

  /** The known words that an unknown one stands for: one near word, or two run together; null when there are none. */
  mend(word: string): readonly string[] | null {
    if (word.length < MIN_LENGTH || /\d/.test(word)) return null;
    const before = this.mended.get(word);
    if (before !== undefined) return before;
    const near = this.nearest(word);
    const mended = near === null ? this.split(word) : [near];
    if (this.mended.size < MAX_REMEMBERED) this.mended.set(word, mended);
    return mended;
  }

  private nearest(word: string): string | null {
    const limit = word.length >= LONG ? 2 : 1;
    const letters = lettersOf(word);
    let best: string | null = null;
    let least = limit + 1;
    const firsts = new Set([word.charAt(0), word.charAt(1)]);
    for (const first of firsts) {
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const { word: candidate, letters: theirs } of this.buckets.get(bucket(first, length)) ?? []) {
          if (differingLetters(letters, theirs) > 2 * (least - 1)) continue;
          const distance = editDistance(word, candidate, least - 1);
          const allowed = candidate.length <= MIN_LENGTH ? isTransposition(word, candidate) : true;
          // A slip of the very first letter is rare, except that the first two change places or one is left out.
          if (distance < least && allowed && (candidate.charAt(0) === word.charAt(0) || distance === 1)) {
            least = distance;
            best = candidate;
          }
        }
      }
    }
    return best;
  }

  private split(word: string): readonly string[] | null {
    for (let at = word.length - 1; at >= 1; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (this.isPart(left) && this.isPart(right)) return [left, right];
    }
    return null;
  }

  private isPart(part: string): boolean {
    return part.length >= 3
      ? this.known.has(part)
      : /^(?:i|u|a|to|do|is|my|me|it|an|in|of|on|no|we|be|if)$/.test(part);
  }
}

/** Which letters a word has, a bit for each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

/** How many letters one of the words has and the other has not: each edit changes at most two. */
function differingLetters(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return count;
}

function bucket(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

function isTransposition(a: string, b: string): boolean {
  const sorted = (word: string): string => Array.from(word).sort().join('');
  return a.length === b.length && sorted(a) === sorted(b);
}

/** Edits (a letter changed, left out, added, or two exchanged), or `limit + 1` when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
