import { describe, expect, it } from '@jest/globals';

import { itemsOf } from '../../../src/conversation/ask/items.js';

const texts = (text: string): string[] => itemsOf(text).map((item) => item.text.trim());

describe('the items of a text', () => {
  it('are the entries of a list', () => {
    expect(
      texts('Hi,\n1. The relay is dead.\n2. The plug is unopened,\nI want to return it.\n\nThanks'),
    ).toEqual(['The relay is dead.', 'The plug is unopened,\nI want to return it.']);
  });

  it('are what follows "the first one" and "the second one"', () => {
    expect(
      texts('I got two things. The first one came cracked. I want a new one. The second one I never opened.'),
    ).toEqual(['The first one came cracked. I want a new one.', 'The second one I never opened.']);
  });

  it.each([
    'My lock came cracked on Monday. I want another one.',
    'It was the first time that I ordered. The second day it broke.',
    '- a line alone',
    '',
  ])('are none where it is about one thing: %s', (text) => {
    expect(itemsOf(text)).toEqual([]);
  });

  it('stand where they say', () => {
    const text = 'Two things:\n- the hub is broken\n- the plug is fine\n';
    for (const { text: item, start, end } of itemsOf(text)) expect(text.slice(start, end)).toBe(item);
  });
});
