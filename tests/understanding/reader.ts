import { join } from 'node:path';

import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import type { FactValue, Vocabulary } from '../../src/model/fact.js';
import type { DateContext } from '../../src/understanding/dates/expression.js';
import { compileLexicon } from '../../src/understanding/lexicon/compile.js';
import type { Lexicon } from '../../src/understanding/lexicon/lexicon.js';
import { readUtterance } from '../../src/understanding/read-utterance.js';
import type { UtteranceReading } from '../../src/understanding/reading.js';
import { type Scene, sceneOf } from '../../src/understanding/scene.js';
import { readWords } from '../../src/understanding/words.js';
import { parseDay } from '../../src/verdict/days.js';

/** The day that the examples are read on, unless they name another: a Saturday. */
export const TODAY = '2026-06-20';

interface Loaded {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly problems: readonly { readonly file: string; readonly line: number; readonly what: string }[];
}

let loaded: Promise<Loaded> | undefined;

/** The vocabulary of the repository, compiled once for all tests of a file. */
export function load(): Promise<Loaded> {
  loaded ??= (async () => {
    const root = join(__dirname, '../..');
    const knowledge = await loadKnowledge(root);
    const { readingFiles, learnt } = loadLanguage(root, knowledge);
    return {
      ...compileLexicon(readingFiles, knowledge.vocabulary, learnt),
      vocabulary: knowledge.vocabulary,
    };
  })();
  return loaded;
}

interface When {
  readonly today?: string;
  readonly now?: string;
  readonly expecting?: string;
}

/** Reads a text as the bot does. */
export async function read(text: string, when: When = {}): Promise<UtteranceReading> {
  const { lexicon, vocabulary } = await load();
  const { today = TODAY, ...rest } = when;
  return readUtterance(text, { today: parseDay(today)!, ...rest }, lexicon, vocabulary);
}

/** The facts of a text by name. */
export async function facts(text: string, when: When = {}): Promise<Record<string, FactValue>> {
  const reading = await read(text, when);
  return Object.fromEntries(reading.facts.map(({ fact, value }) => [fact, value]));
}

/** The words of a text as the recognisers see them. */
export async function scene(text: string, today = TODAY): Promise<Scene> {
  const { lexicon } = await load();
  const context: DateContext = { today: parseDay(today)!, bare: false, order: null, text };
  return sceneOf(readWords([{ kind: 'body', start: 0, end: text.length }], lexicon, context));
}
