import type { Command } from 'commander';

import { renderCheck } from '../rendering/text/check.js';
import { columns, paint, refuse, unknownStore } from './support.js';

interface CheckFlags {
  readonly mutate?: boolean;
  readonly json?: boolean;
}

/** Adds `clausewise check`: verifies texts, rules and examples, and proves what the rules promise. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('verify the knowledge: texts, rules, examples, and every combination of facts')
    .argument('[stores...]', 'the shops to check (all)')
    .option('--mutate', 'also alter every rule and print the changes that no example notices')
    .option('--json', 'print the report as JSON')
    .action(run);
}

async function run(stores: readonly string[], flags: CheckFlags): Promise<void> {
  const [{ runChecks }, { knowledgeRoot }, { storeIds }] = await Promise.all([
    import('./check/run-checks.js'),
    import('../server/load-judge.js'),
    import('../knowledge/store-ids.js'),
  ]);
  const root = knowledgeRoot();
  const known = storeIds(root);
  const wrong = stores.flatMap((id) => unknownStore(id, known) ?? []);
  if (wrong.length > 0) {
    refuse(...wrong);
    return;
  }
  const report = await runChecks({ root, stores, mutate: flags.mutate ?? false });
  process.stdout.write(
    flags.json ? `${JSON.stringify(report, null, 2)}\n` : renderCheck(report, paint, columns()),
  );
  if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}
