import type { ReadingFile, ReadingGroup } from '../../knowledge/parse-reading.js';
import type { Learnt } from '../../knowledge/read-learnt.js';
import type { Vocabulary } from '../../model/fact.js';
import type { Problem } from '../../model/problem.js';
import type { Jury } from '../jury/jury.js';
import { alikeOf, learnSaid, sentencesOf } from '../said/compile-said.js';
import { besideOf, juryOf, keyOf, saidOf } from '../said/learnt.js';
import type { SaidModel } from '../said/model.js';
import { compileClasses, type Filed, phrasesOf, type Report } from './classes.js';
import { aheadOf, beginnings, type Entry, type Lexicon, type Meaning, wordsOf } from './lexicon.js';
import { speller } from './spelling.js';
import { valueOf } from './value-of.js';

/** The phrases of `dialogs/reading/`, compiled: plain data, so that it can be stored. */
export interface CompiledPhrases {
  readonly entries: readonly Entry[];
  /** Words that resemble those of the phrases and are not to be mended towards them. */
  readonly lookalikes: ReadonlySet<string>;
  /** The class of words alike that a stem belongs to. */
  readonly alike: ReadonlyMap<string, string>;
  /** What the sentences taught. */
  readonly said: SaidModel | null;
  /** What the days, numbers and places of mails taught. */
  readonly beside: SaidModel | null;
  readonly jury: Jury | null;
}

/**
 * Compiles the files of `dialogs/reading/`, once. Problems name the file and the line; a phrase that has one is left out.
 */
export function compileLexicon(
  files: readonly ReadingFile[],
  vocabulary: Vocabulary,
  learnt: Learnt | null,
): { lexicon: Lexicon; problems: readonly Problem[] } {
  const { phrases, problems } = compilePhrases(files, vocabulary, learnt);
  return { lexicon: lexiconOf(phrases), problems };
}

/**
 * The first half of `compileLexicon`: what takes long.
 * @param learnt from the sentences before; where they are others now, they are learnt anew, which takes seconds
 */
export function compilePhrases(
  files: readonly ReadingFile[],
  vocabulary: Vocabulary,
  learnt: Learnt | null,
): { phrases: CompiledPhrases; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (file, line, what, fix) => {
    problems.push({ check: 'reading', file, line, what, fix, severity: 'error' });
  };
  const all = files.flatMap(({ file, groups }) => groups.map((group): Filed => ({ file, group })));
  const classes = compileClasses(
    all.filter(({ group }) => group.subject === 'classes'),
    report,
  );
  const entries: Entry[] = [];
  for (const filed of all.filter(({ group }) => !/^(?:classes|said|alike)$/.test(group.subject))) {
    const { file, group } = filed;
    const line = group.phrases[0]?.line ?? 0;
    const meaning = meaningOf(group, vocabulary);
    if (typeof meaning === 'string') {
      report(file, line, meaning, 'The facts and their values are the files in dialogs/facts/.');
      continue;
    }
    for (const { phrase, line: at } of phrasesOf(filed, classes, report)) {
      if (beginnings(phrase))
        entries.push({ meaning, phrase, confidence: group.confidence, ahead: aheadOf(phrase) });
      else report(file, at, `A phrase of "${group.name}" may begin with any word.`, 'Begin it with a word.');
    }
  }
  const lookalikes = new Set((classes.get('lookalikes') ?? []).flatMap(wordsOf));
  const words = all.filter(({ group }) => group.subject === 'alike');
  const { labels, sentences: said } = saidOfFiles(files, vocabulary, report);
  const alike = alikeOf(words);
  const key = keyOfSaid(files);
  const model =
    learnt?.key === key
      ? saidOf(learnt)
      : learnSaid(
          labels,
          said,
          lexiconOf({ entries, lookalikes, alike, said: null, beside: null, jury: null }),
          learnt && saidOf(learnt),
        );
  return {
    phrases: {
      entries,
      lookalikes,
      alike,
      said: model,
      beside: learnt && besideOf(learnt),
      jury: learnt && juryOf(learnt),
    },
    problems,
  };
}

/** What the sentences of the files say; values that a fact does not have are reported. */
export function saidOfFiles(files: readonly ReadingFile[], vocabulary: Vocabulary, report: Report) {
  const filed = files.flatMap(({ file, groups }) => groups.map((group): Filed => ({ file, group })));
  const said = filed.filter(({ group }) => group.subject === 'said');
  return sentencesOf(said, vocabulary, report);
}

/** Stands for the sentences and classes of words that are learnt from. */
export function keyOfSaid(files: readonly ReadingFile[]): string {
  return keyOf(
    files.flatMap(({ groups }) =>
      groups
        .filter(({ subject }) => subject === 'said' || subject === 'alike')
        .flatMap(({ name, value, phrases }) => [`${name}=${value}`, ...phrases.map(({ text }) => text)]),
    ),
  );
}

/** The second half: what is looked up by. */
export function lexiconOf({ entries, lookalikes, alike, said, beside, jury }: CompiledPhrases): Lexicon {
  const byWord = new Map<string, Entry[]>();
  const byPrefix: [string, Entry][] = [];
  for (const entry of entries) {
    const first = beginnings(entry.phrase);
    for (const word of first?.words ?? []) {
      const list = byWord.get(word);
      if (list) list.push(entry);
      else byWord.set(word, [entry]);
    }
    for (const prefix of first?.prefixes ?? []) byPrefix.push([prefix, entry]);
  }
  const words = new Set(entries.flatMap((entry) => wordsOf(entry.phrase)));
  const isKnown = (word: string): boolean => words.has(word) || lookalikes.has(word);
  return { byWord, byPrefix, speller: speller(words, lookalikes), isKnown, alike, said, beside, jury };
}

/** The meaning of a group, or what is wrong with it. */
function meaningOf(group: ReadingGroup, vocabulary: Vocabulary): Meaning | string {
  const { subject, name } = group;
  const fact = vocabulary.facts.get(name);
  switch (subject) {
    case 'facts': {
      if (!fact) return `There is no fact "${name}".`;
      const value = valueOf(fact, group.value);
      const negated = group.negated === undefined ? undefined : valueOf(fact, group.negated);
      if (value === undefined) return `"${group.value}" is no value of ${name}.`;
      if (negated === undefined && group.negated !== undefined)
        return `"${group.negated}" is no value of ${name}.`;
      return { kind: 'fact', name, value, negated };
    }
    case 'events':
      return fact || name === 'other' || name === 'use'
        ? { kind: 'event', name }
        : `There is no date fact "${name}".`;
    case 'things':
      return vocabulary.facts.has(name.replace(/\.part$/, ''))
        ? { kind: 'thing', name }
        : `There is no fact "${name}".`;
    case 'never':
      return vocabulary.facts.has(name.split('.')[0] ?? '') || name.startsWith('sign.')
        ? { kind: 'never', name }
        : `There is no fact "${name}".`;
    case 'signs':
      return { kind: 'sign', name };
    case 'scopes':
      return { kind: 'scope', name };
    case 'places':
      return { kind: 'place', name };
    case 'classes':
    case 'said':
    case 'alike':
      return 'It has no meaning of its own.';
  }
}
