import type { Concept } from '../../knowledge/parse-concepts.js';
import { stem } from '../../understanding/text/stem.js';
import { wordsOf } from './words.js';

/** A phrase of a concept found in a text; `start` and `end` count words, `end` excluded. */
export interface Match {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
  /** How many words of the text the phrase accounts for. */
  readonly length: number;
}

/** A phrase of a concept. */
export interface Pattern {
  readonly concept: string;
  /** Stems; null stands for a gap. */
  readonly parts: readonly (string | null)[];
  /** How many of them are words. */
  readonly length: number;
}

const MAX_GAP = 3;

/** The phrases of all concepts, read: plain data, so that it can be stored. */
export interface Phrases {
  /** By the stem that they begin with. */
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  /** By concept: the broader ones named along with it. */
  readonly broader: ReadonlyMap<string, readonly string[]>;
  /** Words that occur in some phrase. */
  readonly words: ReadonlySet<string>;
  /** More words than any phrase spans, its gaps included. */
  readonly longest: number;
}

/** Reads the phrases of the concepts. */
export function readPhrases(concepts: readonly Concept[]): Phrases {
  const patterns = new Map<string, Pattern[]>();
  const words = new Set<string>();
  let longest = 0;
  for (const { id, phrases } of concepts) {
    for (const phrase of phrases) {
      const parts = partsOf(phrase, words);
      const [first] = parts;
      if (typeof first !== 'string') continue;
      const length = parts.filter((part) => part !== null).length;
      longest = Math.max(longest, length + MAX_GAP * (parts.length - length));
      const list = patterns.get(first);
      const pattern = { concept: id, parts, length };
      if (list) list.push(pattern);
      else patterns.set(first, [pattern]);
    }
  }
  return { patterns, broader: new Map(concepts.map(({ id, also }) => [id, also])), words, longest };
}

/** The stems of a phrase, null for a gap, from its first word to its last. */
function partsOf(phrase: string, words: Set<string>): (string | null)[] {
  const parts: (string | null)[] = [];
  for (const [index, run] of phrase.split('...').entries()) {
    if (index > 0) parts.push(null);
    for (const word of wordsOf(run)) {
      words.add(word);
      parts.push(stem(word));
    }
  }
  while (parts.length > 0 && parts[0] === null) parts.shift();
  while (parts.at(-1) === null) parts.pop();
  return parts;
}

/** Finds the concepts that a text names; the longest phrase wins over one that lies within it. */
export class PhraseBook {
  constructor(private readonly phrases: Phrases) {}

  /** Every match in the stems of a text, those within a longer match of another concept left out. */
  find(stems: readonly string[]): Match[] {
    const found: Match[] = [];
    for (let start = 0; start < stems.length; start++) {
      for (const { concept, parts, length } of this.phrases.patterns.get(stems[start] ?? '') ?? []) {
        const end = endOf(parts, stems, start);
        if (end > 0) found.push({ concept, start, end, length });
      }
    }
    return found.filter((match, at) => !this.isCovered(match, at, found));
  }

  /** Matches stand in the order of their beginnings, so those that may reach over this one are near it. */
  private isCovered(match: Match, at: number, found: readonly Match[]): boolean {
    const earliest = match.start - this.phrases.longest;
    for (let index = at - 1; index >= 0; index--) {
      const other = found[index];
      if (!other || other.start < earliest) break;
      if (covers(other, match)) return true;
    }
    for (let index = at + 1; found[index]?.start === match.start; index++) {
      const other = found[index];
      if (other && covers(other, match)) return true;
    }
    return false;
  }

  /** The ids of the concepts named, broader ones included. */
  conceptsOf(matches: readonly Match[]): Set<string> {
    const ids = new Set<string>();
    const add = (id: string): void => {
      if (ids.has(id)) return;
      ids.add(id);
      this.phrases.broader.get(id)?.forEach(add);
    };
    for (const { concept } of matches) add(concept);
    return ids;
  }
}

/** Where the pattern ends when it begins at `start`; 0 when it does not match. */
function endOf(parts: readonly (string | null)[], stems: readonly string[], start: number): number {
  let at = start;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part !== null) {
      if (stems[at] !== part) return 0;
      at++;
      continue;
    }
    const next = parts[index + 1];
    const from = at;
    while (at < stems.length && at - from < MAX_GAP && stems[at] !== next) at++;
    if (stems[at] !== next) return 0;
  }
  return at;
}

/** A longer phrase hides the shorter ones of other concepts within it; one with a gap hides only others with a gap. */
function covers(longer: Match, shorter: Match): boolean {
  return (
    longer.concept !== shorter.concept &&
    longer.length > shorter.length &&
    (!hasGap(longer) || hasGap(shorter)) &&
    longer.start <= shorter.start &&
    longer.end >= shorter.end
  );
}

function hasGap({ start, end, length }: Match): boolean {
  return end - start > length;
}
