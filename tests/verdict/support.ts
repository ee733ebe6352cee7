import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Knowledge } from '../../src/knowledge/load.js';
import { parseFact } from '../../src/knowledge/parse-facts.js';
import { parseWording } from '../../src/knowledge/parse-wording.js';
import { Problems } from '../../src/knowledge/problems.js';
import type { FactDefinition, Facts, Vocabulary } from '../../src/model/fact.js';
import type { StoreInfo, StoreKnowledge } from '../../src/model/policy.js';
import type { VerdictResult } from '../../src/model/verdict.js';
import type { Wording } from '../../src/model/wording.js';
import { readFacts } from '../../src/verdict/case/read-facts.js';
import { Judge, type Refusal } from '../../src/verdict/judge.js';
import type { Signature } from '../../src/verdict/signature.js';
import { keptPart } from '../kept.js';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The stores that `knowledge/` holds. */
export const stores: readonly string[] = readdirSync(join(root, 'knowledge'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

let loaded: Promise<Knowledge> | undefined;

/** The knowledge of the repository, as it was kept for these very sources or else read, once a test file. */
export function realKnowledge(): Promise<Knowledge> {
  return (loaded ??= takeKnowledge());
}

async function takeKnowledge(): Promise<Knowledge> {
  const kept = keptPart('knowledge') as Knowledge | undefined;
  if (kept) return kept;
  const { loadKnowledge } = await import('../../src/knowledge/load.js');
  return loadKnowledge(root);
}

/**
 * A judge over the knowledge of the repository. Coverages whose text is not confirmed yet are judged all
 * the same: what is tested is the engine and the rules, and `clausewise check` guards the locks.
 * @param change what to change of each store's own data, such as its time zone
 */
export async function realJudge(change: (info: StoreInfo) => StoreInfo = (info) => info): Promise<Judge> {
  const { vocabulary, wording, stores: read } = await realKnowledge();
  return new Judge({ vocabulary, wording, stores: confirmed(read, change), engineHash: 'test' });
}

function confirmed(
  read: ReadonlyMap<string, StoreKnowledge>,
  change: (info: StoreInfo) => StoreInfo,
): ReadonlyMap<string, StoreKnowledge> {
  return new Map(
    [...read].map(([id, { info, versions }]) => {
      const store = change(info);
      const own = versions.map((policy) => ({ ...policy, store, withdrawn: new Set<string>() }));
      return [id, { info: store, versions: own }];
    }),
  );
}

/** The facts of `dialogs/facts/`, without reading any policy. */
export function realVocabulary(): Vocabulary {
  const folder = join(root, 'dialogs/facts');
  const read = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parseFact(readFileSync(join(folder, file), 'utf8'), file, new Problems('facts', file)))
    .filter((fact): fact is FactDefinition => fact !== null);
  return { facts: new Map(read.map((fact) => [fact.name, fact])) };
}

/** The phrases of `dialogs/verdict.yaml`. */
export function realWording(): Wording {
  const file = 'dialogs/verdict.yaml';
  return parseWording(readFileSync(join(root, file), 'utf8'), new Problems('wording', file));
}

/** Judges facts as a customer hands them in. @throws when they are refused: the test meant them well */
export function judged(judge: Judge, store: string, raw: unknown, today: string): VerdictResult {
  const result = judgedOrRefused(judge, store, raw, today);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result;
}

/** Judges facts as a customer hands them in; a refusal is returned. */
export function judgedOrRefused(
  judge: Judge,
  store: string,
  raw: unknown,
  today: string,
): VerdictResult | Refusal {
  const { facts, problems } = readFacts(raw, judge.knowledge.vocabulary);
  return problems.length > 0 ? { problems } : judge.judge(store, facts, today);
}

/** What makes two verdicts the same, as one text; null where the facts are refused. */
export function signatureText(judge: Judge, store: string, facts: Facts, today: string): string | null {
  const considered = judge.consider(store, facts, today);
  if ('problems' in considered) return null;
  if (considered.missingRequest) throw new Error('The request is missing.');
  return textOf(considered.consideration.summary);
}

/** A signature as one text, remedies in any order being the same. */
export function textOf({ outcome, route, remedies, scope, payer }: Signature): string {
  return `${outcome} by ${route}: ${[...remedies].sort().join('+')} ${scope}, return paid by ${payer}`;
}

/** How often a property is tried; `RUNS=50 npx jest tests/verdict` looks harder. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: count * Number(process.env['RUNS'] ?? 1) };
}
