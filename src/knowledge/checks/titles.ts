import { Problems } from '../problems.js';
import { type CheckInput, lineMatching, type TextCheck, wordsOf } from './input.js';

/** The title of every coverage is in the policy's own words. */
export const checkTitles: TextCheck = (input) => {
  const problems = new Problems('titles', input.policy.file);
  const text = textOf(input);
  for (const { slug, title, line } of input.policy.coverages) {
    if (text.includes(wordsOf(title).join(' '))) continue;
    problems.error(
      lineMatching(input.markdown, /^title:/, line),
      `The title of "${slug}", "${title}", does not stand in the policy.`,
      'Use words that stand there one after the other: customers are shown them as the name of the promise.',
    );
  }
  return problems.list;
};

/** The published text with single spaces. */
export function textOf({ source, policy }: CheckInput): string {
  const fallback = [...policy.headings, ...policy.clauses].map(({ text }) => text).join('\n');
  return wordsOf(source ?? fallback).join(' ');
}
