import type { ClauseDocument } from '../documents.js';
import type { Reading } from '../text/reader.js';
import { type Example, LinearModel, type View } from './linear-model.js';
import type { RankingSignal } from './signal.js';

/** What a single example of another matter weighs beside an ask. */
const OTHER_WEIGHT = 0.3;

/** Concepts and the kind of question, but no words: holds up where the customer shares none with the asks. */
export const CONCEPTS_ONLY: View = (feature) => (/^[#?!]/.test(feature) ? 1 : 0);

/** Everything, but what holds a sentence together less than what it is about. */
export const ALL: View = (feature) => {
  if (feature.startsWith('~')) return 0.7;
  if (feature.includes('=')) return 0.7;
  return feature.startsWith('?') || feature.includes('_') ? 0.7 : 1;
};

/**
 * A linear classifier from features to clauses, fitted to the asks when the index is built: it learns which words and
 * concepts tell neighbouring clauses apart. The last class is what is none of the shop's matter.
 */
export class ClassifierSignal implements RankingSignal {
  private readonly model: LinearModel;
  private readonly elsewhereClass: number;
  private last: { question: Reading; probabilities: Float64Array } | null = null;

  /**
   * @param others examples of what is not the shop's matter
   * @param view which features the classifier sees
   */
  constructor(
    readonly id: string,
    documents: readonly ClauseDocument[],
    others: readonly Reading[] = [],
    view: View = ALL,
  ) {
    this.elsewhereClass = documents.length;
    const examples: Example[] = others.map(({ features }) => ({
      features,
      label: this.elsewhereClass,
      weight: OTHER_WEIGHT,
    }));
    for (const { at, text, asks, lead } of documents) {
      for (const { features } of [...asks, text]) examples.push({ features, label: at, weight: 1 });
      if (lead) examples.push({ features: [...text.features, ...lead.features], label: at, weight: 1 });
    }
    this.model = new LinearModel(examples, documents.length + 1, view);
  }

  score(question: Reading): Float64Array {
    return this.probabilities(question).subarray(0, this.elsewhereClass);
  }

  /** How likely the question is none of the shop's matter, 0 to 1. */
  elsewhere(question: Reading): number {
    return this.probabilities(question)[this.elsewhereClass] ?? 0;
  }

  /** The same question is asked for several times in a row. */
  private probabilities(question: Reading): Float64Array {
    if (this.last?.question !== question) {
      this.last = { question, probabilities: this.model.probabilities(question.features) };
    }
    return this.last.probabilities;
  }
}
