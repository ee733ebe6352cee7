import { describe, expect, it } from '@jest/globals';

import { type Match, matchAt, matchPhrases } from '../../../src/understanding/lexicon/match.js';
import { tokenise } from '../../../src/understanding/text/tokens.js';
import { loadSets } from '../../evaluation/sets.js';
import { load } from '../reader.js';

describe('the phrases of a text', () => {
  it('are all that match when each is tried at every word', async () => {
    const { lexicon } = await load();
    const texts = loadSets(process.cwd()).flatMap(({ everyday, emails }) =>
      [...everyday.slice(0, 20), ...emails.slice(0, 10)].map(({ text }) => text),
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      const tokens = tokenise(text, 0, text.length);
      const tried = tokens.flatMap(({ word, kind }, from): Match[] => {
        const open = lexicon.byPrefix.filter(([prefix]) => word.startsWith(prefix)).map(([, entry]) => entry);
        const entries = [
          ...[...(lexicon.byWord.get(word) ?? []), ...open],
          ...(kind === 'number' ? (lexicon.byWord.get('@number') ?? []) : []),
        ];
        return entries.flatMap((entry) => {
          const found = matchAt(entry.phrase, tokens, from);
          return found ? [{ entry, from, ...found }] : [];
        });
      });
      expect(matchPhrases(tokens, lexicon)).toEqual(tried);
    }
  });
});
