import { describe, expect, it } from '@jest/globals';

import { markedItems } from '../../../src/conversation/items/marked.js';

const texts = (text: string): string[] =>
  markedItems(text).map(({ start, end }) => text.slice(start, end).trim());

describe('the marks of several items', () => {
  it('are those of a list', () => {
    expect(
      texts('Hi,\n1. The relay is dead.\n2. The plug is unopened,\nI want to return it.\n\nThanks'),
    ).toEqual(['The relay is dead.', 'The plug is unopened,\nI want to return it.']);
  });

  it('are letters in brackets within a line', () => {
    expect(
      texts('Two topics. (a) the feeder is great. (b) the sensor came broken. For (b) I want money.'),
    ).toEqual(['the feeder is great.', 'the sensor came broken. For (b) I want money.']);
  });

  it('are "the first one" and "the second one"', () => {
    expect(
      texts('I got two things. The first one came cracked. I want a new one. The second one I never opened.'),
    ).toEqual(['The first one came cracked. I want a new one.', 'The second one I never opened.']);
  });

  it('are "the other one" alone: what comes before it is about the first', () => {
    expect(texts('Hi, my plug arrived cracked, but the other one works.')).toEqual([
      'Hi, my plug arrived cracked,',
      'but the other one works.',
    ]);
  });

  it.each([
    'My lock came cracked on Monday. I want another one.',
    'It was the first time that I ordered. The second day it broke.',
    'I would rather have a refund or the other one (b) that you sell.',
    '- a line alone',
    '',
  ])('are none where it is about one thing: %s', (text) => {
    expect(texts(text)).toEqual([]);
  });
});
