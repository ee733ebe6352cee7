import type { Token } from '../text/tokens.js';
import { phrasesAt } from './begun.js';
import { beginnings, type Entry, type Lexicon } from './lexicon.js';
import type { Phrase, Step } from './phrase.js';

/** A place in the text where a phrase of the vocabulary stands, as indexes of words; `to` is exclusive. */
export interface Match {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
  /** The words inside that the phrase does not name. */
  readonly between: readonly number[];
}

/** Conjunctions that a narrow gap does not reach over. */
const JOINS = new Set([
  'but',
  'because',
  'if',
  'so',
  'although',
  'though',
  'while',
  'unless',
  'however',
  'and',
]);

/** Every match of every phrase, in the order of the text. Linear in the text: phrases and their gaps are short. */
export function matchPhrases(tokens: readonly Token[], lexicon: Lexicon): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const entry of phrasesAt(lexicon, tokens, from)) {
      const found = matchAt(entry.phrase, tokens, from);
      if (found) matches.push({ entry, from, ...found });
    }
  }
  return matches;
}

/** Where a phrase that begins at the word ends, or null. Gaps are as short as they can be. */
export function matchAt(
  phrase: Phrase,
  tokens: readonly Token[],
  from: number,
): { to: number; between: readonly number[] } | null {
  let matcher = matchers.get(phrase);
  if (!matcher) matchers.set(phrase, (matcher = compile(phrase, ENDS)));
  const attempt = new Attempt(tokens, from);
  return matcher(attempt, from) ? { to: attempt.to, between: attempt.between } : null;
}

/** A phrase being tried at a place. */
class Attempt {
  to = -1;
  readonly between: number[] = [];
  /** Behind a pause that a gap may not cross, only what is optional can still match. */
  limit: number;

  constructor(
    readonly tokens: readonly Token[],
    readonly from: number,
  ) {
    this.limit = tokens.length;
  }
}

/** Tries the rest of a phrase from a word on. */
type Matcher = (attempt: Attempt, at: number) => boolean;

/** Compiled once: every text is tried with the same few thousand phrases. */
const matchers = new WeakMap<Phrase, Matcher>();

const ENDS: Matcher = (attempt, at) => {
  attempt.to = at;
  return true;
};

/** The steps, and what comes after them, as one function. */
function compile(steps: Phrase, then: Matcher): Matcher {
  return steps.reduceRight((next, step) => compileStep(step, next), then);
}

function compileStep(step: Step, next: Matcher): Matcher {
  switch (step.kind) {
    case 'edge':
      return (attempt, at) => isEdge(attempt.tokens, at, step.at) && next(attempt, at);
    case 'except':
      return (attempt, at) => !excludes(step, attempt.tokens, at) && next(attempt, at);
    case 'words':
      return (attempt, at) => {
        const token = wordAt(attempt, at);
        return token !== null && fits(step, token) && next(attempt, at + 1);
      };
    case 'any':
      return (attempt, at) => wordAt(attempt, at) !== null && skip(attempt, at, next);
    case 'choice':
      return choice(step, next);
    case 'gap':
      return (attempt, at) => gap(attempt, step, at, next);
  }
}

/** Either of the options, in their order; those that cannot begin with the word are not tried. */
function choice({ options, optional }: Extract<Step, { kind: 'choice' }>, next: Matcher): Matcher {
  const compiled = options.map((option) => ({ first: firstWords(option), matcher: compile(option, next) }));
  if (optional) compiled.push({ first: null, matcher: next });
  const may = (word: string | null): readonly Matcher[] =>
    compiled
      .filter(({ first }) => !first || (word !== null && first.has(word)))
      .map(({ matcher }) => matcher);
  const words = new Set(compiled.flatMap(({ first }) => [...(first ?? [])]));
  const byWord = new Map([...words].map((word) => [word, may(word)]));
  const [all, others] = [compiled.map(({ matcher }) => matcher), may(null)];
  return (attempt, at) => {
    const token = attempt.tokens[at];
    // A number may stand for "@number" as well as for itself.
    const tried = token?.kind === 'number' ? all : ((token && byWord.get(token.word)) ?? others);
    for (const option of tried) if (option(attempt, at)) return true;
    return false;
  };
}

/** The words that an option may begin with; null where it may begin with others too, or with none. */
function firstWords(option: Phrase): ReadonlySet<string> | null {
  const first = beginnings(option);
  return first && first.prefixes.size === 0 ? first.words : null;
}

/** The word at a place, if the phrase may go on there. */
function wordAt({ tokens, limit, from }: Attempt, at: number): Token | null {
  const token = tokens[at];
  return !token || at >= limit || (at > from && token.gap === 2) ? null : token;
}

function skip(attempt: Attempt, at: number, next: Matcher): boolean {
  attempt.between.push(at);
  if (next(attempt, at + 1)) return true;
  attempt.between.pop();
  return false;
}

function gap(
  attempt: Attempt,
  { most, wide }: { readonly most: number; readonly wide: boolean },
  at: number,
  next: Matcher,
): boolean {
  const { tokens, between } = attempt;
  let skipped = 0;
  for (;;) {
    const token = tokens[at + skipped];
    if (!token || token.gap >= (wide ? 2 : 1)) {
      const { limit } = attempt;
      attempt.limit = at + skipped;
      const isMatched = next(attempt, at + skipped);
      attempt.limit = limit;
      if (isMatched) return true;
      break;
    }
    if (next(attempt, at + skipped)) return true;
    if (skipped === most) break;
    if (!wide && JOINS.has(token.word)) break;
    between.push(at + skipped);
    skipped += 1;
  }
  between.length -= skipped;
  return false;
}

function fits(step: Extract<Step, { kind: 'words' }>, { word, kind }: Token): boolean {
  if (step.words.has(word)) return true;
  if (kind === 'number' && step.words.has('@number')) return true;
  for (const prefix of step.prefixes) if (word.startsWith(prefix)) return true;
  return false;
}

function excludes(
  step: { words: ReadonlySet<string>; before: boolean },
  tokens: readonly Token[],
  at: number,
): boolean {
  const [word, gap] = step.before ? [tokens[at - 1], tokens[at]?.gap] : [tokens[at], tokens[at]?.gap];
  return word !== undefined && gap !== 2 && step.words.has(word.word);
}

function isEdge(tokens: readonly Token[], at: number, edge: 'start' | 'end' | 'pause'): boolean {
  const token = tokens[at];
  if (edge === 'pause' && token?.gap === 1) return true;
  return !token || token.gap === 2 || (edge === 'start' && at === 0);
}
