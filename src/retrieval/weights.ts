import type { Concept } from '../knowledge/parse-concepts.js';
import { FEATURE } from './text/reader.js';

const CONCEPT = 1.2;
const CONCEPT_WEIGHT = { decisive: 1.3, normal: 1, light: 0.35 };
/** By the codes of `FEATURE`; concepts weigh by their own weight. */
const KIND: readonly number[] = Object.entries({
  stem: 1,
  background: 0.6,
  concept: CONCEPT,
  pair: 0.5,
  side: 0.4,
  question: 0.35,
  negation: 0.35,
  filler: 1,
} satisfies Record<keyof typeof FEATURE, number>)
  .sort(([a], [b]) => FEATURE[a as keyof typeof FEATURE] - FEATURE[b as keyof typeof FEATURE])
  .map(([, weight]) => weight);

/** What a feature counts by its kind alone: as much as one that no clause has. */
export function kindWeight(
  feature: string,
  kind: number,
  concepts: ReadonlyMap<string, Pick<Concept, 'weight'>>,
): number {
  if (kind !== FEATURE.concept) return KIND[kind] ?? 1;
  return CONCEPT * CONCEPT_WEIGHT[concepts.get(feature.slice(1))?.weight ?? 'normal'];
}

/** Inverse clause frequency, from about 0.1 to 1. */
export function rarity(clausesWith: number, clauses: number): number {
  return Math.log(1 + clauses / (0.5 + clausesWith)) / Math.log(1 + clauses / 0.5);
}
