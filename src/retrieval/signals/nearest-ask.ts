import type { ClauseDocument } from '../documents.js';
import { type FeatureNumbers, packed, type Postings } from '../features.js';
import { FEATURE, type Reading } from '../text/reader.js';
import type { RankingSignal, ShopQuestion } from './signal.js';

/** How much the second-best and third-best ask of a clause add to its best one. */
const SECOND = 0.15;
const THIRD = 0.1;

/** The asks that have a feature, with what it weighs in each. */
export interface Asks {
  readonly postings: Postings;
  /** The clause of each ask. */
  readonly clauseOf: Int32Array;
}

/** Says what a feature weighs; `id` is its number or -1. */
export type Weigh = (id: number, feature: string, kind: number) => number;

/** Cosine of the question to each single ask (and the clause's own text); a clause scores by its best ones. */
export class NearestAskSignal implements RankingSignal {
  readonly id = 'nearest-ask';
  private readonly sums: Float64Array;

  constructor(
    private readonly asks: Asks,
    private readonly clauses: number,
    private readonly weigh: Weigh,
  ) {
    this.sums = new Float64Array(asks.clauseOf.length);
  }

  /** Weighs the features of every ask; `numbers` has them all. */
  static learn(documents: readonly ClauseDocument[], numbers: FeatureNumbers, weigh: Weigh): Asks {
    const lists = numbers.list.map((): [number, number][] => []);
    const clauseOf: number[] = [];
    for (const { at, text, lead, asks } of documents) {
      for (const readings of [...asks.map((ask) => [ask]), lead ? [text, lead] : [text]]) {
        const ask = clauseOf.push(at) - 1;
        const weights = new Map(readings.flatMap((reading) => weightsOf(reading, numbers, weigh)));
        const norm = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
        for (const [id, weight] of weights) lists[id]?.push([ask, weight / norm]);
      }
    }
    return { postings: packed(lists), clauseOf: Int32Array.from(clauseOf) };
  }

  score({ reading, ids }: ShopQuestion): Float64Array {
    const { starts, things, values } = this.asks.postings;
    const sums = this.sums.fill(0);
    let square = 0;
    for (let index = 0; index < ids.length; index++) {
      const kind = reading.kinds[index] ?? 0;
      if (!isCompared(kind)) continue;
      const id = ids[index] ?? -1;
      const weight = this.weigh(id, reading.features[index] ?? '', kind);
      square += weight ** 2;
      if (id < 0) continue;
      const end = starts[id + 1] ?? 0;
      for (let at = starts[id] ?? 0; at < end; at++) {
        const ask = things[at] ?? 0;
        sums[ask] = (sums[ask] ?? 0) + weight * (values[at] ?? 0);
      }
    }
    return this.bestOf(sums, Math.sqrt(square) || 1);
  }

  private bestOf(sums: Float64Array, norm: number): Float64Array {
    const first = new Float64Array(this.clauses);
    const second = new Float64Array(this.clauses);
    const third = new Float64Array(this.clauses);
    const { clauseOf } = this.asks;
    for (let ask = 0; ask < sums.length; ask++) {
      const value = sums[ask] ?? 0;
      const clause = clauseOf[ask] ?? 0;
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
    for (let at = 0; at < first.length; at++) {
      const sum = (first[at] ?? 0) + SECOND * (second[at] ?? 0) + THIRD * (third[at] ?? 0);
      first[at] = Math.min(1, sum / most);
    }
    return first;
  }
}

function weightsOf(reading: Reading, numbers: FeatureNumbers, weigh: Weigh): [number, number][] {
  return reading.features.flatMap((feature, index) => {
    const kind = reading.kinds[index] ?? 0;
    const id = numbers.of(feature);
    return isCompared(kind) ? [[id, weigh(id, feature, kind)]] : [];
  });
}

/** Words that hold any sentence together are in most asks: they would cost time and tell nothing. */
export function isCompared(kind: number): boolean {
  return kind !== FEATURE.filler;
}
