import { createInterface } from 'node:readline/promises';

import type { Command } from 'commander';

import { refuse } from './support.js';

/** Adds `clausewise agent add`: makes an entry of `DESK_AGENTS` from a password read from standard input. */
export function addAgent(program: Command): void {
  program
    .command('agent')
    .description('accounts of the support desk')
    .command('add <name>')
    .description('print an entry for DESK_AGENTS; the password is the first line of standard input')
    .option('--role <role>', 'agent or editor', 'agent')
    .option('--stores <ids>', 'shops that the agent sees, joined by +; * is every shop', '*')
    .action(async (name: string, { role, stores }: { role: string; stores: string }) => {
      const { hashPassword } = await import('../server/desk/password.js');
      process.stderr.write('Password: ');
      const lines = createInterface({ input: process.stdin });
      const password = (await lines[Symbol.asyncIterator]().next()).value as string | undefined;
      lines.close();
      try {
        process.stdout.write(`${name}:${await hashPassword(password ?? '')}:${role}:${stores}\n`);
      } catch (error) {
        refuse(error instanceof Error ? error.message : 'the password cannot be taken');
      }
    });
}
