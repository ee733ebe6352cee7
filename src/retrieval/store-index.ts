import type { Concept } from '../knowledge/parse-concepts.js';
import type { Clause } from '../model/clause.js';
import type { StoreInput } from './documents.js';
import { EvidenceScale } from './evidence.js';
import { FeatureNumbers } from './features.js';
import type { LearnedShop } from './learn.js';
import { ALL, ClassifierSignal, CONCEPTS_ONLY } from './signals/classifier.js';
import { FullTextSignal } from './signals/full-text.js';
import { isCompared, NearestAskSignal } from './signals/nearest-ask.js';
import type { RankingSignal, ShopQuestion } from './signals/signal.js';
import type { Reading } from './text/reader.js';
import { kindWeight } from './weights.js';

/** Fusion, tuned on tests/retrieval/development: probabilities count by their logarithm, the others as they are. */
const WEIGHTS: Readonly<Record<string, { weight: number; log?: boolean }>> = {
  'full-text': { weight: 0.8 },
  'nearest-ask': { weight: 1.9 },
  classifier: { weight: 0.3, log: true },
  'concept-classifier': { weight: 0.1, log: true },
};
const DEFAULT: { weight: number; log?: boolean } = { weight: 0.5 };
/** What a clause gains for carrying one of the shop's main promises. */
const MAIN = 0.2;
const FLOOR = 1e-3;

/** A clause in the order of how well it answers; `signals` says what each ranking signal made of it. */
export interface RankedClause {
  readonly clause: Clause;
  readonly at: number;
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
}

/** Everything by which the clauses of one shop are found. */
export class StoreIndex {
  readonly id: string;
  readonly evidence: EvidenceScale;
  private readonly numbers: FeatureNumbers;
  private readonly nearest: NearestAskSignal;
  private readonly classifier: ClassifierSignal;
  private readonly signals: readonly RankingSignal[];
  private readonly bonus: Float64Array;

  /** @param more signals besides the shop's own */
  constructor(
    private readonly store: StoreInput,
    private readonly learned: LearnedShop,
    concepts: ReadonlyMap<string, Concept>,
    more: readonly RankingSignal[] = [],
  ) {
    this.id = store.id;
    const { features, weights, spoken, asks, fullText, classifier, conceptClassifier } = learned;
    const clauses = store.clauses.length;
    const weigh = (id: number, feature: string, kind: number): number =>
      id >= 0 ? (weights[id] ?? kindWeight(feature, kind, concepts)) : kindWeight(feature, kind, concepts);
    this.numbers = new FeatureNumbers(features);
    this.nearest = new NearestAskSignal(asks, clauses, weigh);
    this.evidence = new EvidenceScale(spoken, concepts, weights, weigh);
    this.classifier = new ClassifierSignal('classifier', classifier, ALL);
    this.signals = [
      new FullTextSignal(fullText, clauses),
      this.nearest,
      this.classifier,
      new ClassifierSignal('concept-classifier', conceptClassifier, CONCEPTS_ONLY),
      ...more,
    ];
    this.bonus = Float64Array.from(store.clauses, ({ id }) => (store.main?.has(id) ? MAIN : 0));
  }

  /** The question as this shop sees it. */
  ask(reading: Reading): ShopQuestion {
    return { reading, ids: this.numbers.ofReading(reading) };
  }

  /** The clauses, best first; equals in the policy's order. */
  rank(question: ShopQuestion, limit = this.store.clauses.length): RankedClause[] {
    const scored = this.signals.map((signal) => ({ id: signal.id, scores: signal.score(question) }));
    const fused = Float64Array.from(this.bonus);
    for (const { id, scores } of scored) {
      const { weight, log } = WEIGHTS[id] ?? DEFAULT;
      for (let at = 0; at < fused.length; at++) {
        const value = scores[at] ?? 0;
        fused[at] = (fused[at] ?? 0) + weight * (log ? Math.log(value + FLOOR) : value);
      }
    }
    return best(fused, limit).flatMap((at) => {
      const clause = this.store.clauses[at];
      const signals: Record<string, number> = {};
      for (const { id, scores } of scored) signals[id] = scores[at] ?? 0;
      return clause ? [{ clause, at, score: fused[at] ?? 0, signals }] : [];
    });
  }

  /** How near the question comes to any single ask, 0 to 1: cheap, for comparing shops. */
  nearestAsk(reading: Reading): number {
    const question = { reading, ids: this.numbers.ofReading(reading, isCompared) };
    let nearest = 0;
    for (const score of this.nearest.score(question)) if (score > nearest) nearest = score;
    return nearest;
  }

  /** How likely the question is not the shop's matter at all, 0 to 1. */
  elsewhere(question: ShopQuestion): number {
    return this.classifier.elsewhere(question);
  }

  /** How likely the clause is, among all clauses and what is not the shop's matter, together with its twins. */
  probability(question: ShopQuestion, at: number): number {
    const scores = this.classifier.score(question);
    let sum = 0;
    for (const twin of this.learned.twins[at] ?? []) sum += scores[twin] ?? 0;
    return sum;
  }
}

/** The places of the greatest values, greatest first; of equals the first. */
function best(values: Float64Array, limit: number): number[] {
  if (limit > 12)
    return Array.from(values.keys())
      .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
      .slice(0, limit);
  const top: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    let place = top.length;
    while (place > 0 && value > (values[top[place - 1] ?? 0] ?? 0)) place--;
    if (place >= limit) continue;
    top.splice(place, 0, at);
    if (top.length > limit) top.pop();
  }
  return top;
}
