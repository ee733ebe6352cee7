import type { Concepts } from '../knowledge/parse-concepts.js';
import type { Clause } from '../model/clause.js';
import { type Answer, answerFrom, NO_ANSWER } from './answer.js';
import type { StoreInput } from './documents.js';
import { type Learned, type LearnedShop, learnShop, type LearntBefore, learnWords } from './learn.js';
import { type Opinion, Opinions } from './opinions.js';
import { Question } from './question.js';
import { StoreNames } from './store-names.js';
import { Reader } from './text/reader.js';

/** A clause found, with its score from 0 to 1. */
export interface SearchResult {
  readonly clause: Clause;
  readonly score: number;
}

/** Finds clauses in customers' words. */
export interface RetrievalIndex {
  /**
   * The clauses of a shop by how well they answer, best first; none is left out for a low score. Without a shop: of the
   * shops that the text names, else of all.
   */
  search(store: string | null, text: string, limit?: number): SearchResult[];
  /** What a shop's policy says to the text, or that it does not say. Without a shop: the one named, else the surest. */
  answer(store: string | null, text: string): Answer;
  /** The shops that the text names, first named first. */
  storesNamed(text: string): string[];
  /** Builds what the first question to the shop, or to each of them, would otherwise wait for. */
  warm(store?: string): void;
  /** Everything learnt, to be stored. */
  learned(): Learned;
}

/** Of a text longer than a long mail, so much is looked at: its questions are asked one by one besides. */
const MOST_CHARACTERS = 4000;

/**
 * Indexes the shops' clauses. A shop is learnt on the first question to it.
 * @param stored what was learnt before from the same stores and concepts, if that was kept
 */
export function buildIndex(
  stores: readonly StoreInput[],
  concepts: Concepts,
  stored?: LearntBefore,
): RetrievalIndex {
  const names = new StoreNames(stores);
  const reader = new Reader(
    concepts,
    stores.flatMap(({ id, names: others }) => [id, ...(others ?? [])]),
    stored?.phrases,
  );
  const words = stored?.words ?? learnWords(stores, reader);
  reader.learn(words);
  const byId = new Map(stores.map((store) => [store.id, store]));
  const shops = new Map<string, LearnedShop>();
  const learned: Learned = {
    phrases: reader.phrases,
    words,
    shop: (id) => {
      const known = shops.get(id);
      if (known) return known;
      const store = byId.get(id);
      if (!store) throw new Error(`There is no shop ${id}.`);
      const shop = stored?.shop(id) ?? learnShop(store, reader, concepts);
      shops.set(id, shop);
      return shop;
    },
  };
  const opinions = new Opinions(stores, learned, concepts);
  const storesFor = (store: string | null, text: string): readonly string[] => {
    if (store !== null) return [store];
    const named = names.namedIn(text);
    return named.length > 0 ? named : opinions.stores;
  };
  return {
    search(store, text, limit = 10) {
      const reading = reader.read(text);
      return storesFor(store, text)
        .flatMap((id) => resultsOf(opinions.of(id, reading, false, limit)))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
    answer(store, text) {
      const ids = storesFor(store, text);
      const question = new Question(text.slice(0, MOST_CHARACTERS), reader);
      const best = ids
        .flatMap((id) => opinions.ofQuestion(id, question, ids.length === 1) ?? [])
        .reduce<Opinion | null>(
          (surest, next) => (surest && surest.confidence >= next.confidence ? surest : next),
          null,
        );
      return best ? answerFrom(best, reader, ids.length > 1) : NO_ANSWER;
    },
    storesNamed: (text) => names.namedIn(text),
    warm: (store) => opinions.warm(store),
    learned: () => learned,
  };
}

function resultsOf(opinion: Opinion | null): SearchResult[] {
  if (!opinion) return [];
  const top = opinion.ranked[0]?.score ?? 0;
  return opinion.ranked.map(({ clause, score }) => ({
    clause,
    score: opinion.confidence * Math.exp(score - top),
  }));
}
