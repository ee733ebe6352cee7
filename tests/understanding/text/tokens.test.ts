import { describe, expect, it } from '@jest/globals';

import { plainWords } from '../../../src/understanding/text/contractions.js';
import { tokenise } from '../../../src/understanding/text/tokens.js';

const words = (text: string): string[] => tokenise(text, 0, text.length).map(({ word }) => word);
const gaps = (text: string): number[] => tokenise(text, 0, text.length).map(({ gap }) => gap);

describe('words', () => {
  it.each([
    ["I didn't", ['i', 'did', 'not']],
    ['I didn’t', ['i', 'did', 'not']],
    ['w/o the box', ['without', 'the', 'box']],
    ["the box's lid", ['the', 'box', 'lid']],
    ["it's here", ['it', 'is', 'here']],
    ['Café', ['cafe']],
    ['8pm', ['8', 'pm']],
    ['on 03/04/2026, 8:30', ['on', '03/04/2026', '8:30']],
    ['see https://www.sonoff.tech/a?b=c now', ['see', 'sonoff.tech', 'now']],
    ['3rd', ['3']],
    ['No. 5', ['nr', '5']],
    ['', []],
    ['🙂', []],
  ])('of "%s"', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are parted by what stands between them', () => {
    expect(gaps('Yes, it died. Why')).toEqual([2, 1, 0, 2]);
    expect(gaps('on Dec. 31 it came')).toEqual([2, 0, 0, 0, 0]);
    expect(gaps('3.5.2026')).toEqual([2]);
    expect(gaps('dead 😡 really')).toEqual([2, 1]);
  });

  it('know their places in UTF-16 units', () => {
    const text = '😡😡 My lock died 💥!';
    const tokens = tokenise(text, 0, text.length);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['My', 'lock', 'died']);
  });

  it('are plain', () => {
    expect(plainWords('DON´T')).toEqual(['do', 'not']);
    expect(plainWords('constructor')).toEqual(['constructor']);
  });
});
