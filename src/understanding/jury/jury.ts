import type { FactValue } from '../../model/fact.js';

/** All that speaks for or against a value, by name, with its weight (about 0 to 2.5). */
export type Evidence = ReadonlyMap<string, number>;

/** Weighs the evidence for the values of one fact. */
export interface Juror {
  readonly fact: string;
  /** Undefined: the mail says nothing of the fact. */
  readonly values: readonly (FactValue | undefined)[];
  /** A weight for each piece of evidence and value, row by row; the last row is what counts without any. */
  readonly weights: Float32Array;
}

/** What the mails of `tests/evaluation` taught of how evidence is to be weighed. */
export interface Jury {
  /** The row of each piece of evidence. */
  readonly rows: ReadonlyMap<string, number>;
  readonly jurors: readonly Juror[];
}

/** The evidence that the jury knows, by row, with its weight. */
export type Known = readonly { readonly row: number; readonly weight: number }[];

/** Looks up the evidence once for all jurors. */
export function known({ rows }: Jury, evidence: Evidence): Known {
  return [...evidence].flatMap(([name, weight]) => {
    const row = rows.get(name);
    return row === undefined ? [] : [{ row, weight }];
  });
}

/** How likely each value of the juror's fact is, 0 to 1, together 1. */
export function weigh({ rows }: Jury, { values, weights }: Juror, evidence: Known): readonly number[] {
  const count = values.length;
  const sums = values.map((_, index) => weights[rows.size * count + index] ?? 0);
  for (const { row, weight } of evidence)
    for (let index = 0; index < count; index++)
      sums[index] = (sums[index] ?? 0) + (weights[row * count + index] ?? 0) * weight;
  return softmax(sums);
}

/** Sums as chances: each 0 to 1, together 1. */
export function softmax(sums: ArrayLike<number>): number[] {
  const list = Array.from(sums);
  const most = Math.max(...list);
  const powers = list.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / whole);
}
