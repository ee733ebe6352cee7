import type { Reading } from './text/reader.js';

/** The features of a shop's clauses and asks, numbered: what is learnt of a shop is kept by number. */
export class FeatureNumbers {
  private readonly ids: Map<string, number>;

  /** @param list the features in the order of their numbers */
  constructor(readonly list: string[] = []) {
    this.ids = new Map(list.map((feature, id) => [feature, id]));
  }

  /** The number of a feature, or -1. */
  of(feature: string): number {
    return this.ids.get(feature) ?? -1;
  }

  /** The number of a feature, which it gets now if it has none. */
  add(feature: string): number {
    const known = this.ids.get(feature);
    if (known !== undefined) return known;
    this.ids.set(feature, this.list.length);
    return this.list.push(feature) - 1;
  }

  /**
   * The numbers of a reading's features, in its order.
   * @param counts of which kinds the numbers are wanted; the others get -1, too
   */
  ofReading({ features, kinds }: Reading, counts?: (kind: number) => boolean): Int32Array {
    const numbers = new Int32Array(features.length).fill(-1);
    for (let index = 0; index < features.length; index++)
      if (!counts || counts(kinds[index] ?? 0)) numbers[index] = this.of(features[index] ?? '');
    return numbers;
  }
}

/** For each feature by number the things that have it, with a value: plain arrays, so that they can be stored. */
export interface Postings {
  /** The things of feature n stand from `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Int32Array;
  readonly things: Int32Array;
  readonly values: Float32Array;
}

/** Packs lists by feature number. */
export function packed(lists: readonly (readonly (readonly [thing: number, value: number])[])[]): Postings {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, id) => (starts[id + 1] = (starts[id] ?? 0) + list.length));
  const flat = lists.flat();
  return {
    starts,
    things: Int32Array.from(flat, ([thing]) => thing),
    values: Float32Array.from(flat, ([, value]) => value),
  };
}
