import MiniSearch from 'minisearch';

import type { ClauseDocument } from '../documents.js';
import type { Reading } from '../text/reader.js';
import type { RankingSignal } from './signal.js';

const FIELDS = ['text', 'asks', 'concepts', 'lead', 'headings'] as const;
const BOOST = { text: 1, asks: 2, concepts: 1, lead: 0.3, headings: 0.4 };

/** BM25 over one document per clause with its asks joined: MiniSearch on stems and concepts. */
export class FullTextSignal implements RankingSignal {
  readonly id = 'full-text';
  private readonly search: MiniSearch;
  private readonly count: number;

  constructor(documents: readonly ClauseDocument[]) {
    this.count = documents.length;
    this.search = new MiniSearch({
      idField: 'at',
      fields: [...FIELDS],
      tokenize: (joined) => joined.split(' '),
      processTerm: (term) => (term === '' ? null : term),
      searchOptions: { boost: BOOST, fuzzy: false, prefix: false },
    });
    this.search.addAll(
      documents.map(({ at, text, asks, lead, headings }) => ({
        at,
        text: text.content.join(' '),
        asks: asks.flatMap((ask) => ask.content).join(' '),
        concepts: [text, ...asks].flatMap((reading) => [...reading.concepts].map((id) => `#${id}`)).join(' '),
        lead: (lead?.content ?? []).join(' '),
        headings: headings.content.join(' '),
      })),
    );
  }

  score(question: Reading): Float64Array {
    const scores = new Float64Array(this.count);
    const terms = new Set([...question.content, ...[...question.concepts].map((id) => `#${id}`)]);
    if (terms.size === 0) return scores;
    const results = this.search.search([...terms].join(' '));
    const top = results[0]?.score ?? 1;
    for (const { id, score } of results) scores[id as number] = score / top;
    return scores;
  }
}
