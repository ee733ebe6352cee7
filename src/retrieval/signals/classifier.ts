import type { ClauseDocument } from '../documents.js';
import type { FeatureNumbers } from '../features.js';
import { FEATURE, type Reading } from '../text/reader.js';
import { type Example, fitModel, type LinearModel, probabilitiesOf } from './linear-model.js';
import type { RankingSignal, ShopQuestion } from './signal.js';

/** What a single example of another matter weighs beside an ask. */
const OTHER_WEIGHT = 0.3;
/** What holds a sentence together counts less than what it is about. */
const LESS = 0.7;

/** How strongly a classifier sees each kind of feature, by the codes of `FEATURE`; 0 for not at all. */
export type View = Float64Array;

const viewOf = (weight: (kind: number) => number): View =>
  Float64Array.from(
    Object.values(FEATURE).sort((a, b) => a - b),
    weight,
  );

/** Concepts and the kind of question, but no words: holds up where the customer shares none with the asks. */
export const CONCEPTS_ONLY: View = viewOf((kind) =>
  kind === FEATURE.concept || kind === FEATURE.question || kind === FEATURE.negation ? 1 : 0,
);

/** Everything. */
export const ALL: View = viewOf((kind) =>
  kind === FEATURE.filler || kind === FEATURE.side || kind === FEATURE.question || kind === FEATURE.pair
    ? LESS
    : 1,
);

/**
 * A linear classifier from features to clauses, fitted to the asks when the shop is learnt: it learns which words and
 * concepts tell neighbouring clauses apart. The last class is what is none of the shop's matter.
 */
export class ClassifierSignal implements RankingSignal {
  private last: { question: ShopQuestion; probabilities: Float64Array } | null = null;

  /** @param view the one that the model was learnt with */
  constructor(
    readonly id: string,
    private readonly model: LinearModel,
    private readonly view: View,
  ) {}

  /**
   * Fits the model.
   * @param others examples of what is not the shop's matter
   * @param numbers grows by the features that are new
   */
  static learn(
    documents: readonly ClauseDocument[],
    others: readonly Reading[],
    view: View,
    numbers: FeatureNumbers,
  ): LinearModel {
    const example = (readings: readonly Reading[], label: number, weight: number): Example => {
      const seen = new Map<number, number>();
      for (const { features, kinds } of readings) {
        features.forEach((feature, index) => {
          const value = view[kinds[index] ?? 0] ?? 0;
          if (value > 0) seen.set(numbers.add(feature), value);
        });
      }
      return { ids: [...seen.keys()], values: [...seen.values()], label, weight };
    };
    const examples = others.map((reading) => example([reading], documents.length, OTHER_WEIGHT));
    for (const { at, text, asks, lead } of documents) {
      for (const reading of [...asks, text]) examples.push(example([reading], at, 1));
      if (lead) examples.push(example([text, lead], at, 1));
    }
    return fitModel(examples, numbers.list.length, documents.length + 1);
  }

  score(question: ShopQuestion): Float64Array {
    return this.probabilities(question).subarray(0, this.model.classes - 1);
  }

  /** How likely the question is none of the shop's matter, 0 to 1. */
  elsewhere(question: ShopQuestion): number {
    return this.probabilities(question)[this.model.classes - 1] ?? 0;
  }

  /** The same question is asked for several times in a row. */
  private probabilities(question: ShopQuestion): Float64Array {
    if (this.last?.question !== question) {
      const values = Float64Array.from(question.reading.kinds, (kind) => this.view[kind] ?? 0);
      this.last = { question, probabilities: probabilitiesOf(this.model, question.ids, values) };
    }
    return this.last.probabilities;
  }
}
