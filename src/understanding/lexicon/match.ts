import type { Token } from '../text/tokens.js';
import type { Entry, Lexicon } from './lexicon.js';
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
  const known = new Map<string, readonly Entry[]>();
  const entriesFor = (word: string): readonly Entry[] => {
    let entries = known.get(word);
    if (!entries) {
      const open = lexicon.byPrefix.filter(([prefix]) => word.startsWith(prefix)).map(([, entry]) => entry);
      entries = [...(lexicon.byWord.get(word) ?? []), ...open];
      known.set(word, entries);
    }
    return entries;
  };
  tokens.forEach((token, from) => {
    for (const entry of entriesFor(token.word)) {
      const found = mayFollow(entry, tokens, from) ? matchAt(entry.phrase, tokens, from) : null;
      if (found) matches.push({ entry, from, ...found });
    }
    if (token.kind !== 'number') return;
    for (const entry of entriesFor('@number')) {
      const found = matchAt(entry.phrase, tokens, from);
      if (found) matches.push({ entry, from, ...found });
    }
  });
  return matches;
}

/** A quick look whether the phrase may stand here: the next words it needs are near. */
function mayFollow({ ahead }: Entry, tokens: readonly Token[], from: number): boolean {
  if (!ahead) return true;
  for (let at = from + 1; at <= from + ahead.reach; at++) {
    const token = tokens[at];
    if (!token || token.gap === 2) return false;
    if (ahead.words.has(token.word) || (token.kind === 'number' && ahead.words.has('@number'))) return true;
  }
  return false;
}

/** Where a phrase that begins at the word ends, or null. Gaps are as short as they can be. */
export function matchAt(
  phrase: Phrase,
  tokens: readonly Token[],
  from: number,
): { to: number; between: readonly number[] } | null {
  const between: number[] = [];
  let to = -1;
  // Behind a pause that a gap may not cross, only what is optional can still match.
  let limit = tokens.length;
  const step = (steps: Phrase, index: number, at: number, then: (end: number) => boolean): boolean => {
    const current = steps[index];
    if (!current) return then(at);
    const next = (end: number): boolean => step(steps, index + 1, end, then);
    switch (current.kind) {
      case 'edge':
        return isEdge(tokens, at, current.at) && next(at);
      case 'except':
        return !excludes(current, tokens, at) && next(at);
      case 'words':
      case 'any': {
        const token = tokens[at];
        if (!token || at >= limit || (at > from && token.gap === 2) || !fits(current, token)) return false;
        if (current.kind === 'any') return skip(at, next);
        return next(at + 1);
      }
      case 'choice':
        for (const option of current.options) if (step(option, 0, at, next)) return true;
        return current.optional && next(at);
      case 'gap':
        return gap(current, at, next);
    }
  };
  const skip = (at: number, next: (end: number) => boolean): boolean => {
    between.push(at);
    if (next(at + 1)) return true;
    between.pop();
    return false;
  };
  const atPause = (at: number, next: (end: number) => boolean): boolean => {
    const saved = limit;
    limit = at;
    const matched = next(at);
    limit = saved;
    return matched;
  };
  const gap = (
    current: { most: number; wide: boolean },
    at: number,
    next: (end: number) => boolean,
  ): boolean => {
    let skipped = 0;
    for (;;) {
      const token = tokens[at + skipped];
      if (!token || token.gap >= (current.wide ? 2 : 1)) {
        if (atPause(at + skipped, next)) return true;
        break;
      }
      if (next(at + skipped)) return true;
      if (skipped === current.most) break;
      if (!current.wide && JOINS.has(token.word)) break;
      between.push(at + skipped);
      skipped += 1;
    }
    between.length -= skipped;
    return false;
  };
  const found = step(phrase, 0, from, (end) => {
    to = end;
    return true;
  });
  return found ? { to, between } : null;
}

function fits(step: Step, token: Token): boolean {
  if (step.kind === 'any') return true;
  if (step.kind !== 'words') return false;
  if (step.words.has(token.word)) return true;
  if (token.kind === 'number' && step.words.has('@number')) return true;
  return step.prefixes.some((prefix) => token.word.startsWith(prefix));
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
