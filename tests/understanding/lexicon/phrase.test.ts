import { describe, expect, it } from '@jest/globals';

import { inflect } from '../../../src/understanding/lexicon/inflect.js';
import { matchAt } from '../../../src/understanding/lexicon/match.js';
import { parsePhrase, PhraseError } from '../../../src/understanding/lexicon/phrase.js';
import { tokenise } from '../../../src/understanding/text/tokens.js';

const classes = new Map([['thing', [parsePhrase('lock', new Map()), parsePhrase('smart hub', new Map())]]]);

/** The words that a phrase takes at the beginning of a text; null when it does not stand there. */
function match(phrase: string, text: string, at = 0): string | null {
  const tokens = tokenise(text, 0, text.length);
  const found = matchAt(parsePhrase(phrase, classes), tokens, at);
  return (
    found &&
    tokens
      .slice(at, found.to)
      .map(({ word }) => word)
      .join(' ')
  );
}

describe('a phrase', () => {
  it.each([
    ['stop working', 'stop working now', 'stop working'],
    ['stop~ working', 'stopped working', 'stopped working'],
    ['unopen*', 'unopened box', 'unopened'],
    ['my|the lock', 'the lock', 'the lock'],
    ['(got it|received) today', 'got it today', 'got it today'],
    ['not yet? here', 'not here', 'not here'],
    ['my {thing}', 'my smart hub', 'my smart hub'],
    ['not .. work', 'not want to work', 'not want to work'],
    ['do * it', 'do return it', 'do return it'],
    ['^ yes $', 'yes', 'yes'],
    ["don't know", 'do not know', 'do not know'],
    ['e-mail', 'e mail', 'e mail'],
  ])('%s stands in "%s"', (phrase, text, expected) => {
    expect(match(phrase, text)).toBe(expected);
  });

  it.each([
    ['not .. work', 'not, it will work'],
    ['not .. work', 'not. Work'],
    ['not .. work', 'not one of the many things work'],
    ['not .. work', 'not but work'],
    ['stop !(by) *', 'stop by today'],
    ['^ yes $', 'yes please'],
  ])('%s does not stand in "%s"', (phrase, text) => {
    expect(match(phrase, text)).toBeNull();
  });

  it('does not follow words that it excludes', () => {
    expect(match('!(i|we) quit', 'it quit', 1)).toBe('quit');
    expect(match('!(i|we) quit', 'we quit', 1)).toBeNull();
  });

  it.each(['', '(a', 'a)', '?', '{nothing}', '!(a b) c'])('"%s" is refused', (written) => {
    expect(() => parsePhrase(written, classes)).toThrow(PhraseError);
  });
});

it.each([
  ['work', ['work', 'works', 'worked', 'working']],
  ['stop', ['stop', 'stops', 'stoped', 'stoping', 'stopped', 'stopping']],
  ['close', ['close', 'closes', 'closed', 'closing']],
  ['try', ['try', 'tries', 'tried', 'trying']],
])('the forms of %s', (verb, forms) => {
  expect(inflect(verb)).toEqual(forms);
});
