import type { FactValue } from '../../model/fact.js';
import { type Evidence, type Juror, type Jury, softmax } from './jury.js';

/** A mail with what is to be read from it. */
export interface Trial {
  readonly evidence: Evidence;
  readonly facts: Readonly<Record<string, FactValue>>;
}

/** Evidence that fewer mails give is not weighed. */
const SELDOM = 3;
const ROUNDS = 300;
const RATE = 0.05;
/** Keeps weights small: a mail more or less is not to change much. */
const SMALL = 2e-3;
const [FIRST_MOMENT, SECOND_MOMENT, TINY] = [0.9, 0.99, 1e-8];

/** Learns for each fact how evidence is to be weighed: softmax regression, all mails at once (Adam). */
export function convene(trials: readonly Trial[], facts: readonly string[]): Jury {
  const counts = new Map<string, number>();
  for (const { evidence } of trials)
    for (const name of evidence.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, times]) => times >= SELDOM).map(([name]) => name);
  const rows = new Map(names.sort().map((name, row) => [name, row]));
  const cases = trials.map(({ evidence, facts: said }) => ({
    said,
    cells: [
      ...[...evidence].flatMap(([name, weight]) => {
        const row = rows.get(name);
        return row === undefined ? [] : [{ row, weight }];
      }),
      { row: rows.size, weight: 1 },
    ],
  }));
  return { rows, jurors: facts.map((fact) => jurorOf(fact, cases, rows.size + 1)) };
}

interface Case {
  readonly said: Readonly<Record<string, FactValue>>;
  readonly cells: readonly { readonly row: number; readonly weight: number }[];
}

function jurorOf(fact: string, cases: readonly Case[], size: number): Juror {
  const seen = new Set(cases.flatMap(({ said }) => (said[fact] === undefined ? [] : [said[fact]])));
  const values = [undefined, ...[...seen].sort((a, b) => String(a).localeCompare(String(b)))];
  const count = values.length;
  const weights = new Float32Array(size * count);
  const [first, second] = [new Float64Array(size * count), new Float64Array(size * count)];
  const slopes = new Float64Array(size * count);
  const sums = new Float64Array(count);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let cell = 0; cell < slopes.length; cell++) slopes[cell] = SMALL * (weights[cell] ?? 0);
    for (const { said, cells } of cases) {
      sums.fill(0);
      for (const { row, weight } of cells)
        for (let index = 0; index < count; index++)
          sums[index] = (sums[index] ?? 0) + (weights[row * count + index] ?? 0) * weight;
      const chances = softmax(sums);
      const right = values.indexOf(said[fact]);
      for (let index = 0; index < count; index++) {
        const error = ((chances[index] ?? 0) - (index === right ? 1 : 0)) / cases.length;
        for (const { row, weight } of cells)
          slopes[row * count + index] = (slopes[row * count + index] ?? 0) + error * weight;
      }
    }
    for (let cell = 0; cell < slopes.length; cell++) {
      const slope = slopes[cell] ?? 0;
      const mean = (first[cell] = FIRST_MOMENT * (first[cell] ?? 0) + (1 - FIRST_MOMENT) * slope);
      const square = (second[cell] =
        SECOND_MOMENT * (second[cell] ?? 0) + (1 - SECOND_MOMENT) * slope * slope);
      const step = mean / (1 - FIRST_MOMENT ** round);
      weights[cell] =
        (weights[cell] ?? 0) - (RATE * step) / (Math.sqrt(square / (1 - SECOND_MOMENT ** round)) + TINY);
    }
  }
  return { fact, values, weights };
}
