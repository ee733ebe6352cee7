import type { Concepts } from '../knowledge/parse-concepts.js';
import { confidenceOf, type Shares } from './confidence.js';
import type { StoreInput } from './documents.js';
import type { Evidence } from './evidence.js';
import type { Learned } from './learn.js';
import type { Question } from './question.js';
import type { ShopQuestion } from './signals/signal.js';
import { type RankedClause, StoreIndex } from './store-index.js';
import type { Reading } from './text/reader.js';

/** So many of the ranked clauses are looked at for an answer. */
const RIVALS = 6;
/** A text of several sentences is answered as a whole where that is at least so sure and the text is not long (words). */
const SURE_ENOUGH = 0.6;
const LONG = 40;
/** Otherwise by one of its first asking sentences, where that is so much surer. */
const SURER = 0.05;

/** Shops that a question to one is compared with: where there are hundreds, no first question waits for all of them. */
const MOST_COMPARED = 5;

/** What one shop makes of a question. */
export interface Opinion {
  readonly store: StoreInput;
  readonly index: StoreIndex;
  readonly question: ShopQuestion;
  readonly ranked: readonly RankedClause[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly shares: Shares;
  /** Of the first clause. */
  readonly evidence: Evidence;
}

/** What each shop makes of a text: its ranking and how sure it is of the first clause. */
export class Opinions {
  private readonly shops: ReadonlyMap<string, StoreInput>;
  /** The shops that questions are compared with. */
  private readonly compared: readonly string[];
  private readonly indexes = new Map<string, StoreIndex>();
  private readonly concepts: ReadonlyMap<string, Concepts['concepts'][number]>;

  constructor(
    stores: readonly StoreInput[],
    private readonly learned: Learned,
    { concepts }: Concepts,
  ) {
    this.shops = new Map(stores.map((store) => [store.id, store]));
    this.compared = stores.slice(0, MOST_COMPARED).map(({ id }) => id);
    this.concepts = new Map(concepts.map((concept) => [concept.id, concept]));
  }

  /** The ids of the shops. */
  get stores(): string[] {
    return [...this.shops.keys()];
  }

  /** Builds what the first question to the shop, or to each of them, would otherwise wait for. */
  warm(store?: string): void {
    for (const id of store === undefined ? this.shops.keys() : [store]) this.indexOf(id);
  }

  /**
   * What a shop makes of a reading; null for one without words, or an unknown shop.
   * @param rivals whether a shop that fits much better speaks against this one
   * @param limit how many clauses are ranked
   */
  of(id: string, reading: Reading, rivals: boolean, limit = RIVALS): Opinion | null {
    const store = this.shops.get(id);
    const index = this.indexOf(id);
    if (!store || !index || (reading.content.length === 0 && reading.concepts.size === 0)) return null;
    const question = index.ask(reading);
    const ranked = index.rank(question, limit);
    const top = ranked[0];
    if (!top) return null;
    const nearest = top.signals['nearest-ask'] ?? 0;
    const evidence = index.evidence.weigh(question, top.at);
    const { confidence, shares } = confidenceOf({
      evidence,
      probability: index.probability(question, top.at),
      elsewhere: index.elsewhere(question),
      otherStore: rivals ? Math.max(0, this.nearestElsewhere(id, reading) - nearest) : 0,
    });
    return { store, index, question, ranked, confidence, shares, evidence };
  }

  /** What a shop makes of the text, or of the sentence in it that asks. */
  ofQuestion(id: string, question: Question, rivals: boolean): Opinion | null {
    const whole = this.of(id, question.whole, rivals);
    if (whole && whole.confidence >= SURE_ENOUGH && question.whole.stems.length < LONG) return whole;
    return question.sentences
      .map((sentence) => this.of(id, sentence, rivals))
      .reduce(
        (best, opinion) => (opinion && opinion.confidence > (best?.confidence ?? 0) + SURER ? opinion : best),
        whole,
      );
  }

  /** How near the reading comes to any ask of the other shops, of the first few where there are many. */
  private nearestElsewhere(id: string, reading: Reading): number {
    let nearest = 0;
    for (const other of this.compared) {
      const index = other === id ? null : this.indexOf(other);
      if (index) nearest = Math.max(nearest, index.nearestAsk(reading));
    }
    return nearest;
  }

  private indexOf(id: string): StoreIndex | null {
    const known = this.indexes.get(id);
    if (known) return known;
    const store = this.shops.get(id);
    if (!store) return null;
    const index = new StoreIndex(store, this.learned.shop(id), this.concepts);
    this.indexes.set(id, index);
    return index;
  }
}
