import { describe, expect, it } from '@jest/globals';

import { readUtterance } from '../../src/understanding/read-utterance.js';
import { utteranceReader } from '../../src/understanding/utterance-reader.js';
import { parseDay } from '../../src/verdict/days.js';
import { load } from './reader.js';

const TEXTS = ['It arrived yesterday', 'the 5th', 'It arrived on 03/04, and it does not turn on'];
const DAYS = ['2026-06-20', '2026-06-21'];
const EXPECTED = [undefined, 'deliveryDate', 'problem'];

describe('a reader that remembers the last text', () => {
  it('reads the same as one that does not, whatever it read before', async () => {
    const { lexicon, vocabulary } = await load();
    const read = utteranceReader(() => lexicon, vocabulary);
    for (const text of [...TEXTS, ...TEXTS]) {
      for (const expecting of EXPECTED) {
        for (const day of DAYS) {
          const context = { today: parseDay(day)!, ...(expecting === undefined ? {} : { expecting }) };
          const anew = readUtterance(text, context, lexicon, vocabulary);
          expect(read(text, context)).toEqual(anew);
          expect(read(text, context)).toEqual(anew);
        }
      }
    }
  });
});
