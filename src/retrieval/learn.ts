import type { Concepts } from '../knowledge/parse-concepts.js';
import { documentsOf, type StoreInput } from './documents.js';
import { EvidenceScale, type Spoken } from './evidence.js';
import { FeatureNumbers } from './features.js';
import { ALL, ClassifierSignal, CONCEPTS_ONLY } from './signals/classifier.js';
import { type FullText, FullTextSignal } from './signals/full-text.js';
import type { LinearModel } from './signals/linear-model.js';
import { type Asks, NearestAskSignal } from './signals/nearest-ask.js';
import type { Phrases } from './text/phrases.js';
import type { Reader, WordCounts } from './text/reader.js';
import { kindWeight, rarity } from './weights.js';

/** Clauses that share more of their words than this say the same. */
const TWIN = 0.8;

/** Everything learnt of one shop's clauses and asks: plain data, so that it can be stored. */
export interface LearnedShop {
  /** By number. */
  readonly features: string[];
  /** What each feature weighs in comparisons: the rarer among the clauses, the more. */
  readonly weights: Float64Array;
  readonly spoken: Spoken;
  readonly asks: Asks;
  readonly fullText: FullText;
  readonly classifier: LinearModel;
  readonly conceptClassifier: LinearModel;
  /** For each clause those that say the same in the same words, itself included: some policies repeat themselves. */
  readonly twins: readonly (readonly number[])[];
}

/** What is learnt, each part when it is first needed. Parts that were stored may be handed out instead. */
export interface Learned {
  readonly phrases: Phrases;
  readonly words: WordCounts;
  shop(id: string): LearnedShop;
}

/** What was learnt before, as far as it can still be read: what is missing is learnt anew. */
export interface LearntBefore {
  readonly phrases: Phrases | undefined;
  readonly words: WordCounts | undefined;
  shop(id: string): LearnedShop | undefined;
}

/** Counts the words that customers' slips are mended towards. */
export function learnWords(stores: readonly StoreInput[], reader: Reader): WordCounts {
  return reader.count(
    stores.flatMap(({ clauses, asks }) => [
      ...clauses.flatMap(({ text, headings }) => [text, ...headings]),
      ...[...asks.values()].flat(),
    ]),
  );
}

/** Learns a shop: one to two seconds. @param reader that has learnt the words */
export function learnShop(store: StoreInput, reader: Reader, concepts: Concepts): LearnedShop {
  const documents = documentsOf(store, reader);
  const numbers = new FeatureNumbers();
  const byId = new Map(concepts.concepts.map((concept) => [concept.id, concept]));
  const kinds = new Map<string, number>();
  const clausesWith = new Map<string, number>();
  for (const { text, asks, lead } of documents) {
    const own = new Set<string>();
    for (const reading of [text, ...asks]) {
      for (const [index, feature] of reading.features.entries()) {
        kinds.set(feature, reading.kinds[index] ?? 0);
        own.add(feature);
      }
    }
    for (const feature of own) clausesWith.set(feature, (clausesWith.get(feature) ?? 0) + 1);
    for (const [index, feature] of (lead?.features ?? []).entries())
      kinds.set(feature, lead?.kinds[index] ?? 0);
  }
  for (const feature of kinds.keys()) numbers.add(feature);
  const weights = Float64Array.from(
    numbers.list,
    (feature) =>
      kindWeight(feature, kinds.get(feature) ?? 0, byId) *
      rarity(clausesWith.get(feature) ?? 0, documents.length),
  );
  const elsewhere = concepts.elsewhere.map((text) => reader.read(text));
  return {
    weights,
    spoken: EvidenceScale.learn(documents, clausesWith, numbers),
    asks: NearestAskSignal.learn(documents, numbers, (id) => weights[id] ?? 0),
    fullText: FullTextSignal.learn(documents, numbers),
    classifier: ClassifierSignal.learn(documents, elsewhere, ALL, numbers),
    conceptClassifier: ClassifierSignal.learn(documents, elsewhere, CONCEPTS_ONLY, numbers),
    twins: twinsOf(documents.map(({ text }) => text.content)),
    features: numbers.list,
  };
}

function twinsOf(contents: readonly (readonly string[])[]): number[][] {
  return contents.map((content, at) => {
    const own = new Set(content);
    return [...contents.keys()].filter((other) => {
      const theirs = contents[other] ?? [];
      const shared = theirs.filter((word) => own.has(word)).length;
      return other === at || shared / Math.max(1, own.size, theirs.length) > TWIN;
    });
  });
}
