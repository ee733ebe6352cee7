import { Problems } from '../problems.js';
import { type CheckInput, lineMatching, type TextCheck, wordsOf } from './input.js';

interface PlacedWord {
  readonly word: string;
  readonly line: number;
  /** `the clause "doa-refund"`, `the heading "Solution:"`, `source.txt`. */
  readonly place: string;
}

const SHOWN = 6;

/** The headings and clauses of `policy.md`, in order, are exactly the words of `source.txt`. */
export const checkWords: TextCheck = (input) => {
  const problems = new Problems('words', input.policy.file);
  if (input.source === null) {
    problems.error(
      0,
      `${input.sourceFile} is missing.`,
      'Save the policy there exactly as it was published.',
    );
    return problems.list;
  }
  const published = placed(input.source, 1, 'source.txt');
  const cut = wordsOfPolicy(input);
  const at = firstDifference(published, cut);
  if (at === null) return [];
  const here = cut[at] ?? cut.at(-1);
  const there = published[at];
  const sourceName = input.sourceFile.split('/').at(-1) ?? input.sourceFile;
  const found = cut[at] === undefined ? 'the text ends' : `${here?.place ?? ''} says "${show(cut, at)}"`;
  const wanted =
    there === undefined
      ? `${sourceName} ends`
      : `${sourceName} says "${show(published, at)}" (line ${there.line})`;
  problems.error(
    here?.line ?? 1,
    `The words are not those published: ${found}, ${wanted}.`,
    'Copy the passage from source.txt word for word; change source.txt only when the shop publishes a new text.',
  );
  return problems.list;
};

function firstDifference(a: readonly PlacedWord[], b: readonly PlacedWord[]): number | null {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    if (a[index]?.word !== b[index]?.word) return index;
  }
  return null;
}

function show(words: readonly PlacedWord[], at: number): string {
  const shown = words.slice(at, at + SHOWN).map(({ word }) => word);
  return `${shown.join(' ')}${at + SHOWN < words.length ? ' …' : ''}`;
}

function placed(text: string, firstLine: number, place: string): PlacedWord[] {
  return text
    .split('\n')
    .flatMap((line, index) => wordsOf(line).map((word) => ({ word, line: firstLine + index, place })));
}

function wordsOfPolicy({ policy, markdown }: CheckInput): PlacedWord[] {
  const words: PlacedWord[] = [];
  let line = 1;
  const addHeadings = (before: number): void => {
    for (const { text } of policy.headings.filter((heading) => heading.before === before)) {
      line = lineMatching(markdown, /^#{1,5}\s/, line + 1);
      words.push(...placed(text, line, `the heading "${text}"`));
    }
  };
  policy.clauses.forEach((clause, index) => {
    addHeadings(index);
    line = clause.line;
    const firstLine = lineMatching(markdown, /^>/, clause.line);
    words.push(...placed(clause.text, firstLine, `the clause "${clause.slug}"`));
  });
  addHeadings(policy.clauses.length);
  return words;
}
