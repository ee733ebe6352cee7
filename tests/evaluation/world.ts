import type { AskParts } from '../../src/conversation/ask/ask.js';
import { composeAsk } from '../../src/conversation/ask/compose.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import type { Clause } from '../../src/model/clause.js';
import { knowledgeRoot, loadJudge } from '../../src/server/load-judge.js';

/** What the customer's questions are asked on, where they name no day. */
export const TODAY = '2026-06-20';

/** The program as it runs, in this process. */
export interface World {
  readonly root: string;
  readonly parts: AskParts;
  readonly asks: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** The clauses of a shop's newest text. */
  readonly clausesOf: (store: string) => readonly Clause[];
  /** What is wrong in the knowledge, the first of it named; null: nothing. */
  readonly trouble: string | null;
}

/** Loads knowledge and language and puts the program together, ready to answer. */
export async function loadWorld(): Promise<World> {
  const root = knowledgeRoot();
  const { knowledge, judge } = await loadJudge(root);
  const language = loadLanguage(root, knowledge);
  const { parts, problems } = composeAsk(judge, language);
  const errors = [...knowledge.problems, ...language.problems, ...problems].filter(
    ({ severity }) => severity === 'error',
  );
  const [first] = errors;
  parts.index.warm();
  return {
    root,
    parts,
    asks: language.asks,
    clausesOf: (store) => knowledge.stores.get(store)?.versions[0]?.clauses ?? [],
    trouble: first
      ? `${errors.length} problems in the knowledge, first ${first.file}:${first.line}: ${first.what}`
      : null,
  };
}

/** The text on one line, each gap one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The clauses that hold one of the quotes. */
export function clausesWith(clauses: readonly Clause[], quotes: readonly string[]): ReadonlySet<string> {
  const wanted = quotes.map(oneLine);
  return new Set(
    clauses
      .filter(({ text }) => {
        const words = oneLine(text);
        return wanted.some((quote) => words.includes(quote));
      })
      .map(({ id }) => id),
  );
}
