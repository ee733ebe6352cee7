import type { FactValue, Vocabulary } from '../../src/model/fact.js';
import type { DateContext } from '../../src/understanding/dates/expression.js';
import { type CompiledPhrases, compileLexicon, lexiconOf } from '../../src/understanding/lexicon/compile.js';
import type { Lexicon } from '../../src/understanding/lexicon/lexicon.js';
import { readUtterance } from '../../src/understanding/read-utterance.js';
import type { UtteranceReading } from '../../src/understanding/reading.js';
import { type Scene, sceneOf } from '../../src/understanding/scene.js';
import { readWords } from '../../src/understanding/words.js';
import { parseDay } from '../../src/verdict/days.js';
import { keptPart } from '../kept.js';
import { realLanguage } from '../real.js';
import { realKnowledge } from '../verdict/support.js';

/** The day that the examples are read on, unless they name another: a Saturday. */
export const TODAY = '2026-06-20';

interface Loaded {
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
}

let loaded: Promise<Loaded> | undefined;

/** The vocabulary of the repository, as it was kept for these very sources or else compiled, once a test file. */
export function load(): Promise<Loaded> {
  return (loaded ??= take());
}

async function take(): Promise<Loaded> {
  const { vocabulary } = await realKnowledge();
  const kept = keptPart('reading') as CompiledPhrases | undefined;
  return { lexicon: kept ? lexiconOf(kept) : (await compileAnew()).lexicon, vocabulary };
}

/** Compiles the vocabulary of the repository, kept or not. */
export async function compileAnew(): Promise<ReturnType<typeof compileLexicon>> {
  const { readingFiles, learnt } = await realLanguage();
  return compileLexicon(readingFiles, (await realKnowledge()).vocabulary, learnt);
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
