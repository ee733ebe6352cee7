import type { Learnt, LearntModel } from '../../knowledge/read-learnt.js';
import type { Jury } from '../jury/jury.js';
import type { SaidModel } from './model.js';
import { pack, unpack } from './pack.js';

/** A short key that is another for other sentences or classes of words (FNV-1a, 64 bit in two halves). */
export function keyOf(lines: Iterable<string>): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const line of lines)
    for (let at = 0; at <= line.length; at++) {
      const code = at < line.length ? line.charCodeAt(at) : 10;
      a = Math.imul(a ^ code, 0x01000193) >>> 0;
      b = Math.imul(b ^ code, 0x85ebca6b) >>> 0;
    }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}

/** Writes down what was learnt. */
export function packLearnt(
  key: string,
  said: SaidModel | null,
  beside: SaidModel | null,
  jury: Jury | null,
): Learnt {
  return {
    key,
    said: said && packModel(said),
    beside: beside && packModel(beside),
    jury: jury && {
      evidence: [...jury.rows.keys()],
      jurors: jury.jurors.map(({ fact, values, weights }) => ({
        fact,
        values: values.slice(1).map((value) => value ?? null),
        weights: pack(weights),
      })),
    },
  };
}

/** What sentences say, as it was written down. */
export function saidOf({ said }: Learnt): SaidModel | null {
  return said ? unpackModel(said) : null;
}

/** What days, numbers and places are, as it was written down. */
export function besideOf({ beside }: Learnt): SaidModel | null {
  return beside ? unpackModel(beside) : null;
}

function packModel({ labels, traits, weights, biases }: SaidModel): LearntModel {
  return { labels, traits: [...traits.keys()], weights: pack(weights), biases: [...biases] };
}

function unpackModel({ labels, traits, weights, biases }: LearntModel): SaidModel {
  return {
    labels,
    traits: new Map(traits.map((trait, row) => [trait, row])),
    weights: unpack(weights),
    biases: Float32Array.from(biases),
  };
}

/** The jury as it was written down. */
export function juryOf({ jury }: Learnt): Jury | null {
  return (
    jury && {
      rows: new Map(jury.evidence.map((name, row) => [name, row])),
      jurors: jury.jurors.map(({ fact, values, weights }) => ({
        fact,
        values: [undefined, ...values],
        weights: unpack(weights),
      })),
    }
  );
}
