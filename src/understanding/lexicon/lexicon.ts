import type { FactValue } from '../../model/fact.js';
import type { Jury } from '../jury/jury.js';
import type { SaidModel } from '../said/model.js';
import type { Phrase, Step } from './phrase.js';
import type { Speller } from './spelling.js';

/** What a phrase says. */
export type Meaning =
  /** A value of a fact; `negated` is what "not" makes of it (undefined: nothing is read). */
  | {
      readonly kind: 'fact';
      readonly name: string;
      readonly value: FactValue;
      readonly negated: FactValue | undefined;
    }
  /** Something that happened on a day: the name of the date fact, or `other` for what is none of ours. */
  | { readonly kind: 'event'; readonly name: string }
  /** Evidence that is weighed with other evidence: `fault`, `on_arrival`. */
  | { readonly kind: 'sign'; readonly name: string }
  /** Words that colour what stands near them: `hedge`, `condition`, `others`. */
  | { readonly kind: 'scope'; readonly name: string }
  /** A thing that one has or has not, by the fact that says which. */
  | { readonly kind: 'thing'; readonly name: string }
  /** A country. */
  | { readonly kind: 'place'; readonly name: string }
  /** Looks like a fact and is none: the fact's name. */
  | { readonly kind: 'never'; readonly name: string };

/** A compiled phrase. */
export interface Entry {
  readonly meaning: Meaning;
  readonly phrase: Phrase;
  readonly confidence: number;
  /** The words that the phrase cannot do without after its beginning, the nearest first. */
  readonly ahead: readonly Ahead[];
}

/** The compiled vocabulary of `dialogs/reading/`. */
export interface Lexicon {
  /** Phrases by each word they may begin with. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** Phrases that begin with an open word (`unopen*`), by its beginning. */
  readonly byPrefix: readonly (readonly [string, Entry])[];
  readonly speller: Speller;
  /** Whether some phrase names the word, or it is known to be another. */
  readonly isKnown: (word: string) => boolean;
  /** The class of words alike that a stem belongs to. */
  readonly alike: ReadonlyMap<string, string>;
  readonly said: SaidModel | null;
  /** Which day, number or place of a mail is which, as the mails taught. */
  readonly beside: SaidModel | null;
  readonly jury: Jury | null;
}

/** The words and beginnings of words that a phrase may begin with; null when it may begin with anything. */
export function beginnings(phrase: Phrase): { words: Set<string>; prefixes: Set<string> } | null {
  const found = { words: new Set<string>(), prefixes: new Set<string>() };
  for (const step of phrase) {
    if (step.kind === 'edge' || step.kind === 'except') continue;
    const optional = addBeginnings(step, found);
    if (optional === null) return null;
    if (!optional) return found;
  }
  return null;
}

function addBeginnings(step: Step, found: { words: Set<string>; prefixes: Set<string> }): boolean | null {
  if (step.kind === 'words') {
    step.words.forEach((word) => found.words.add(word));
    step.prefixes.forEach((prefix) => found.prefixes.add(prefix));
    return false;
  }
  if (step.kind !== 'choice') return null;
  for (const option of step.options) {
    const first = beginnings(option);
    if (!first) return null;
    first.words.forEach((word) => found.words.add(word));
    first.prefixes.forEach((prefix) => found.prefixes.add(prefix));
  }
  return step.optional;
}

/** Words of which one must follow within `reach` words, or the phrase need not be tried. */
export interface Ahead {
  readonly words: ReadonlySet<string>;
  readonly reach: number;
}

/** What must follow the beginning of a phrase, for a quick look before it is tried in earnest. */
export function aheadOf(phrase: Phrase): Ahead[] {
  const ahead: Ahead[] = [];
  let reach = 0;
  let begun = false;
  for (const step of phrase) {
    const words = begun ? mandatory(step) : null;
    if (words) ahead.push({ words, reach });
    reach += longest(step);
    begun ||= step.kind === 'words' || (step.kind === 'choice' && !step.optional);
  }
  return ahead;
}

/** The words of which a step needs one; null when it can do without, or with any. */
function mandatory(step: Step): ReadonlySet<string> | null {
  if (step.kind === 'words') return step.prefixes.length === 0 ? step.words : null;
  if (step.kind !== 'choice' || step.optional) return null;
  const first = step.options.map(beginnings);
  if (first.some((option) => option === null || option.prefixes.size > 0)) return null;
  return new Set(first.flatMap((option) => [...(option?.words ?? [])]));
}

/** How many words a step takes at the most. */
function longest(step: Step): number {
  if (step.kind === 'gap') return step.most;
  if (step.kind === 'choice') {
    return Math.max(...step.options.map((option) => option.reduce((sum, part) => sum + longest(part), 0)));
  }
  return step.kind === 'words' || step.kind === 'any' ? 1 : 0;
}

/** Every word that a phrase names in full. */
export function wordsOf(phrase: Phrase): string[] {
  return phrase.flatMap((step) => {
    if (step.kind === 'words') return [...step.words];
    return step.kind === 'choice' ? step.options.flatMap(wordsOf) : [];
  });
}
