import type { Concepts } from '../knowledge/parse-concepts.js';
import type { Opinion } from './answer.js';
import { confidenceOf } from './confidence.js';
import type { StoreInput } from './documents.js';
import { StoreIndex } from './store-index.js';
import type { Reader } from './text/reader.js';
import { asksSomething, sentencesOf } from './text/sentences.js';

/** So many of the ranked clauses are looked at for an answer. */
const RIVALS = 6;
/** A text of several sentences is answered as a whole where that is at least so sure and the text is not long (words). */
const SURE_ENOUGH = 0.6;
const LONG = 40;
/** Otherwise by one of its first asking sentences, where that is so much surer. */
const MAX_QUESTIONS = 3;
const SURER = 0.05;

/** What each shop makes of a text: its ranking and how sure it is of the first clause. */
export class Opinions {
  private readonly shops: ReadonlyMap<string, { readonly store: StoreInput; readonly index: StoreIndex }>;

  constructor(
    stores: readonly StoreInput[],
    private readonly reader: Reader,
    concepts: Concepts,
  ) {
    this.shops = new Map(
      stores.map((store) => [store.id, { store, index: new StoreIndex(store, reader, concepts) }]),
    );
  }

  /** The ids of the shops. */
  get stores(): string[] {
    return [...this.shops.keys()];
  }

  /** Builds what the first question to each shop would otherwise wait for. */
  warm(): void {
    for (const { index } of this.shops.values()) index.warm();
  }

  /**
   * What a shop makes of the text as a whole; null for a text without words, or an unknown shop.
   * @param rivals whether a shop that fits much better speaks against this one
   * @param limit how many clauses are ranked
   */
  ofText(id: string, text: string, rivals: boolean, limit = RIVALS): Opinion | null {
    const shop = this.shops.get(id);
    const question = this.reader.read(text);
    if (!shop || (question.content.length === 0 && question.concepts.size === 0)) return null;
    const { store, index } = shop;
    const ranked = index.rank(question, limit);
    const top = ranked[0];
    if (!top) return null;
    const nearest = top.signals['nearest-ask'] ?? 0;
    const others = rivals ? [...this.shops.values()].filter((other) => other !== shop) : [];
    const { confidence, shares } = confidenceOf({
      evidence: index.evidence.weigh(question, top.at),
      probability: index.probability(question, top.at),
      elsewhere: index.elsewhere(question),
      otherStore: Math.max(0, ...others.map((other) => other.index.nearestAsk(question) - nearest)),
    });
    return { store, index, question, ranked, confidence, shares };
  }

  /** What a shop makes of the text, or of the sentence in it that asks. */
  ofQuestion(id: string, text: string, rivals: boolean): Opinion | null {
    const whole = this.ofText(id, text, rivals);
    if (whole && whole.confidence >= SURE_ENOUGH && whole.question.stems.length < LONG) return whole;
    const sentences = sentencesOf(text);
    if (sentences.length < 2) return whole;
    return sentences
      .filter((sentence) => asksSomething(sentence.text))
      .slice(0, MAX_QUESTIONS)
      .map((sentence) => this.ofText(id, sentence.text, rivals))
      .reduce(
        (best, opinion) => (opinion && opinion.confidence > (best?.confidence ?? 0) + SURER ? opinion : best),
        whole,
      );
  }
}
