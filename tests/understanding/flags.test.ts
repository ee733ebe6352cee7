import { describe, expect, it } from '@jest/globals';

import type { Flags } from '../../src/understanding/flags.js';
import { scene } from './reader.js';

/** How the words around the first place of a word colour it. */
async function flags(text: string, word: string): Promise<(keyof Flags)[]> {
  const words = await scene(text);
  const at = words.tokens.findIndex((token) => token.word === word);
  const found = words.flagsAt(at, at + 1, []);
  return (Object.keys(found) as (keyof Flags)[]).filter((name) => found[name]);
}

describe('the words around', () => {
  it.each([
    ['I never opened it', 'opened', ['negated']],
    ['I have not only opened it', 'opened', []],
    ['It was not that I never opened it', 'opened', []],
    ['No problem, I opened it', 'opened', []],
    ['Not sure if I opened it', 'opened', ['hedged']],
    ['Not sure why. I opened it', 'opened', []],
    ['If I opened it', 'opened', ['supposed']],
    ['I wonder if I opened it', 'opened', ['hedged']],
    ['If it breaks, do I get it repaired?', 'repaired', ['consequent']],
    ['My neighbour has a lock, it died', 'died', ['others']],
    ['My neighbour has a lock, but mine died', 'died', []],
    ['Do you take opened items?', 'opened', ['rule']],
    ['Not a bad lock, and opened', 'opened', []],
  ] as [string, string, (keyof Flags)[]][])('in "%s" colour %s: %j', async (text, word, expected) => {
    expect(await flags(text, word)).toEqual(expected);
  });
});
