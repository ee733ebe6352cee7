import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Command } from 'commander';
import pc from 'picocolors';

import { nearestName } from '../model/nearest.js';
import { refuse } from './support.js';

/** Adds `clausewise confirm`: says that a rule was read again after its text changed. */
export function addConfirm(program: Command): void {
  program
    .command('confirm')
    .description('confirm rules (store/coverage) after their text changed')
    .argument('[ids...]')
    .option('--all', 'every rule whose lock is stale')
    .action(run);
}

async function run(ids: readonly string[], flags: { readonly all?: boolean }): Promise<void> {
  const [{ loadKnowledge }, { knowledgeRoot }, { lockOf }, { writeLock }] = await Promise.all([
    import('../knowledge/load.js'),
    import('../server/load-judge.js'),
    import('../knowledge/hash.js'),
    import('../knowledge/write-lock.js'),
  ]);
  const root = knowledgeRoot();
  const { sources } = await loadKnowledge(root);
  const known = sources.flatMap(({ policy }) => policy.coverages.map((coverage) => ({ policy, coverage })));
  const unknown = ids.filter((id) => !known.some(({ coverage }) => coverage.id === id));
  if (unknown.length > 0 || (ids.length === 0 && !flags.all)) {
    const names = known.map(({ coverage }) => coverage.id);
    for (const id of unknown) {
      const near = nearestName(id, names);
      refuse(`there is no rule "${id}"${near ? `; did you mean ${near}?` : `; rules: ${names.join(', ')}`}`);
    }
    if (unknown.length === 0) refuse('name a rule such as sonoff/doa, or --all');
    return;
  }
  const chosen = known.filter(({ policy, coverage }) =>
    flags.all ? policy.withdrawn.has(coverage.id) : ids.includes(coverage.id),
  );
  for (const { policy, coverage } of chosen) {
    const lock = lockOf(coverage.cites, policy.clauseById);
    const path = join(root, policy.file);
    writeFileSync(path, writeLock(readFileSync(path, 'utf8'), coverage.slug, lock));
    process.stdout.write(
      `${pc.green('✔')} ${pc.bold(coverage.id)} is confirmed for these words (${lock}):\n`,
    );
    for (const id of coverage.cites)
      process.stdout.write(
        `  ${pc.cyan(id)}  ${pc.dim(policy.clauseById.get(id)?.text.replace(/\s+/g, ' ') ?? '')}\n`,
      );
  }
  if (chosen.length === 0) process.stdout.write('Every rule is confirmed already.\n');
}
