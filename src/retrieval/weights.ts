import type { Concept } from '../knowledge/parse-concepts.js';
import type { ClauseDocument } from './documents.js';
import type { Reader } from './text/reader.js';

const KIND = {
  stem: 1,
  background: 0.6,
  concept: 1.2,
  pair: 0.5,
  side: 0.4,
  question: 0.35,
  negation: 0.35,
};
const CONCEPT_WEIGHT = { decisive: 1.3, normal: 1, light: 0.35 };

/** How much each feature tells clauses of one shop apart: the rarer among clauses, the more. */
export class FeatureWeights {
  private readonly clausesWith = new Map<string, number>();
  private readonly concepts: ReadonlyMap<string, Concept>;
  private readonly cache = new Map<string, number>();

  constructor(
    private readonly documents: readonly ClauseDocument[],
    concepts: readonly Concept[],
    private readonly reader: Reader,
  ) {
    this.concepts = new Map(concepts.map((concept) => [concept.id, concept]));
    for (const { text, asks } of documents) {
      const features = new Set([text, ...asks].flatMap((reading) => reading.features));
      for (const feature of features) this.clausesWith.set(feature, (this.clausesWith.get(feature) ?? 0) + 1);
    }
  }

  /** True if some clause or ask of the shop has the feature. */
  has(feature: string): boolean {
    return this.clausesWith.has(feature);
  }

  /** Inverse clause frequency, from about 0.1 to 1. */
  rarity(feature: string): number {
    const count = this.documents.length;
    return Math.log(1 + count / (0.5 + (this.clausesWith.get(feature) ?? 0))) / Math.log(1 + count / 0.5);
  }

  /** The weight of a feature in comparisons. */
  of(feature: string): number {
    const cached = this.cache.get(feature);
    if (cached !== undefined) return cached;
    const weight = this.kind(feature) * this.rarity(feature);
    if (this.cache.size < 20_000) this.cache.set(feature, weight);
    return weight;
  }

  private kind(feature: string): number {
    if (feature.startsWith('#'))
      return KIND.concept * CONCEPT_WEIGHT[this.concepts.get(feature.slice(1))?.weight ?? 'normal'];
    if (feature.startsWith('?')) return KIND.question;
    if (feature === '!') return KIND.negation;

    if (feature.includes('_')) return KIND.pair;
    if (feature.includes('=')) return KIND.side;
    return this.reader.isBackground(feature) ? KIND.background : KIND.stem;
  }
}
