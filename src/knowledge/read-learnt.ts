import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { FactValue } from '../model/fact.js';

/** Numbers written as one byte each, in base64; whoever unpacks them multiplies by the scale. */
export interface Packed {
  readonly scale: number;
  readonly bytes: string;
}

/** A linear reader, as it is kept. */
export interface LearntModel {
  readonly labels: readonly { readonly fact: string; readonly value: FactValue }[];
  readonly traits: readonly string[];
  readonly weights: Packed;
  readonly biases: readonly number[];
}

/** What was learnt of reading, as `dialogs/reading/learnt.json.gz` keeps it. */
export interface Learnt {
  /** Stands for the very sentences it was learnt from. */
  readonly key: string;
  /** What sentences say. */
  readonly said: LearntModel | null;
  /** What days, numbers and places are. */
  readonly beside: LearntModel | null;
  readonly jury: {
    readonly evidence: readonly string[];
    readonly jurors: readonly { readonly fact: string; readonly values: readonly FactValue[]; readonly weights: Packed }[];
  } | null;
}

/** Where it lies, below the root. Written by `scripts/learn-reading.mjs`. */
export const LEARNT = 'dialogs/reading/learnt.json.gz';

/** Reads what was learnt; null where there is nothing, or nothing that can be read: it is then learnt anew. */
export function readLearnt(root: string): Learnt | null {
  const path = join(root, LEARNT);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as Learnt;
  } catch {
    return null;
  }
}
