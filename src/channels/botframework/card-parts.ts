import type { Vocabulary } from '../../model/fact.js';
import type { Wording } from '../../model/wording.js';

/** A shop, as people see it. */
export interface Shop {
  readonly id: string;
  readonly name: string;
}

/** Hears what went wrong and is no fault of the sender's. */
export type Report = (what: string, error: unknown) => void;

/** What activities are made cards with. */
export interface CardParts {
  readonly vocabulary: Vocabulary;
  /** How remedies are called. */
  readonly wording: Wording;
  readonly shops: readonly Shop[];
  /** Labels of questions that the card of a verdict answers itself, unfolded. */
  readonly unfolds: readonly string[];
}
