import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { Spelling } from '../../../src/retrieval/text/spelling.js';

const spelling = new Spelling(
  new Map(
    [
      'refund',
      'return',
      'warranty',
      'packaging',
      'shipping',
      'order',
      'address',
      'the',
      'can',
      'form',
      'cancel',
      'price',
    ].map((word, at) => [word, 20 - at]),
  ),
);

describe('spelling', () => {
  it.each([
    ['refnud', 'refund'],
    ['retrun', 'return'],
    ['waranty', 'warranty'],
    ['warrenty', 'warranty'],
    ['packging', 'packaging'],
    ['acncel', 'cancel'],
    ['adress', 'address'],
  ])('mends %s to %s', (slip, word) => {
    expect(spelling.mend(slip)).toEqual([word]);
  });

  it('parts words run together', () => {
    expect(spelling.mend('cancelorder')).toEqual(['cancel', 'order']);
    expect(spelling.mend('cani')).toEqual(['can', 'i']);
  });

  it.each(['weather', 'flight', 'abc', '00123842', 'zzzzzzzz'])('leaves %s alone', (word) => {
    expect(spelling.mend(word)).toBeNull();
  });

  it('knows all forms of a known word', () => {
    expect(spelling.knows('refunds')).toBe(true);
    expect(spelling.knows('weather')).toBe(false);
  });

  it('never fails, and answers only with known words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (word) => {
        for (const part of spelling.mend(word) ?? [])
          expect(part.length < 3 || spelling.knows(part)).toBe(true);
      }),
    );
  });
});
