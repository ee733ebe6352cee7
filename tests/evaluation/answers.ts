import { ask } from '../../src/conversation/ask/ask.js';
import type { AskResult } from '../../src/conversation/ask/result.js';
import { type Baseline, nlpJs, paragraphSearch } from './baselines.js';
import type { PublicData, StoreSets } from './sets.js';
import { clausesWith, TODAY, type World } from './world.js';

/** The sets of questions. */
export const QUESTION_SETS = [
  'everyday',
  'no shared words',
  'near misses',
  'off topic',
  'off topic, no store',
] as const;
/** A set of questions. */
export type QuestionSet = (typeof QUESTION_SETS)[number];

/** Who answers: the program in full, its search alone, and what it is compared with. */
export const ANSWERERS = ['ask', 'search', 'MiniSearch', 'nlp.js'] as const;
/** One who answers. */
export type Answerer = (typeof ANSWERERS)[number];

/** What all made of one question. */
export interface Answered {
  readonly set: QuestionSet;
  readonly store: string;
  readonly text: string;
  /** The clauses that answer; none where the policy does not. */
  readonly right: ReadonlySet<string>;
  readonly result: AskResult;
  /** The clauses that each gave, best first; search gives some always. */
  readonly given: Readonly<Record<Answerer, readonly string[]>>;
}

/** Does the answerer give a right clause among its first? */
export function hits({ given, right }: Answered, answerer: Answerer, places: number): boolean {
  return given[answerer].slice(0, places).some((clause) => right.has(clause));
}

/** Says the answer that the policy does not say it? */
export function abstains({ result }: Answered): boolean {
  return result.kind === 'no_answer' && result.citations.length === 0;
}

/** Puts every question to everybody. Off-topic questions are put to each shop, and once to none. */
export async function answerAll(
  world: World,
  sets: readonly StoreSets[],
  { offTopic }: PublicData,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { store, everyday, noSharedWords, nearMisses } of sets) {
    const clauses = world.clausesOf(store);
    const paragraphs = paragraphSearch(clauses);
    const nlp = await nlpJs(store, world.asks.get(store) ?? new Map());
    const put = async (set: QuestionSet, text: string, quotes: readonly string[] = []): Promise<void> => {
      answered.push(await answer(world, { set, store, text, quotes, paragraphs, nlp }));
    };
    for (const { text, quote } of everyday) await put('everyday', text, quote);
    for (const { text, quote } of noSharedWords) await put('no shared words', text, quote);
    for (const { text } of nearMisses) await put('near misses', text);
    for (const text of offTopic) await put('off topic', text);
  }
  for (const text of offTopic) {
    const result = ask(world.parts, { text, today: TODAY });
    const given = { ask: idsOf(result), search: [], MiniSearch: [], 'nlp.js': [] };
    answered.push({ set: 'off topic, no store', store: 'no store', text, right: new Set(), result, given });
  }
  return answered;
}

interface Put {
  readonly set: QuestionSet;
  readonly store: string;
  readonly text: string;
  readonly quotes: readonly string[];
  readonly paragraphs: Baseline;
  readonly nlp: Baseline;
}

async function answer(world: World, { set, store, text, quotes, paragraphs, nlp }: Put): Promise<Answered> {
  const result = ask(world.parts, { store, text, today: TODAY });
  const given = {
    ask: idsOf(result),
    search: world.parts.index.search(store, text, 3).map(({ clause }) => clause.id),
    MiniSearch: await paragraphs(text),
    'nlp.js': await nlp(text),
  };
  return { set, store, text, right: clausesWith(world.clausesOf(store), quotes), result, given };
}

function idsOf({ citations }: AskResult): string[] {
  return citations.map(({ clause }) => clause);
}
