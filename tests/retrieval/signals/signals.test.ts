import { describe, expect, it } from '@jest/globals';
import MiniSearch from 'minisearch';

import { documentsOf } from '../../../src/retrieval/documents.js';
import { FeatureNumbers } from '../../../src/retrieval/features.js';
import { learnShop } from '../../../src/retrieval/learn.js';
import { FullTextSignal } from '../../../src/retrieval/signals/full-text.js';
import { concepts, indexOf, readerOf, small } from '../small-shop.js';

const reader = readerOf();
const index = indexOf(small, reader);
const ids = ['full-text', 'nearest-ask', 'classifier', 'concept-classifier'];
const scoresOf = (id: string, text: string): number[] => {
  const ranked = index.rank(index.ask(reader.read(text)));
  return small.clauses.map(
    ({ slug }) => ranked.find(({ clause }) => clause.slug === slug)?.signals[id] ?? -1,
  );
};

describe.each(ids)('the signal %s', (id) => {
  const best = (text: string): string | undefined => {
    const scores = scoresOf(id, text);
    return small.clauses[scores.indexOf(Math.max(...scores))]?.slug;
  };

  it('puts the clause first whose asks are nearest', () => {
    expect(best('I threw away the box')).toBe('return-packaging');
    expect(best('is the postage on me')).toBe('return-postage');
  });

  it('gives every clause a score from 0 to 1', () => {
    for (const text of ['', 'box', 'xyzzy', 'who pays the return shipping of the box and the refund']) {
      const scores = scoresOf(id, text);
      expect(scores).toHaveLength(small.clauses.length);
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });

  it('gives the same text the same scores', () => {
    expect(scoresOf(id, 'who pays')).toEqual(scoresOf(id, 'who pays'));
  });
});

describe('the full-text signal', () => {
  it('adds up, term by term, to what MiniSearch makes of the whole question', () => {
    const documents = documentsOf(small, reader);
    const numbers = new FeatureNumbers();
    const signal = new FullTextSignal(FullTextSignal.learn(documents, numbers), documents.length);
    const search = new MiniSearch({
      idField: 'at',
      fields: ['text', 'asks', 'concepts', 'lead', 'headings'],
      tokenize: (joined) => joined.split(' '),
      processTerm: (term) => term,
      searchOptions: { boost: { text: 1, asks: 2, concepts: 1, lead: 0.3, headings: 0.4 } },
    });
    search.addAll(
      documents.map(({ at, text, asks, headings }) => ({
        at,
        text: text.content.join(' '),
        asks: asks.flatMap(({ content }) => content).join(' '),
        concepts: [text, ...asks].flatMap((read) => [...read.concepts].map((id) => `#${id}`)).join(' '),
        lead: '',
        headings: headings.content.join(' '),
      })),
    );
    const reading = reader.read('do I pay for the return of the box, or for the refund');
    const found = search.search(
      [...reading.content, ...[...reading.concepts].map((id) => `#${id}`)].join(' '),
    );
    const scores = signal.score({ reading, ids: numbers.ofReading(reading) });
    expect(found.length).toBeGreaterThan(1);
    for (const { id, score } of found)
      expect(scores[id as number]).toBeCloseTo(score / (found[0]?.score ?? 1), 5);
  });
});

describe('the classifier', () => {
  const elsewhere = (text: string): number => index.elsewhere(index.ask(reader.read(text)));

  it('knows what is none of the shop’s matter', () => {
    expect(elsewhere('tell me a joke about the weather')).toBeGreaterThan(0.5);
    expect(elsewhere('who pays return shipping')).toBeLessThan(0.1);
  });

  it('learns the same from the same asks', () => {
    expect(learnShop(small, reader, concepts)).toEqual(learnShop(small, reader, concepts));
  });
});
