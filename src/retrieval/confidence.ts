import type { Evidence } from './evidence.js';

/** What speaks for or against giving a clause as the answer. */
export interface Grounds {
  readonly evidence: Evidence;
  /** Probability of the clause, and of others with the same words, among all clauses and "not our matter", 0 to 1. */
  readonly probability: number;
  /** Probability that it is not the shop's matter, 0 to 1. */
  readonly elsewhere: number;
  /** How much nearer the question is to another shop's ask than to the clause's; 0 when no other shop is nearer. */
  readonly otherStore: number;
}

/** Each ground with its share in the decision; they add up, with `bias`, to the logarithm of the odds. */
export type Shares = Readonly<Record<keyof typeof GROUND_WEIGHTS, number>>;

/*
 * A logistic regression fitted on tests/retrieval/development, tests/evaluation and ../shared/data: questions answered
 * by the first clause against near misses and off-topic questions, checked with one shop left out at a time. Three
 * weights are set by hand: opposites are too rare to fit, unknown words must not speak for an answer, and another shop's
 * nearer ask counts less than fitted, which silenced short questions at no gain.
 */
export const GROUND_WEIGHTS = {
  probability: 1.08,
  explained: 2.32,
  inStore: 1.89,
  unknownWords: -0.1,
  foreign: -2.45,
  missed: -2.03,
  strange: -0.98,
  passed: -0.36,
  opposed: -3.5,
  field: 0.36,
  otherStore: -3,
  elsewhere: -0.22,
  bias: -1.1,
};

const atMost = (limit: number, value: number): number => Math.min(limit, value);

/** The measured grounds, before weighing. */
export function measures({
  evidence,
  probability,
  elsewhere,
  otherStore,
}: Grounds): Record<keyof typeof GROUND_WEIGHTS, number> {
  return {
    probability: Math.log(probability + 1e-3),
    explained: evidence.explained,
    inStore: evidence.inStore,
    unknownWords: atMost(3, evidence.unknownWords.length),
    foreign: atMost(2, evidence.foreignConcepts.length),
    missed: atMost(2, evidence.missedConcepts.length),
    strange: atMost(3, evidence.strangeConcepts.length),
    passed: atMost(3, evidence.passedConcepts.length),
    opposed: atMost(1, evidence.opposedConcepts.length),
    field: atMost(4, evidence.fieldConcepts),
    otherStore,
    elsewhere: Math.log(elsewhere + 1e-3),
    bias: 1,
  };
}

/** How sure the answer is, 0 to 1, and what made it so. */
export function confidenceOf(grounds: Grounds): { confidence: number; shares: Shares } {
  const shares = measures(grounds);
  let odds = 0;
  for (const name of Object.keys(GROUND_WEIGHTS) as (keyof typeof GROUND_WEIGHTS)[])
    odds += shares[name] *= GROUND_WEIGHTS[name];
  return { confidence: 1 / (1 + Math.exp(-odds)), shares };
}
