import type { Reading } from '../text/reader.js';

/** A question as one shop sees it. */
export interface ShopQuestion {
  readonly reading: Reading;
  /** The shop's number of each feature of the reading, in the same order; -1 for those that it does not know. */
  readonly ids: Int32Array;
}

/** One way of telling how well each clause of a shop answers a question. Others, such as embeddings, plug in here. */
export interface RankingSignal {
  readonly id: string;
  /** One score per clause, in the policy's order, from 0 (no evidence) to 1. */
  score(question: ShopQuestion): ArrayLike<number>;
}
