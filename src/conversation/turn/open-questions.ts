import type { FactProblem, Facts } from '../../model/fact.js';
import type { Judge } from '../../verdict/judge.js';
import { questionsFor } from '../../verdict/questions/ask.js';

/** A fact that could still change the verdict; `boundary`: which side of that day. */
export interface OpenQuestion {
  readonly fact: string;
  readonly boundary: string | null;
}

/**
 * What could still change the verdict, the next question first, as `Judge.judge` gives it, without writing the
 * verdict: while a question is open, nobody reads one.
 */
export function openQuestions(
  judge: Judge,
  store: string,
  facts: Facts,
  now: string,
): { readonly problems: readonly FactProblem[] } | { readonly questions: readonly OpenQuestion[] } {
  const considered = judge.consider(store, facts, now);
  if ('problems' in considered) return considered;
  if (considered.missingRequest) return { questions: [{ fact: 'request', boundary: null }] };
  const { consideration, otherVersions, changes } = considered;
  return { questions: questionsFor(consideration, otherVersions, changes) };
}
