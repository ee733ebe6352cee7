import type { Command } from 'commander';

import { refuse } from './support.js';

/** Adds `clausewise migrate` and `clausewise copy`: what is done to the database by hand. */
export function addDatabase(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of DATABASE_URL, or of the data folder, up to date')
    .option('--data <folder>', 'folder for what is stored (data)')
    .action(migrate);
  program
    .command('copy')
    .description('copy everything from the data folder (SQLite) to an empty PostgreSQL at DATABASE_URL')
    .option('--data <folder>', 'folder for what is stored (data)')
    .action(copy);
}

interface Flags {
  readonly data?: string;
}

/** Servers migrate when they start; this is for those who would rather have it done before. */
async function migrate(flags: Flags): Promise<void> {
  const config = await configOf(flags);
  if (!config) return;
  if (config.databaseUrl === null) {
    const { openSqlite } = await import('../storage/sqlite/open.js');
    await (await openSqlite(config.data)).close();
    process.stdout.write(`The tables in ${config.data} are up to date.\n`);
    return;
  }
  const { openTables } = await import('../storage/postgres/open.js');
  const { db, steps } = await openTables({ url: config.databaseUrl, connections: 1 });
  await db.destroy();
  for (const step of steps) process.stdout.write(`${step}\n`);
  process.stdout.write(
    steps.length === 0 ? 'The tables are up to date.\n' : 'The tables are up to date now.\n',
  );
}

async function copy(flags: Flags): Promise<void> {
  const config = await configOf(flags);
  if (!config) return;
  if (config.databaseUrl === null) {
    refuse('DATABASE_URL must name the PostgreSQL to copy to');
    return;
  }
  const [{ copyToPostgres }, { keysInFiles }] = await Promise.all([
    import('../storage/copy.js'),
    import('../server/keys.js'),
  ]);
  try {
    const shared = keysInFiles(config.data);
    const tables = await copyToPostgres({ data: config.data, url: config.databaseUrl, shared });
    for (const { table, rows, hash } of tables)
      process.stdout.write(`${table.padEnd(14)} ${String(rows).padStart(9)} rows  ${hash.slice(0, 16)}\n`);
    process.stdout.write(`Copied, and read back the same. Review files stay in ${config.data}.\n`);
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function configOf(flags: Flags) {
  const { ConfigError, readConfig } = await import('../server/config.js');
  try {
    return readConfig(process.env, flags);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    refuse(...error.problems);
    return null;
  }
}
