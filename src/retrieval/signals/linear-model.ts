/** A text's features by number, and the class it belongs to. */
export interface Example {
  readonly ids: readonly number[];
  /** How strongly each feature is seen. */
  readonly values: readonly number[];
  readonly label: number;
  /** What it counts beside the other examples. */
  readonly weight: number;
}

/** What a model has learnt: plain arrays, so that they can be stored. */
export interface LinearModel {
  readonly classes: number;
  /** Where the weights of a feature stand, by its number; -1 for features that the model does not see. */
  readonly rowOf: Int32Array;
  readonly weights: Float32Array;
}

// Taken once: looking a global up in the innermost loop costs more than the sum does.
const { exp, sqrt } = Math;
const EPOCHS = 8;
const RATE = 0.5;
/** Smaller errors are not worth the time. */
const LEAST_ERROR = 1e-3;
const CALM = 1e-3;

/** Features as rows of the weights, with values of length 1. */
interface Encoded {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/**
 * Fits a softmax regression over features that are there or not. The same examples always give the same weights.
 * @param features how many features there are
 */
export function fitModel(examples: readonly Example[], features: number, classes: number): LinearModel {
  const rowOf = new Int32Array(features).fill(-1);
  let rows = 0;
  for (const { ids } of examples) for (const id of ids) if (rowOf[id] === -1) rowOf[id] = rows++;
  const model = { classes, rowOf, weights: new Float32Array(rows * classes) };
  const encoded = examples.map(({ ids, values, label, weight }) => ({
    ...encode(model, ids, values),
    label,
    weight,
  }));
  fit(model, encoded);
  return model;
}

/**
 * The probability of each class, adding up to 1.
 * @param ids numbers of the features, -1 for those that nobody knows; @param values how strongly each is seen, 0 for not
 */
export function probabilitiesOf(
  model: LinearModel,
  ids: ArrayLike<number>,
  values: ArrayLike<number>,
): Float64Array {
  const out = new Float64Array(model.classes);
  predict(model, encode(model, ids, values), out);
  return out;
}

/** Features never seen count for the length all the same: what is mostly unknown stays undecided. */
function encode({ rowOf }: LinearModel, ids: ArrayLike<number>, values: ArrayLike<number>): Encoded {
  const rows: number[] = [];
  const seen: number[] = [];
  let square = 0;
  for (let index = 0; index < ids.length; index++) {
    const value = values[index] ?? 0;
    if (value === 0) continue;
    square += value * value;
    const id = ids[index] ?? -1;
    const row = id < 0 ? -1 : (rowOf[id] ?? -1);
    if (row < 0) continue;
    rows.push(row);
    seen.push(value);
  }
  const length = sqrt(square) || 1;
  return { rows: Int32Array.from(rows), values: Float64Array.from(seen, (value) => value / length) };
}

/** AdaGrad: each weight moves at its own pace, fast at first. The loops are plain because this is where the time goes. */
function fit(model: LinearModel, examples: readonly (Encoded & Pick<Example, 'label' | 'weight'>)[]): void {
  const { classes, weights } = model;
  const squares = new Float32Array(weights.length);
  const out = new Float64Array(classes);
  const order = mixed(examples.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const index of order) {
      const example = examples[index];
      if (!example) continue;
      const { rows, values, label, weight } = example;
      predict(model, example, out);
      out[label] = (out[label] ?? 0) - 1;
      for (let c = 0; c < classes; c++) {
        const error = (out[c] ?? 0) * weight;
        if (error < LEAST_ERROR && error > -LEAST_ERROR) continue;
        for (let at = 0; at < rows.length; at++) {
          const gradient = error * (values[at] ?? 0);
          const cell = (rows[at] ?? 0) * classes + c;
          const sum = (squares[cell] ?? 0) + gradient * gradient;
          squares[cell] = sum;
          weights[cell] = (weights[cell] ?? 0) - (RATE * gradient) / sqrt(sum + CALM);
        }
      }
    }
  }
}

function predict({ classes, weights }: LinearModel, { rows, values }: Encoded, out: Float64Array): void {
  out.fill(0);
  for (let at = 0; at < rows.length; at++) {
    const base = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let c = 0; c < classes; c++) out[c] = (out[c] ?? 0) + (weights[base + c] ?? 0) * value;
  }
  let max = -Infinity;
  for (let c = 0; c < classes; c++) if ((out[c] ?? 0) > max) max = out[c] ?? 0;
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const power = exp((out[c] ?? 0) - max);
    out[c] = power;
    sum += power;
  }
  for (let c = 0; c < classes; c++) out[c] = (out[c] ?? 0) / sum;
}

/** 0 … count-1 in a fixed mixed order. */
function mixed(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 1;
  for (let index = count - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  return order;
}
