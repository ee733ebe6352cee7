import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { stem } from '../../../src/understanding/text/stem.js';

describe('a stem', () => {
  it.each([
    ['return', 'returns', 'returned', 'returning'],
    ['refund', 'refunds', 'refunded', 'refunding'],
    ['replace', 'replaced', 'replacement', 'replacing'],
    ['cancel', 'cancelled', 'canceling', 'cancellation'],
    ['deliver', 'delivery', 'deliveries', 'delivered'],
    ['damage', 'damaged', 'damages', 'damaging'],
    ['send', 'sent', 'sending'],
    ['break', 'broke', 'broken'],
    ['warranty', 'warranties', 'warranted'],
    ['packaging', 'packagings'],
  ])('is one for %j', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ['packaging', 'package'],
    ['custom', 'customs'],
    ['custom', 'customer'],
    ['install', 'installment'],
    ['personal', 'person'],
    ['ups', 'up'],
    ['important', 'import'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  // From the sample vocabulary of http://snowball.tartarus.org/algorithms/english/stemmer.html.
  it.each(
    Object.entries({
      consist: 'consist',
      consisted: 'consist',
      consistency: 'consist',
      consistently: 'consist',
      consolation: 'consol',
      consolatory: 'consolatori',
      conspicuously: 'conspicu',
      conspiracy: 'conspiraci',
      conspired: 'conspir',
      constancy: 'constanc',
      constantly: 'constant',
      knackeries: 'knackeri',
      knavish: 'knavish',
      knightly: 'knight',
      knitted: 'knit',
      knitting: 'knit',
      knocker: 'knocker',
      hopping: 'hop',
      hoping: 'hope',
      flies: 'fli',
    }),
  )('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is never longer than its word by more than a letter, and never fails', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 4);
        expect(stem(word)).not.toBe('');
      }),
    );
  });
});
