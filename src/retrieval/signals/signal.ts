import type { Reading } from '../text/reader.js';

/** One way of telling how well each clause of a shop answers a question. Others, such as embeddings, plug in here. */
export interface RankingSignal {
  readonly id: string;
  /** One score per clause, in the policy's order, from 0 (no evidence) to 1. */
  score(question: Reading): ArrayLike<number>;
}
