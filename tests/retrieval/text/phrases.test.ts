import { describe, expect, it } from '@jest/globals';

import { PhraseBook, readPhrases } from '../../../src/retrieval/text/phrases.js';
import { wordsOf } from '../../../src/retrieval/text/words.js';
import { stem } from '../../../src/understanding/text/stem.js';
import { concepts } from '../small-shop.js';

const book = new PhraseBook(readPhrases(concepts.concepts));
const named = (text: string): string[] => [...book.conceptsOf(book.find(wordsOf(text).map(stem)))].sort();

describe('phrases', () => {
  it.each([
    ['the mailman rang', ['carrier']],
    ['I returned it', ['send-back']],
    ['send it back', ['send-back']],
    ['send the old thing back', ['send-back']],
    ['send one two three four back', []],
    ['usps lost it', ['carrier', 'usps']],
    ['', []],
  ])('of %j name %j', (text, ids) => {
    expect(named(text)).toEqual(ids);
  });

  it('hide the shorter ones within them', () => {
    expect(named('my gift card')).toEqual(['gift-card']);
    expect(named('my gift')).toEqual(['gift']);
    expect(named('a gift and a gift card')).toEqual(['gift', 'gift-card']);
  });
});
