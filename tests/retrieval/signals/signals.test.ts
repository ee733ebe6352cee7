import { describe, expect, it } from '@jest/globals';

import { documentsOf } from '../../../src/retrieval/documents.js';
import { ClassifierSignal, CONCEPTS_ONLY } from '../../../src/retrieval/signals/classifier.js';
import { FullTextSignal } from '../../../src/retrieval/signals/full-text.js';
import { NearestAskSignal } from '../../../src/retrieval/signals/nearest-ask.js';
import { FeatureWeights } from '../../../src/retrieval/weights.js';
import { concepts, readerOf, small } from '../small-shop.js';

const reader = readerOf();
const documents = documentsOf(small, reader);
const weights = new FeatureWeights(documents, concepts.concepts, reader);
const elsewhere = concepts.elsewhere.map((text) => reader.read(text));
const classifier = new ClassifierSignal('classifier', documents, elsewhere);
const signals = [
  new FullTextSignal(documents),
  new NearestAskSignal(documents, weights),
  classifier,
  new ClassifierSignal('concepts', documents, elsewhere, CONCEPTS_ONLY),
];

describe.each(signals.map((signal) => [signal.id, signal] as const))('the signal %s', (_, signal) => {
  const best = (text: string): string | undefined => {
    const scores = Array.from(signal.score(reader.read(text)));
    return documents[scores.indexOf(Math.max(...scores))]?.clause.slug;
  };

  it('puts the clause first whose asks are nearest', () => {
    expect(best('I threw away the box')).toBe('return-packaging');
    expect(best('is the postage on me')).toBe('return-postage');
  });

  it('gives every clause a score from 0 to 1', () => {
    for (const text of ['', 'box', 'xyzzy', 'who pays the return shipping of the box and the refund']) {
      const scores = Array.from(signal.score(reader.read(text)));
      expect(scores).toHaveLength(documents.length);
      for (const score of scores) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });

  it('gives the same text the same scores', () => {
    expect(signal.score(reader.read('who pays'))).toEqual(signal.score(reader.read('who pays')));
  });
});

describe('the classifier', () => {
  it('knows what is none of the shop’s matter', () => {
    expect(classifier.elsewhere(reader.read('tell me a joke about the weather'))).toBeGreaterThan(0.5);
    expect(classifier.elsewhere(reader.read('who pays return shipping'))).toBeLessThan(0.1);
  });

  it('learns the same from the same asks', () => {
    const again = new ClassifierSignal('classifier', documents, elsewhere);
    expect(again.score(reader.read('box'))).toEqual(classifier.score(reader.read('box')));
  });
});
