import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { asksSomething, sentencesOf } from '../../../src/retrieval/text/sentences.js';

describe('sentences', () => {
  it.each([
    ['I bought it. It broke! Who pays?', ['I bought it.', 'It broke!', 'Who pays?']],
    [
      'Write to support@sonoff.tech or us.sonoff.tech. Then wait.',
      ['Write to support@sonoff.tech or us.sonoff.tech.', 'Then wait.'],
    ],
    ['Create a RMA No. first. Then mail it.', ['Create a RMA No. first.', 'Then mail it.']],
    ['first line\nsecond line', ['first line', 'second line']],
    ['... ?!', []],
  ])('of %j', (text, sentences) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(sentences);
  });

  it('know where they stand', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const { text: sentence, start, end } of sentencesOf(text))
          expect(text.slice(start, end)).toBe(sentence);
      }),
    );
  });

  it.each(['Who pays?', 'can I return it', 'So how long does it take', 'it broke, ok?'])(
    'ask: %j',
    (text) => {
      expect(asksSomething(text)).toBe(true);
    },
  );

  it.each(['It broke.', 'I want a refund', ''])('do not ask: %j', (text) => {
    expect(asksSomething(text)).toBe(false);
  });
});
