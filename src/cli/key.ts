import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Command } from 'commander';

import type { ApiKeys } from '../server/api-keys.js';
import { refuse } from './support.js';

interface Flags {
  readonly data?: string;
  readonly stores?: string;
}

/** Adds `clausewise key add`, `list` and `revoke`: keys of the HTTP API, of which only a hash is kept. */
export function addKey(program: Command): void {
  const key = program
    .command('key')
    .description('keys of the HTTP API; a server takes them up within a second');
  const data = ['--data <folder>', 'folder for what is stored (data); DATABASE_URL goes before it'] as const;
  key
    .command('add <name>')
    .description('make a key and print it, this once')
    .option(...data)
    .option('--stores <ids>', 'shops that it is for, joined by +; absent: every shop')
    .action((name: string, flags: Flags) =>
      withKeys(flags, async (keys) => {
        const stores = flags.stores?.split('+') ?? null;
        const strange = await strangeOf(stores ?? []);
        if (strange.length > 0) refuse(`there is no shop ${strange.join(', ')}`);
        else process.stdout.write(`${await keys.add(name, stores)}\n`);
      }),
    );
  key
    .command('list')
    .description('names, days and shops of the keys')
    .option(...data)
    .action((flags: Flags) =>
      withKeys(flags, async (keys) => {
        for (const { name, made, stores, digest } of await keys.list())
          process.stdout.write(
            `${name}  ${made.slice(0, 10)}  ${digest === null ? 'revoked' : (stores?.join('+') ?? '*')}\n`,
          );
      }),
    );
  key
    .command('revoke <name>')
    .description('end a key')
    .option(...data)
    .action((name: string, flags: Flags) =>
      withKeys(flags, async (keys) => {
        if (await keys.revoke(name)) process.stdout.write(`The key ${name} is no more.\n`);
        else refuse(`there is no key called ${name}`);
      }),
    );
}

async function withKeys(flags: Flags, work: (keys: ApiKeys) => Promise<void>): Promise<void> {
  const [{ readConfig }, { openStorage }, { ApiKeys: Keys }] = await Promise.all([
    import('../server/config.js'),
    import('../storage/open.js'),
    import('../server/api-keys.js'),
  ]);
  try {
    const config = readConfig(process.env, flags.data === undefined ? {} : { data: flags.data });
    const storage = await openStorage({ ...config, connections: 1 });
    await work(new Keys(storage.shared, () => new Date())).finally(() => storage.close());
  } catch (error) {
    refuse(error instanceof Error ? error.message : 'the keys cannot be read');
  }
}

async function strangeOf(stores: readonly string[]): Promise<readonly string[]> {
  const { knowledgeRoot } = await import('../server/load-judge.js');
  const known = readdirSync(join(knowledgeRoot(), 'knowledge'));
  return stores.filter((store) => !known.includes(store));
}
