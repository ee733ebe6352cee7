import type { Command } from 'commander';

import { refuse } from './support.js';

interface Flags {
  readonly data?: string;
}

/** Adds `clausewise export`: everything kept of a conversation, personal data masked. */
export function addExport(program: Command): void {
  program
    .command('export <conversation>')
    .description('print everything kept of a conversation as JSON, personal data masked')
    .option('--data <folder>', 'folder for what is stored (data); DATABASE_URL goes before it')
    .action(print);
}

async function print(conversation: string, flags: Flags): Promise<void> {
  const [{ readConfig }, { openStorage }, { exportOf }] = await Promise.all([
    import('../server/config.js'),
    import('../storage/open.js'),
    import('../channels/export.js'),
  ]);
  try {
    const storage = await openStorage({ ...readConfig(process.env, flags), connections: 1 });
    const found = await storage.export(conversation).finally(() => storage.close());
    if (found) process.stdout.write(`${JSON.stringify(exportOf(found), null, 2)}\n`);
    else refuse(`there is no conversation ${conversation}`);
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'the conversation cannot be read');
  }
}
