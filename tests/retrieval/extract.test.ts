import { describe, expect, it } from '@jest/globals';

import { decidingSentences } from '../../src/retrieval/extract.js';
import { neighboursOf } from '../../src/retrieval/neighbours.js';
import { StoreNames } from '../../src/retrieval/store-names.js';
import { clause, readerOf } from './small-shop.js';

const reader = readerOf();
const padding =
  'This sentence is here to make the clause long enough that it is not quoted whole, whatever it says. ';
const long = clause(
  'long',
  `${padding}Gifts must be returned with the order. However, samples may be kept. ${padding}Postage is paid by the buyer.`,
);
const quote = (text: string): string => decidingSentences(long, reader.read(text), reader);

describe('the deciding sentence', () => {
  it('of a short clause is the whole clause', () => {
    const short = clause('short', 'One. Two.');
    expect(decidingSentences(short, reader.read('two'), reader)).toBe('One. Two.');
  });

  it('is the one that the question is about', () => {
    expect(quote('who pays the postage')).toBe('Postage is paid by the buyer.');
  });

  it('brings along what takes it back', () => {
    expect(quote('must I return gifts')).toBe(
      'Gifts must be returned with the order. However, samples may be kept.',
    );
  });

  it('is the whole clause when none is nearer', () => {
    expect(quote('xyzzy')).toBe(long.text);
  });

  it('is verbatim', () => {
    for (const text of ['gift', 'postage', 'sample', 'buyer', '']) expect(long.text).toContain(quote(text));
  });
});

describe('the neighbours of a clause', () => {
  const policy = [
    clause('solutions', 'We offer one of these:'),
    clause('repair', 'a repair', { lead: 'small/solutions' }),
    clause('swap', 'a new unit', { lead: 'small/solutions' }),
    clause('days-a', 'Refunds take 2 days.'),
    clause('days-note', 'Note: banks may take longer.'),
    clause('days-b', 'Refunds take 4 days.', { headings: ['Other'] }),
  ];
  const roles = (slug: string): string[] =>
    neighboursOf(
      policy.find((entry) => entry.slug === slug)!,
      policy,
      [['small/days-a', 'small/days-b']],
    ).map(({ clause: { slug: other }, role }) => `${role} ${other}`);

  it('are the sentence that introduces it', () => {
    expect(roles('repair')).toEqual(['introduces solutions']);
  });

  it('are the items that it introduces', () => {
    expect(roles('solutions')).toEqual(['lists repair', 'lists swap']);
  });

  it('are what contradicts it and what limits it', () => {
    expect(roles('days-a')).toEqual(['conflicts days-b', 'qualifies days-note']);
  });
});

describe('names of shops', () => {
  const names = new StoreNames([{ id: 'small', names: ['Small Shop', 'smallshop.com'] }, { id: 'other' }]);

  it.each([
    ['Does Small Shop refund?', ['small']],
    ['smallshop refunds', ['small']],
    ["small's policy", ['small']],
    ['other or SMALL', ['other', 'small']],
    ['another smaller one', []],
    ['', []],
  ])('in %j are %j', (text, ids) => {
    expect(names.namedIn(text)).toEqual(ids);
  });
});
