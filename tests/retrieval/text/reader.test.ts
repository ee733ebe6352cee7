import { describe, expect, it } from '@jest/globals';

import { readerOf } from '../small-shop.js';

const reader = readerOf();

describe('a reading', () => {
  it('keeps what carries the matter', () => {
    expect(reader.read('Can I please get the refund?').content).toEqual(['refund']);
  });

  it('holds concepts, neighbours, question words and negation as features', () => {
    const { features } = reader.read('why must the carton not be damaged');
    expect(features).toEqual(
      expect.arrayContaining(['carton', '#packaging', 'carton_damag', 'the=carton', '?why', '~the', '!']),
    );
  });

  it('leaves the names of shops out', () => {
    expect(reader.read('small refund').content).toEqual(['refund']);
  });

  it('mends slips of the keyboard', () => {
    expect(reader.read('refnud').content).toEqual(['refund']);
  });

  it('says which words are part of a phrase', () => {
    const { inPhrase } = reader.read('the mailman broke it');
    expect([...inPhrase]).toEqual([['mailman', new Set(['carrier'])]]);
  });
});
