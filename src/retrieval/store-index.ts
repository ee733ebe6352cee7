import type { Concepts } from '../knowledge/parse-concepts.js';
import type { Clause } from '../model/clause.js';
import { type ClauseDocument, documentsOf, type StoreInput } from './documents.js';
import { EvidenceScale } from './evidence.js';
import { ClassifierSignal, CONCEPTS_ONLY } from './signals/classifier.js';
import { FullTextSignal } from './signals/full-text.js';
import { NearestAskSignal } from './signals/nearest-ask.js';
import type { RankingSignal } from './signals/signal.js';
import type { Reader, Reading } from './text/reader.js';
import { FeatureWeights } from './weights.js';

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
/** Clauses that share more of their words than this say the same. */
const TWIN = 0.8;

/** A clause in the order of how well it answers; `signals` says what each ranking signal made of it. */
export interface RankedClause {
  readonly clause: Clause;
  readonly at: number;
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
}

/** Everything by which the clauses of one shop are found. The parts that take long are made on first use. */
export class StoreIndex {
  readonly id: string;
  readonly documents: readonly ClauseDocument[];
  readonly evidence: EvidenceScale;
  private readonly nearest: NearestAskSignal;
  private readonly twins = new Map<number, readonly number[]>();
  private learned: { signals: readonly RankingSignal[]; classifier: ClassifierSignal } | null = null;

  constructor(
    private readonly store: StoreInput,
    private readonly reader: Reader,
    private readonly concepts: Concepts,
    private readonly more: readonly RankingSignal[] = [],
  ) {
    this.id = store.id;
    this.documents = documentsOf(store, reader);
    const weights = new FeatureWeights(this.documents, concepts.concepts, reader);
    this.nearest = new NearestAskSignal(this.documents, weights);
    this.evidence = new EvidenceScale(this.documents, concepts.concepts, weights, reader);
  }

  /** Prepares what the first question would otherwise wait for. */
  warm(): { signals: readonly RankingSignal[]; classifier: ClassifierSignal } {
    if (this.learned) return this.learned;
    const elsewhere = this.concepts.elsewhere.map((text) => this.reader.read(text));
    const classifier = new ClassifierSignal('classifier', this.documents, elsewhere);
    const byConcept = new ClassifierSignal('concept-classifier', this.documents, elsewhere, CONCEPTS_ONLY);
    return (this.learned = {
      classifier,
      signals: [new FullTextSignal(this.documents), this.nearest, classifier, byConcept, ...this.more],
    });
  }

  /** The clauses, best first; equals in the policy's order. */
  rank(question: Reading, limit = this.documents.length): RankedClause[] {
    const { signals } = this.warm();
    const scored = signals.map((signal) => ({ id: signal.id, scores: signal.score(question) }));
    const fused = Float64Array.from(this.documents, ({ clause }) =>
      this.store.main?.has(clause.id) ? MAIN : 0,
    );
    for (const { id, scores } of scored) {
      const { weight, log } = WEIGHTS[id] ?? DEFAULT;
      for (let at = 0; at < fused.length; at++) {
        const value = scores[at] ?? 0;
        fused[at] = (fused[at] ?? 0) + weight * (log ? Math.log(value + FLOOR) : value);
      }
    }
    const order = this.documents
      .map(({ at }) => at)
      .sort((a, b) => (fused[b] ?? 0) - (fused[a] ?? 0) || a - b);
    return order.slice(0, limit).flatMap((at) => {
      const clause = this.documents[at]?.clause;
      const values = Object.fromEntries(scored.map(({ id, scores }) => [id, scores[at] ?? 0]));
      return clause ? [{ clause, at, score: fused[at] ?? 0, signals: values }] : [];
    });
  }

  /** How near the question comes to any single ask, 0 to 1: cheap, for comparing shops. */
  nearestAsk(question: Reading): number {
    return this.nearest.score(question).reduce((best, score) => Math.max(best, score), 0);
  }

  /** How likely the question is not the shop's matter at all, 0 to 1. */
  elsewhere(question: Reading): number {
    return this.warm().classifier.elsewhere(question);
  }

  /** How likely the clause is, among all clauses and what is not the shop's matter, together with its twins. */
  probability(question: Reading, at: number): number {
    const scores = this.warm().classifier.score(question);
    return this.twinsOf(at).reduce((sum, twin) => sum + (scores[twin] ?? 0), 0);
  }

  /** The clauses that say the same in the same words, the given one included: some policies repeat themselves. */
  private twinsOf(at: number): readonly number[] {
    const known = this.twins.get(at);
    if (known) return known;
    const own = new Set(this.documents[at]?.text.content);
    const twins = this.documents.filter(({ text, at: other }) => {
      const shared = text.content.filter((word) => own.has(word)).length;
      return other === at || shared / Math.max(1, own.size, text.content.length) > TWIN;
    });
    const places = twins.map((twin) => twin.at);
    this.twins.set(at, places);
    return places;
  }
}
