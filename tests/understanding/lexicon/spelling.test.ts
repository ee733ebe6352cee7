import { describe, expect, it } from '@jest/globals';

import { gluedAt } from '../../../src/understanding/lexicon/glued.js';
import { speller } from '../../../src/understanding/lexicon/spelling.js';
import { compileAnew } from '../reader.js';

describe('a misspelt word', () => {
  const mend = speller(new Set(['order', 'receipt', 'accessories', 'return', 'broken']), new Set(['older']));

  it.each([
    ['ordre', 'order'],
    ['reciept', 'receipt'],
    ['accesories', 'accessories'],
    ['borken', 'broken'],
    ['retrun', 'return'],
    ['acessorries', 'accessories'],
  ])('%s is mended to %s', (written, meant) => {
    expect(mend(written)).toBe(meant);
  });

  it.each(['older', 'returns', 'orders', 'word', 'zzzzz', 'x'.repeat(5000), ''])('"%s" stays', (word) => {
    expect(mend(word)).toBe(word);
  });
});

describe('two words written as one', () => {
  const known = (word: string): boolean => ['shipping', 'cancel', 'doorbell', 'reorder'].includes(word);

  it('are parted before a word like "order"', () => {
    expect(gluedAt('shippingaddress', known)).toBe(8);
    expect(gluedAt('myorder', known)).toBe(2);
  });

  it.each(['doorbell', 'reorder', 'order', 'xorder', 'recorder', 'border'])('%s is one', (word) => {
    expect(gluedAt(word, known)).toBe(0);
  });
});

it('the vocabulary compiles without a problem', async () => {
  expect((await compileAnew()).problems).toEqual([]);
});
