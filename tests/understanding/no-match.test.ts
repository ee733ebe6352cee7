import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { facts } from './reader.js';

const lines = readFileSync(join(__dirname, 'no-match.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ').map((part) => part.trim()) as [string, string]);

describe('what only looks like a fact', () => {
  it.each(lines)('"%s" says nothing of %s', async (text, forbidden) => {
    const read = await facts(text);
    const found = forbidden.split(', ').filter((entry) => {
      const [fact = '', value] = entry.split('=');
      return value === undefined ? fact in read : String(read[fact]) === value && fact in read;
    });
    expect(found).toEqual([]);
  });

  it('is listed in both forms', () => {
    expect(lines.some(([, forbidden]) => forbidden.includes('='))).toBe(true);
    expect(lines.every(([, forbidden]) => forbidden !== '')).toBe(true);
  });
});
