import { type Kysely, type Migration, Migrator } from 'kysely';

import { channelLinks } from './channel-links.js';
import type { ColumnTypes } from './column-types.js';
import { conversations } from './conversations.js';

type Step = (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>;

/** Every step that the tables took, in order; a published step is never changed, only followed. */
const STEPS: Readonly<Record<string, Step>> = {
  '0001-conversations': conversations,
  '0003-channel-links': channelLinks,
};

/**
 * Brings the tables up to date.
 * @throws where the database was written by a newer program, or a step failed
 */
export async function migrate(db: Kysely<never>, types: ColumnTypes): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(STEPS).map(([name, step]): [string, Migration] => [
      name,
      { up: (transaction) => step(transaction as Kysely<unknown>, types) },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The tables cannot be migrated.');
}
