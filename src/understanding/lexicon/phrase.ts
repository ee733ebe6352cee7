import { plainWords } from '../text/contractions.js';
import { inflect } from './inflect.js';

/** One step of a phrase: what the next word or words of the text may be. */
export type Step =
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly prefixes: readonly string[] }
  | { readonly kind: 'any' }
  /** Up to `most` words of any sort, within the sentence; a narrow one stays within its clause. */
  | { readonly kind: 'gap'; readonly most: number; readonly wide: boolean }
  | { readonly kind: 'choice'; readonly options: readonly Phrase[]; readonly optional: boolean }
  /** The phrase begins or ends a sentence. */
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' | 'pause' }
  /** None of these words comes next, or (at a phrase's beginning) came before. */
  | { readonly kind: 'except'; readonly words: ReadonlySet<string>; readonly before: boolean };

/** A phrase of the vocabulary: its steps in order. */
export type Phrase = readonly Step[];

/** Word classes by name, as `{name}` puts them into a phrase. */
export type WordClasses = ReadonlyMap<string, readonly Phrase[]>;

/** What is wrong with a phrase as written. */
export class PhraseError extends Error {}

/**
 * Reads the little language of `dialogs/reading/`:
 * `word` that word · `work~` its forms (works, worked, working) · `word*` any word that begins so · `a|b` either · `(a b|c)` either of these · `x?` perhaps x ·
 * `{name}` a word class · `*` any one word · `..` up to three words, `..6` up to six, within the clause ·
 * `...` up to eight words of the sentence · `@date` `@length` `@number` what the text says there · `^` `$` the sentence's edges, `,` a pause ·
 * `!(i|we)` not directly after these words (in front) or before them (behind).
 */
export function parsePhrase(written: string, classes: WordClasses): Phrase {
  const pieces = written.match(/\.{2,3}\d*|!(?=\()|[()|?]|\{\w+\}|[^\s()|?{}]+/g) ?? [];
  let at = 0;
  const alternatives = (): Phrase[] => {
    const options: Step[][] = [[]];
    while (at < pieces.length && pieces[at] !== ')') {
      const piece = pieces[at];
      if (piece === '|') {
        at += 1;
        options.push([]);
      } else {
        options.at(-1)?.push(...step(true));
      }
    }
    return options;
  };
  const step = (inBrackets: boolean): Step[] => {
    const piece = pieces[at] ?? '';
    at += 1;
    let steps: Step[];
    if (piece === '!') {
      const before = at === 1;
      at += 1;
      const excepted = choice(alternatives());
      if (excepted.kind !== 'words' || pieces[at] !== ')')
        throw new PhraseError('"!(…)" takes single words.');
      at += 1;
      return [{ kind: 'except', words: excepted.words, before }];
    }
    if (piece === '(') {
      const options = alternatives();
      if (pieces[at] !== ')') throw new PhraseError('A bracket is not closed.');
      at += 1;
      steps = [choice(options)];
    } else {
      steps = single(piece, classes);
      if (!inBrackets && pieces[at] === '|' && isBare(piece)) steps = [bareAlternatives(steps)];
    }
    if (pieces[at] !== '?') return steps;
    at += 1;
    return [{ kind: 'choice', options: [steps], optional: true }];
  };
  const bareAlternatives = (first: Step[]): Step => {
    const options: Phrase[] = [first];
    while (pieces[at] === '|' && isBare(pieces[at + 1] ?? '')) {
      options.push(single(pieces[at + 1] ?? '', classes));
      at += 2;
    }
    return choice(options);
  };
  const phrase: Step[] = [];
  while (at < pieces.length) {
    if (pieces[at] === ')' || pieces[at] === '?' || pieces[at] === '|') {
      throw new PhraseError(`"${pieces[at] ?? ''}" stands where a word was expected.`);
    }
    phrase.push(...step(false));
  }
  if (phrase.length === 0) throw new PhraseError('It is empty.');
  return phrase;
}

function isBare(piece: string): boolean {
  return !/^(\.{2}.*|[()|?*^$,])?$/.test(piece);
}

function single(piece: string, classes: WordClasses): Step[] {
  const gap = /^(\.{2,3})(\d*)$/.exec(piece);
  if (gap) {
    const wide = gap[1] === '...';
    return [{ kind: 'gap', most: Number(gap[2] || (wide ? 8 : 3)), wide }];
  }
  if (piece === '*') return [{ kind: 'any' }];
  if (piece === '^') return [{ kind: 'edge', at: 'start' }];
  if (piece === ',') return [{ kind: 'edge', at: 'pause' }];
  if (piece === '$') return [{ kind: 'edge', at: 'end' }];
  const name = /^\{(\w+)\}$/.exec(piece)?.[1];
  if (name !== undefined) {
    const options = classes.get(name);
    if (!options) throw new PhraseError(`There is no word class "${name}".`);
    return [choice(options)];
  }
  if (piece.endsWith('*')) {
    return [{ kind: 'words', words: new Set(), prefixes: [piece.slice(0, -1).toLowerCase()] }];
  }
  if (piece.startsWith('@') || /[\d.]/.test(piece)) return [words([piece.toLowerCase()])];
  // "e-mail" and "third-party" are two words in a text, too.
  if (piece.endsWith('~')) return [words(inflect(piece.slice(0, -1).toLowerCase()))];
  return piece.split('-').flatMap((part) => plainWords(part).map((word) => words([word])));
}

function words(list: readonly string[]): Step {
  return { kind: 'words', words: new Set(list), prefixes: [] };
}

/** A choice between phrases; single words are put together so that they are tried at once. */
function choice(options: readonly Phrase[]): Step {
  const flat = options.flatMap((option) => {
    const only = option.length === 1 ? option[0] : undefined;
    return only?.kind === 'choice' && !only.optional ? only.options : [option];
  });
  const merged = new Set<string>();
  const prefixes: string[] = [];
  const rest: Phrase[] = [];
  for (const option of flat) {
    const only = option.length === 1 ? option[0] : undefined;
    if (only?.kind === 'words') {
      only.words.forEach((word) => merged.add(word));
      prefixes.push(...only.prefixes);
    } else {
      rest.push(option);
    }
  }
  const wordStep: Step = { kind: 'words', words: merged, prefixes };
  const hasWords = merged.size + prefixes.length > 0;
  if (rest.length === 0 && hasWords) return wordStep;
  return { kind: 'choice', options: hasWords ? [...rest, [wordStep]] : rest, optional: false };
}
