import type { StoreInput } from './documents.js';

/** Shorter names have too many neighbours. */
const MIN_LENGTH = 5;
const MAX_WORDS = 400;

/** Finds the shop that a text names, by its id, name or another name of it, a slip of the keyboard forgiven. */
export class StoreNames {
  private readonly patterns: readonly { id: string; pattern: RegExp }[];

  constructor(stores: readonly Pick<StoreInput, 'id' | 'names'>[]) {
    this.patterns = stores.map(({ id, names }) => {
      const all = [...new Set([id, ...(names ?? [])])]
        .filter((name) => name.trim() !== '')
        .sort((a, b) => b.length - a.length);
      const spelled = all.map((name) =>
        name
          .trim()
          .split(/[\s_-]+/)
          .map(escape)
          .join('[\\s_-]*'),
      );
      return {
        id,
        pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu'),
      };
    });
  }

  /** The shops named, the one named first at the front. */
  namedIn(text: string): string[] {
    const head = text.slice(0, 4000);
    const named = this.patterns
      .map(({ id, pattern }) => ({ id, at: head.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
    return named.length > 0 ? named : this.nearlyNamedIn(head);
  }

  /** The shops whose id a word, or two words run together, miss by one letter. */
  private nearlyNamedIn(head: string): string[] {
    const words = (head.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
    const named = new Set<string>();
    for (const [index, word] of words.entries()) {
      for (const candidate of [word, `${word}${words[index + 1] ?? ''}`]) {
        for (const { id } of this.patterns)
          if (id.length >= MIN_LENGTH && candidate[0] === id[0] && isOneSlip(candidate, id)) named.add(id);
      }
    }
    return [...named];
  }
}

/** One letter changed, left out or added, or two that stand side by side exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
