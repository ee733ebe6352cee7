import type { SaidLabel, SaidModel } from './model.js';

/** Something to learn from: a sentence, or a mail of which it is not known where it says what it says. */
export interface Example {
  /** The traits of each of its stretches: of a sentence one. What it says, one of them says; of the rest, none. */
  readonly stretches: readonly (readonly string[])[];
  /** Indexes of the labels that it has. */
  readonly says: ReadonlySet<number>;
  /** Indexes of the labels that it may have or not: nothing is learnt of them. */
  readonly open: ReadonlySet<number>;
  /** How much it counts where it has a label, and where it has none. */
  readonly counts: readonly [said: number, unsaid: number];
}

/* Chosen on the e-mails of tests/evaluation, none of which was learnt from then. */
const ROUNDS = 10;
/** Rounds where something was learnt before. */
const ROUNDS_AGAIN = 2;
const RATE = 0.7;
const DECAY = 1e-3;
/** A guess this near needs no mending. */
const NEAR = 0.04;
const FIRST_BIAS = -2;
/** Multiplier and modulus of a well-known generator of even numbers: the order of the examples is always the same. */
const STEP = 48_271;
const MODULUS = 2_147_483_647;

/**
 * Learns by logistic regression with AdaGrad, in a fixed order: the same examples give the same model. Of a mail, the
 * stretch that sounds most like a label stands for the whole (learning from multiple instances: Andrews, Tsochantaridis
 * and Hofmann, 2003).
 * @param before what was learnt before, from which to go on
 */
export function learn(
  labels: readonly SaidLabel[],
  examples: readonly Example[],
  before: SaidModel | null = null,
): SaidModel {
  const count = labels.length;
  const traits = rowsOf(examples, before);
  const weights = new Float32Array(traits.size * count);
  const biases = new Float32Array(count).fill(FIRST_BIAS);
  if (before) takeOver(before, labels, weights, biases);
  const squares = new Float32Array(traits.size * count).fill(before ? 1 : 1e-2);
  const biasSquares = new Float32Array(count).fill(1);
  const prepared = examples.map(({ stretches, says, open, counts }) => ({
    stretches: stretches.map((own) => ({
      rows: Int32Array.from(own.flatMap((trait) => traits.get(trait) ?? [])),
      share: 1 / Math.sqrt(own.length || 1),
    })),
    says,
    open,
    counts,
  }));
  const sums = new Float64Array(count);
  const best = new Float64Array(count);
  const where = new Int32Array(count);
  let seed = 1;
  for (let round = 0; round < (before ? ROUNDS_AGAIN : ROUNDS); round++) {
    seed = shuffle(prepared, seed);
    for (const { stretches, says, open, counts } of prepared) {
      best.fill(-Infinity);
      for (const [index, { rows, share }] of stretches.entries()) {
        sums.set(biases);
        for (const row of rows)
          for (let label = 0, cell = row * count; label < count; label++, cell++)
            sums[label] = at(sums, label) + at(weights, cell) * share;
        for (let label = 0; label < count; label++)
          if (at(sums, label) > at(best, label)) {
            best[label] = at(sums, label);
            where[label] = index;
          }
      }
      for (let label = 0; label < count; label++) {
        const stretch = stretches[at(where, label)];
        if (!stretch || open.has(label)) continue;
        const guess = 1 / (1 + Math.exp(-at(best, label)));
        const miss = says.has(label) ? guess - 1 : guess;
        if (Math.abs(miss) < NEAR) continue;
        const error = miss * counts[says.has(label) ? 0 : 1];
        biasSquares[label] = at(biasSquares, label) + error * error;
        biases[label] = at(biases, label) - (RATE / Math.sqrt(at(biasSquares, label))) * error;
        for (const row of stretch.rows) {
          const cell = row * count + label;
          const slope = error * stretch.share + DECAY * at(weights, cell);
          squares[cell] = at(squares, cell) + slope * slope;
          weights[cell] = at(weights, cell) - (RATE / Math.sqrt(at(squares, cell))) * slope;
        }
      }
    }
  }
  return { labels, traits, weights, biases };
}

/** What was known of the labels that are still there. */
function takeOver(
  before: SaidModel,
  labels: readonly SaidLabel[],
  weights: Float32Array,
  biases: Float32Array,
): void {
  for (const [label, { fact, value }] of labels.entries()) {
    const own = before.labels.findIndex((other) => other.fact === fact && other.value === value);
    if (own < 0) continue;
    biases[label] = at(before.biases, own);
    for (let row = 0; row < before.traits.size; row++)
      weights[row * labels.length + label] = at(before.weights, row * before.labels.length + own);
  }
}

/** Those known before; then every single word, and of pairs and triples those that more than one example has. */
function rowsOf(examples: readonly Example[], before: SaidModel | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stretches } of examples)
    for (const trait of new Set(stretches.flat())) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const rows = new Map(before?.traits);
  for (const [trait, times] of counts)
    if (!rows.has(trait) && (times > 1 || !trait.includes(' '))) rows.set(trait, rows.size);
  return rows;
}

function at(list: Float32Array | Float64Array | Int32Array, index: number): number {
  return list[index] ?? 0;
}

/** Puts the list into another order; returns the seed for the next time. */
function shuffle(list: unknown[], from: number): number {
  let seed = from;
  for (let last = list.length - 1; last > 0; last--) {
    seed = (seed * STEP) % MODULUS;
    const other = Math.floor((seed / MODULUS) * (last + 1));
    const [a, b] = [list[last], list[other]];
    [list[last], list[other]] = [b, a];
  }
  return seed;
}
