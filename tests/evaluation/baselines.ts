import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { Nlp } from '@nlpjs/nlp';
import MiniSearch from 'minisearch';

import type { Clause } from '../../src/model/clause.js';

/** Something else that could answer: the clauses that it would give, best first; none: it abstains. */
export type Baseline = (text: string) => Promise<readonly string[]>;

/** MiniSearch over the paragraphs of a policy, as its documentation shows it; typos and beginnings of words count too. */
export function paragraphSearch(clauses: readonly Clause[]): Baseline {
  const search = new MiniSearch({
    fields: ['text'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  search.addAll(clauses.map(({ id, text }) => ({ id, text })));
  return (text) => Promise.resolve(search.search(text).map(({ id }) => id as string));
}

/**
 * nlp.js, trained on the asks of a shop, with its usual threshold. It is put together from `@nlpjs/nlp` and English
 * alone, which is what `node-nlp` runs (every answer was the same) without its hundred megabytes of other languages.
 */
export async function nlpJs(store: string, asks: ReadonlyMap<string, readonly string[]>): Promise<Baseline> {
  const container = containerBootstrap();
  container.use(LangEn);
  const nlp = new Nlp({
    languages: ['en'],
    container,
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
  });
  for (const [slug, phrases] of asks) for (const phrase of phrases) nlp.addDocument('en', phrase, slug);
  await nlp.train();
  return async (text) => {
    const { intent } = await nlp.process('en', text);
    return intent === 'None' ? [] : [`${store}/${intent}`];
  };
}
