import { describe, expect, it } from '@jest/globals';

import { confidenceOf, type Grounds } from '../../src/retrieval/confidence.js';
import { rarity } from '../../src/retrieval/weights.js';
import { indexOf, readerOf, small } from './small-shop.js';

const reader = readerOf();
const index = indexOf(small, reader);
const at = (slug: string): number => small.clauses.findIndex((clause) => clause.slug === slug);
const weigh = (text: string, slug: string) => index.evidence.weigh(index.ask(reader.read(text)), at(slug));

describe('evidence', () => {
  it('is whole when the clause has every word', () => {
    expect(weigh('original packaging', 'return-packaging').explained).toBe(1);
  });

  it('is nothing for another clause, though the shop speaks of it', () => {
    const evidence = weigh('original packaging', 'refund-time');
    expect(evidence.explained).toBe(0);
    expect(evidence.inStore).toBe(1);
  });

  it('counts words that nobody at the shop uses, but not those of everyday life', () => {
    expect(weigh('my wife wants the bitcoin refund today', 'refund-time').unknownWords).toEqual(['bitcoin']);
  });

  it('names decisive concepts that no clause speaks of', () => {
    expect(weigh('do you match the price', 'refund-time').foreignConcepts).toEqual(['price-match']);
    expect(weigh('when is the refund', 'refund-time').foreignConcepts).toEqual([]);
  });

  it('weighs rare features more than common ones', () => {
    expect(weigh('carton return', 'return-packaging').explained).toBeGreaterThan(0.5);
    expect(rarity(1, 100)).toBeGreaterThan(rarity(50, 100));
  });
});

describe('confidence', () => {
  const grounds: Grounds = {
    evidence: weigh('original packaging', 'return-packaging'),
    probability: 0.9,
    elsewhere: 0.01,
    otherStore: 0,
  };
  const less = (change: Partial<Grounds>): number => confidenceOf({ ...grounds, ...change }).confidence;

  it('is a probability whose shares add up to its odds', () => {
    const { confidence, shares } = confidenceOf(grounds);
    const odds = Object.values(shares).reduce((sum, share) => sum + share, 0);
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-odds)), 10);
  });

  it('falls with every ground against', () => {
    const { confidence } = confidenceOf(grounds);
    expect(less({ probability: 0.1 })).toBeLessThan(confidence);
    expect(less({ elsewhere: 0.9 })).toBeLessThan(confidence);
    expect(less({ otherStore: 0.5 })).toBeLessThan(confidence);
    expect(less({ evidence: { ...grounds.evidence, foreignConcepts: ['price-match'] } })).toBeLessThan(
      confidence,
    );
    expect(less({ evidence: { ...grounds.evidence, unknownWords: ['bitcoin'] } })).toBeLessThan(confidence);
    expect(less({ evidence: { ...grounds.evidence, explained: 0.2 } })).toBeLessThan(confidence);
  });
});
