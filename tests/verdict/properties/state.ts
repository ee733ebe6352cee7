import type { FactValue } from '../../../src/model/fact.js';
import type { Judge } from '../../../src/verdict/judge.js';
import { questionsFor } from '../../../src/verdict/questions/ask.js';
import { textOf } from '../support.js';
import type { RandomCase } from './random-facts.js';

/** What the engine makes of a case, without the words of a verdict. */
export interface State {
  /** What makes verdicts the same. */
  readonly verdict: string;
  /** Facts that could still change it. */
  readonly missing: readonly string[];
  /** Facts that nobody stated and nothing presumes. */
  readonly open: readonly string[];
  /** Every verdict still possible. */
  readonly reachable: readonly string[];
}

/** The state of a case; null where its facts contradict each other. */
export function stateOf(judge: Judge, { store, facts, today }: RandomCase): State | null {
  const considered = judge.consider(store, facts, today);
  if ('problems' in considered) return null;
  if (considered.missingRequest) throw new Error('The request is missing.');
  const { consideration, otherVersions } = considered;
  const { subject, summary, reachable } = consideration;
  const open = [...subject.vocabulary.facts.values()]
    .filter(({ name }) => facts[name] === undefined)
    .filter(({ name, dayOf }) => {
      if (dayOf !== null) return facts[dayOf] === undefined;
      return (subject.plain.get(name) ?? subject.dates.get(name))?.source === 'open';
    })
    .map(({ name }) => name);
  return {
    verdict: textOf(summary),
    missing: questionsFor(consideration, otherVersions).map(({ fact }) => fact),
    open,
    reachable: [...new Set(reachable.map(textOf))].sort(),
  };
}

/** The case with one more fact. */
export function withFact(of: RandomCase, name: string, value: FactValue): RandomCase {
  return { ...of, facts: { ...of.facts, [name]: value } };
}

/** A repeatable stream of whole numbers below a bound. */
export function dice(seed: number): (bound: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The list in another, repeatable order. */
export function shuffled<T>(list: readonly T[], roll: (bound: number) => number): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index--) {
    const other = roll(index + 1);
    [result[index], result[other]] = [result[other]!, result[index]!];
  }
  return result;
}
