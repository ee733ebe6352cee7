import { describe, expect, it } from '@jest/globals';

import { table } from '../../../src/rendering/text/table.js';

const plain = (text: string): string => text;
const paint = { bold: plain, dim: plain, good: plain, warn: plain, bad: plain, link: plain };

describe('a table', () => {
  it('aligns the first column to the left, the others to the right, and breaks heads of two words', () => {
    const rows = [
      ['sonoff', '65', '10/10'],
      ['a', '7', '–'],
    ];
    expect(table(['store', 'clauses', 'limits exampled'], rows, paint).split('\n')).toEqual([
      '                   limits',
      'store   clauses  exampled',
      'sonoff       65     10/10',
      'a             7         –',
    ]);
  });

  it('has one line of heads where one is enough', () => {
    expect(table(['a', 'b'], [['1', '22']], paint)).toBe('a   b\n1  22');
  });
});
