/** A text's features and the class it belongs to. */
export interface Example {
  readonly features: readonly string[];
  readonly label: number;
  /** What it counts beside the other examples. */
  readonly weight: number;
}

/** How strongly a model sees a feature; 0 for not at all. */
export type View = (feature: string) => number;

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

/** Softmax regression over features that are there or not. The same examples always give the same weights. */
export class LinearModel {
  private readonly rows = new Map<string, number>();
  private readonly weights: Float32Array;

  /** Fits the model. */
  constructor(
    examples: readonly Example[],
    private readonly classes: number,
    private readonly view: View = () => 1,
  ) {
    const encoded = examples.map(({ features, label, weight }) => ({
      ...this.encode(features, true),
      label,
      weight,
    }));
    this.weights = new Float32Array(this.rows.size * classes);
    this.fit(encoded);
  }

  /** The probability of each class, adding up to 1. */
  probabilities(features: readonly string[]): Float64Array {
    const out = new Float64Array(this.classes);
    this.predict(this.encode(features, false), out);
    return out;
  }

  /** Features never seen count for the length all the same: what is mostly unknown stays undecided. */
  private encode(features: readonly string[], grow: boolean): Encoded {
    const rows: number[] = [];
    const values: number[] = [];
    let square = 0;
    for (const feature of new Set(features)) {
      const value = this.view(feature);
      if (value === 0) continue;
      square += value * value;
      let row = this.rows.get(feature);
      if (row === undefined && grow) this.rows.set(feature, (row = this.rows.size));
      if (row === undefined) continue;
      rows.push(row);
      values.push(value);
    }
    const length = Math.sqrt(square) || 1;
    return { rows: Int32Array.from(rows), values: Float64Array.from(values, (value) => value / length) };
  }

  /** AdaGrad: each weight moves at its own pace, fast at first. The loops are plain because this is where the time goes. */
  private fit(examples: readonly (Encoded & Pick<Example, 'label' | 'weight'>)[]): void {
    const { classes, weights } = this;
    const squares = new Float32Array(weights.length);
    const out = new Float64Array(classes);
    const order = mixed(examples.length);
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      for (const index of order) {
        const example = examples[index];
        if (!example) continue;
        const { rows, values, label, weight } = example;
        this.predict(example, out);
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

  private predict({ rows, values }: Encoded, out: Float64Array): void {
    const { classes, weights } = this;
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
