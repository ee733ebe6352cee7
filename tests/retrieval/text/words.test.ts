import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { wordsOf } from '../../../src/retrieval/text/words.js';

describe('the words of a text', () => {
  it.each([
    ["I don't want it", 'i do not want it'],
    ['i dont want it', 'i do not want it'],
    ['I can’t, won’t and didn’t', 'i can not will not and did not'],
    ["what's my refund's status", 'what is my refund status'],
    ["nothing's broken", 'nothing is broken'],
    ['pls cancel ur order', 'please cancel your order'],
    ['E-mail or e-mail me', 'email or email me'],
    ['ship to the US', 'ship to the usa'],
    ['write to us', 'write to us'],
    ['Café ﬁlter', 'cafe filter'],
    ['20% off', '20 percent off'],
    ['w/o a box', 'without a box'],
    ['order00123842 where?', 'order where'],
    ['mail me@example.com', 'mail email'],
    ['2weeks', '2 weeks'],
  ])('%j reads %j', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  it('of nothing but signs are none', () => {
    expect(wordsOf('')).toEqual([]);
    expect(wordsOf('🤷‍♀️ ??? — …')).toEqual([]);
  });

  it('are lower-case letters and digits, and never too many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(410);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
    expect(wordsOf('word '.repeat(20_000)).length).toBeLessThanOrEqual(410);
  });
});
