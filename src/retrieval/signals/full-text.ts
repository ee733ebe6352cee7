import MiniSearch from 'minisearch';

import type { ClauseDocument } from '../documents.js';
import { type FeatureNumbers, packed, type Postings } from '../features.js';
import { FEATURE } from '../text/reader.js';
import type { RankingSignal, ShopQuestion } from './signal.js';

const FIELDS = ['text', 'asks', 'concepts', 'lead', 'headings'] as const;
const BOOST = { text: 1, asks: 2, concepts: 1, lead: 0.3, headings: 0.4 };

/** What every single term scores for every clause. */
export type FullText = Postings;

/**
 * BM25 over one document per clause with its asks joined: MiniSearch on stems and concepts. A term always scores the
 * same for the same clause, so each is searched for once, when the shop is learnt; a question adds up.
 */
export class FullTextSignal implements RankingSignal {
  readonly id = 'full-text';

  constructor(
    private readonly terms: FullText,
    private readonly clauses: number,
  ) {}

  /** Searches for every term of the documents; `numbers` grows by those that are new. */
  static learn(documents: readonly ClauseDocument[], numbers: FeatureNumbers): FullText {
    const search = new MiniSearch({
      idField: 'at',
      fields: [...FIELDS],
      tokenize: (joined) => joined.split(' '),
      processTerm: (term) => (term === '' ? null : term),
      searchOptions: { boost: BOOST, fuzzy: false, prefix: false },
    });
    const fields = documents.map(({ at, text, asks, lead, headings }) => ({
      at,
      text: text.content,
      asks: asks.flatMap((ask) => ask.content),
      concepts: [text, ...asks].flatMap((reading) => [...reading.concepts].map((id) => `#${id}`)),
      lead: lead?.content ?? [],
      headings: headings.content,
    }));
    search.addAll(
      fields.map((document) => ({
        at: document.at,
        ...Object.fromEntries(FIELDS.map((field) => [field, document[field].join(' ')])),
      })),
    );
    const terms = new Set(fields.flatMap((document) => FIELDS.flatMap((field) => document[field])));
    for (const term of terms) numbers.add(term);
    return packed(
      numbers.list.map((term) =>
        terms.has(term)
          ? search.search(term).map(({ id, score }): [number, number] => [id as number, score])
          : [],
      ),
    );
  }

  score({ reading, ids }: ShopQuestion): Float64Array {
    const { starts, things, values } = this.terms;
    const scores = new Float64Array(this.clauses);
    const matched = new Uint8Array(this.clauses);
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] ?? -1;
      if (id < 0 || (reading.kinds[index] ?? 0) > FEATURE.concept) continue;
      const end = starts[id + 1] ?? 0;
      for (let at = starts[id] ?? 0; at < end; at++) {
        const clause = things[at] ?? 0;
        scores[clause] = (scores[clause] ?? 0) + (values[at] ?? 0);
        matched[clause] = (matched[clause] ?? 0) + 1;
      }
    }
    // As MiniSearch does: a clause that has more of the terms counts for more.
    let top = 0;
    for (let clause = 0; clause < scores.length; clause++) {
      const score = (scores[clause] ?? 0) * (matched[clause] ?? 0);
      scores[clause] = score;
      if (score > top) top = score;
    }
    if (top > 0)
      for (let clause = 0; clause < scores.length; clause++) scores[clause] = (scores[clause] ?? 0) / top;
    return scores;
  }
}
