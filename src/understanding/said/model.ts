import type { FactValue } from '../../model/fact.js';

/** What a sentence may say: a value of a fact, or (`sign.…`) evidence of one. */
export interface SaidLabel {
  readonly fact: string;
  readonly value: FactValue;
}

/** A linear reader of short sentences, as plain data: what `dialogs/reading/said-*.yaml` taught. */
export interface SaidModel {
  readonly labels: readonly SaidLabel[];
  /** The row of each trait. */
  readonly traits: ReadonlyMap<string, number>;
  /** A weight for each trait and label, row by row. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/**
 * How sure the model is of each label, 0 to 1.
 * @param rows of the traits that the sentence has, each once
 * @param size how many traits it has, known or not
 */
export function judge(
  { labels, weights, biases }: SaidModel,
  rows: Iterable<number>,
  size: number,
): Float64Array {
  const count = labels.length;
  const sums = Float64Array.from(biases);
  const share = 1 / Math.sqrt(size || 1);
  for (const row of rows) {
    const start = row * count;
    for (let label = 0; label < count; label++)
      sums[label] = (sums[label] ?? 0) + (weights[start + label] ?? 0) * share;
  }
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
}
