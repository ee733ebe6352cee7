import type { ReadingGroup } from '../../knowledge/parse-reading.js';
import { parsePhrase, type Phrase, PhraseError } from './phrase.js';

/** A group and the file that it is in. */
export interface Filed {
  readonly file: string;
  readonly group: ReadingGroup;
}

/** Says what is wrong in a line of a file, and what to do. */
export type Report = (file: string, line: number, what: string, fix: string) => void;

/** A phrase of a file. */
export interface PhraseAt {
  readonly phrase: Phrase;
  readonly line: number;
}

/** The phrases of a group. One that cannot be read is reported and left out. */
export function phrasesOf(
  { file, group }: Filed,
  classes: ReadonlyMap<string, readonly Phrase[]>,
  report: Report,
): PhraseAt[] {
  return group.phrases.flatMap(({ text, line }) => {
    try {
      // A line of a class is a list of alternatives.
      return [{ phrase: parsePhrase(group.subject === 'classes' ? `(${text})` : text, classes), line }];
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      report(file, line, `"${text}": ${error.message}`, 'See the language in dialogs/reading/README.md.');
      return [];
    }
  });
}

/**
 * The word classes by name. They may use one another in any order of files and lines; one that needs itself is
 * reported where it does, as a class that does not exist.
 */
export function compileClasses(
  groups: readonly Filed[],
  report: Report,
): ReadonlyMap<string, readonly Phrase[]> {
  const parts = new Map<string, Filed[]>();
  for (const filed of groups) {
    const list = parts.get(filed.group.name);
    if (list) list.push(filed);
    else parts.set(filed.group.name, [filed]);
  }
  const classes = new Map<string, readonly Phrase[]>();
  const begun = new Set<string>();
  const compile = (name: string): void => {
    if (begun.has(name)) return;
    begun.add(name);
    const files = parts.get(name) ?? [];
    for (const { group } of files) for (const needed of classesIn(group)) compile(needed);
    const phrases = files.flatMap((filed) => phrasesOf(filed, classes, report).map(({ phrase }) => phrase));
    if (files.length > 0) classes.set(name, phrases);
  };
  for (const name of parts.keys()) compile(name);
  return classes;
}

function classesIn(group: ReadingGroup): string[] {
  return group.phrases.flatMap(({ text }) =>
    [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''),
  );
}
