import type { FactValue } from '../model/fact.js';
import type { Flags } from './flags.js';
import type { Scene } from './scene.js';

/** A value that a recogniser found, before the refiners have judged it. */
export interface Finding {
  /** A fact's name; `sign.…` and `never.…` are evidence for the refiners and never leave them. */
  readonly fact: string;
  readonly value: FactValue;
  /** What "not" makes of the value; undefined: nothing. */
  readonly opposite?: FactValue | undefined;
  /** Indexes of words; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  readonly recogniser: string;
  readonly flags: Flags;
  /** For a date with more than one reading: all of them, none when the date does not exist. */
  readonly candidates?: readonly FactValue[];
}

/** Looks for one kind of evidence in the words. */
export type Recogniser = (scene: Scene) => readonly Finding[];

/** Takes the findings and returns them better: some dropped, changed or added. */
export type Refiner = (findings: readonly Finding[], scene: Scene) => readonly Finding[];
