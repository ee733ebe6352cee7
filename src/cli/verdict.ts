import type { Command } from 'commander';

import { renderVerdict } from '../rendering/text/verdict.js';
import { columns, paint, refuse, unknownStore } from './support.js';

interface VerdictFlags {
  readonly store: string;
  readonly facts: string;
  readonly today?: string;
  readonly json?: boolean;
}

/** Adds `clausewise verdict`: the verdict on structured facts. */
export function addVerdict(program: Command): void {
  program
    .command('verdict')
    .description('decide a case from structured facts')
    .requiredOption('--store <id>', 'the shop')
    .requiredOption('--facts <json>', 'the facts, e.g. {"request":"return","deliveryDate":"2026-05-21"}')
    .option('--today <date>', 'the day (YYYY-MM-DD) or moment on which to decide')
    .option('--json', 'print what POST /api/v1/verdict gives')
    .action(run);
}

async function run(flags: VerdictFlags): Promise<void> {
  const [{ loadJudge, knowledgeRoot }, { readFacts }] = await Promise.all([
    import('../server/load-judge.js'),
    import('../verdict/case/read-facts.js'),
  ]);
  const { knowledge, judge } = await loadJudge(knowledgeRoot());
  const wrongStore = unknownStore(flags.store, [...knowledge.stores.keys()]);
  if (wrongStore !== null) {
    refuse(wrongStore);
    return;
  }
  let raw: unknown;
  try {
    raw = JSON.parse(flags.facts);
  } catch (error) {
    refuse(
      `--facts must be JSON such as {"request":"return","deliveryDate":"2026-05-21"}: ${(error as Error).message}`,
    );
    return;
  }
  const { facts, problems } = readFacts(raw, knowledge.vocabulary);
  if (problems.length > 0) {
    refuse(...problems.map(({ message }) => message));
    return;
  }
  const result = judge.judge(flags.store, facts, flags.today ?? new Date().toISOString());
  if ('problems' in result) refuse(...result.problems.map(({ message }) => message));
  else
    process.stdout.write(
      flags.json ? `${JSON.stringify(result, null, 2)}\n` : renderVerdict(result, paint, columns()),
    );
}
