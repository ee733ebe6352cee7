import { type Kysely, type Migration, Migrator } from 'kysely';

import { messageOf } from '../unavailable.js';
import { channelLinks } from './channel-links.js';
import type { ColumnTypes } from './column-types.js';
import { conversations } from './conversations.js';
import { shared } from './shared.js';

type Step = (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>;

/** Every step that the tables took, in order; a published step is never changed, only followed. */
const STEPS: Readonly<Record<string, Step>> = {
  '0001-conversations': conversations,
  '0002-shared': shared,
  '0003-channel-links': channelLinks,
};

/**
 * Brings the tables up to date. Several processes may do so at once: where the database can be shared, all but one
 * wait for its lock and then find nothing left to do.
 * @returns the steps that were taken now
 * @throws where the database was written by a newer program, or a step failed
 */
export async function migrate(db: Kysely<never>, types: ColumnTypes): Promise<readonly string[]> {
  const migrations = Object.fromEntries(
    Object.entries(STEPS).map(([name, step]): [string, Migration] => [
      name,
      { up: (transaction) => step(transaction as Kysely<unknown>, types) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error(messageOf(error), { cause: error });
  return results.map(({ migrationName }) => migrationName);
}
