import type { ClauseDocument } from '../documents.js';
import type { Reading } from '../text/reader.js';
import type { FeatureWeights } from '../weights.js';
import type { RankingSignal } from './signal.js';

/** How much the second-best and third-best ask of a clause add to its best one. */
const SECOND = 0.15;
const THIRD = 0.1;

/** The asks that have a feature, with what it weighs in each. */
interface Posting {
  readonly asks: Int32Array;
  readonly weights: Float64Array;
}

/** Cosine of the question to each single ask (and the clause's own text); a clause scores by its best ones. */
export class NearestAskSignal implements RankingSignal {
  readonly id = 'nearest-ask';
  private readonly postings = new Map<string, Posting>();
  private readonly clauseOf: Int32Array;
  private readonly sums: Float64Array;

  constructor(
    private readonly documents: readonly ClauseDocument[],
    private readonly weights: FeatureWeights,
  ) {
    const lists = new Map<string, { asks: number[]; weights: number[] }>();
    const clauses: number[] = [];
    for (const { at, text, lead, asks } of documents) {
      for (const features of [
        ...asks.map((ask) => ask.features),
        [...text.features, ...(lead?.features ?? [])],
      ]) {
        this.add(features, clauses.push(at) - 1, lists);
      }
    }
    for (const [feature, { asks, weights: values }] of lists) {
      this.postings.set(feature, { asks: Int32Array.from(asks), weights: Float64Array.from(values) });
    }
    this.clauseOf = Int32Array.from(clauses);
    this.sums = new Float64Array(clauses.length);
  }

  private add(
    features: readonly string[],
    ask: number,
    lists: Map<string, { asks: number[]; weights: number[] }>,
  ): void {
    const distinct = [...new Set(features)].filter(compared);
    const norm = Math.sqrt(distinct.reduce((sum, feature) => sum + this.weights.of(feature) ** 2, 0)) || 1;
    for (const feature of distinct) {
      const list = lists.get(feature) ?? { asks: [], weights: [] };
      list.asks.push(ask);
      list.weights.push(this.weights.of(feature) / norm);
      lists.set(feature, list);
    }
  }

  score(question: Reading): Float64Array {
    const sums = this.sums.fill(0);
    let square = 0;
    for (const feature of question.features) {
      if (!compared(feature)) continue;
      const weight = this.weights.of(feature);
      square += weight ** 2;
      const posting = this.postings.get(feature);
      if (!posting) continue;
      const { asks, weights } = posting;
      for (let index = 0; index < asks.length; index++) {
        const ask = asks[index] ?? 0;
        sums[ask] = (sums[ask] ?? 0) + weight * (weights[index] ?? 0);
      }
    }
    return this.bestOf(sums, Math.sqrt(square) || 1);
  }

  private bestOf(sums: Float64Array, norm: number): Float64Array {
    const count = this.documents.length;
    const first = new Float64Array(count);
    const second = new Float64Array(count);
    const third = new Float64Array(count);
    for (let ask = 0; ask < sums.length; ask++) {
      const value = sums[ask] ?? 0;
      const clause = this.clauseOf[ask] ?? 0;
      if (value <= (third[clause] ?? 0)) continue;
      if (value > (first[clause] ?? 0)) {
        third[clause] = second[clause] ?? 0;
        second[clause] = first[clause] ?? 0;
        first[clause] = value;
      } else if (value > (second[clause] ?? 0)) {
        third[clause] = second[clause] ?? 0;
        second[clause] = value;
      } else {
        third[clause] = value;
      }
    }
    const most = norm * (1 + SECOND + THIRD);
    return first.map((value, at) =>
      Math.min(1, (value + SECOND * (second[at] ?? 0) + THIRD * (third[at] ?? 0)) / most),
    );
  }
}

/** Words that hold any sentence together are in most asks: they would cost time and tell nothing. */
function compared(feature: string): boolean {
  return !feature.startsWith('~');
}
