import type { Vocabulary } from '../../model/fact.js';
import type { Problem } from '../../model/problem.js';
import { planFor } from '../questions/ask.js';
import type { CheckContext } from './context.js';
import { leastQuestions } from './optimum.js';

/** How many questions a request takes from its first word on, under the priors of `dialogs/facts/`. */
export interface DialogLength {
  readonly request: string;
  /** Expected number of questions that the bot asks. */
  readonly mean: number;
  readonly worst: number;
  /** The least expected number possible. */
  readonly optimum: number;
  /** True when every other way to ask was tried; else the optimum is that of the plan, which is exact by construction. */
  readonly isTried: boolean;
}

const MOST_OVER = 1.05;

/** The dialog lengths of every request. */
export function dialogLengths(context: CheckContext): readonly DialogLength[] {
  const { judge, policy, requests, today } = context;
  return requests.flatMap((request): DialogLength[] => {
    const considered = judge.consider(policy.store.id, { request }, today);
    if ('problems' in considered || considered.missingRequest) return [];
    const { consideration } = considered;
    if (consideration.reachable.length === 1)
      return [{ request, mean: 0, worst: 0, optimum: 0, isTried: true }];
    const plan = planFor(consideration);
    const mean = plan.cost(consideration.leaves);
    const tried = leastQuestions(consideration);
    const worst = plan.worst(consideration.leaves);
    return [{ request, mean, worst, optimum: tried ?? mean, isTried: tried !== null }];
  });
}

/** The dialog lengths of all requests together, each weighed by how often it comes. */
export function averageOf(
  lengths: readonly DialogLength[],
  { facts }: Vocabulary,
): Omit<DialogLength, 'request'> {
  const choices = facts.get('request')?.choices ?? [];
  const weightOf = (request: string): number => choices.find(({ value }) => value === request)?.prior ?? 0;
  const total = lengths.reduce((sum, { request }) => sum + weightOf(request), 0) || 1;
  const mean = (of: (length: DialogLength) => number): number =>
    lengths.reduce((sum, length) => sum + (weightOf(length.request) / total) * of(length), 0);
  return {
    mean: mean((length) => length.mean),
    optimum: mean(({ optimum }) => optimum),
    worst: Math.max(0, ...lengths.map(({ worst }) => worst)),
    isTried: lengths.every(({ isTried }) => isTried),
  };
}

/** No dialog is longer than it need be. */
export function checkDialogs({ policy }: CheckContext, lengths: readonly DialogLength[]): Problem[] {
  return lengths
    .filter(({ mean, optimum }) => mean > optimum * MOST_OVER + 1e-9)
    .map(({ request, mean, optimum }) => ({
      check: 'dialogs',
      file: policy.file,
      line: 0,
      what: `The dialog for "${request}" takes ${mean.toFixed(2)} questions on average where ${optimum.toFixed(2)} would do.`,
      fix: 'This is a fault of the program: please report it.',
      severity: 'error',
    }));
}
