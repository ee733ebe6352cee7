import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';

import { migrate } from '../migrations/index.js';
import type { Storage } from '../port.js';
import type { Tables } from '../schema.js';
import { SqlShared } from '../shared.js';
import { SqlStorage } from '../sql-storage.js';
import { runApart, type Statement } from '../steps.js';
import { Watchers } from '../watchers.js';
import { Announcements } from './announcements.js';
import { committing, persist, tryOnce } from './attempts.js';
import { openPool } from './pool.js';
import { isPlain, saveAtOnce } from './save-at-once.js';

/** How PostgreSQL is used. */
export interface PostgresOptions {
  /** `postgres://USER@HOST/DATABASE`. */
  readonly url: string;
  /** Most connections of this process, beside the one that listens; 10 unless told. */
  readonly connections?: number;
}

const CONNECTIONS = 10;

/** Connects and brings the tables up to date. @returns the steps taken now. @throws where that cannot be done */
export async function openTables({
  url,
  connections = CONNECTIONS,
}: PostgresOptions): Promise<{ readonly db: Kysely<Tables>; readonly steps: readonly string[] }> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool({ url, connections }) }) });
  try {
    const types = { bytes: 'bytea', volatile: 'unlogged' } as const;
    const steps = await persist(() => migrate(db as unknown as Kysely<never>, types));
    return { db, steps };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * Opens the storage that many processes share, made or brought up to date where needed.
 * @throws StorageUnavailable where the server does not answer; else where it was written by a newer program
 */
export async function openPostgres(options: PostgresOptions): Promise<Storage> {
  const { db } = await openTables(options);
  const watchers = new Watchers();
  const announcements = new Announcements({
    url: options.url,
    watchers,
    lengths: async (ids) => {
      const rows = await db
        .selectFrom('conversation')
        .select(['id', 'length'])
        .where('id', 'in', ids)
        .execute();
      return new Map(rows.map(({ id, length }) => [id, length]));
    },
  });
  await announcements.listen();
  const commit = committing(db);
  return new SqlStorage({
    db,
    commit,
    read: persist,
    look: (work) => persist(() => runApart(work(), runOn(db))),
    saveAtOnce: async (turn) => {
      // Sent under an id of its own, it is known again where nobody knows whether it was kept.
      const canRepeat = isPlain(turn) && typeof turn.incoming?.clientId === 'string';
      return canRepeat ? tryOnce(() => runApart(saveAtOnce(turn), runOn(db))) : null;
    },
    keep: (work) => commit((transaction) => runApart(work(), runOn(transaction))),
    watchers,
    announce: (...told) => announcements.announce(...told),
    shared: new SqlShared(db, commit),
    isShared: true,
    bytes: async () => {
      const { rows } = await sql<{
        bytes: string;
      }>`select pg_database_size(current_database()) as bytes`.execute(db);
      return Number(rows[0]?.bytes);
    },
    close: async () => {
      await announcements.close();
      await db.destroy();
    },
  });
}

/** What runs statements as they are. */
function runOn(db: Kysely<Tables>): (statement: Statement) => Promise<readonly object[]> {
  return async (statement) => {
    const query: CompiledQuery<object> = CompiledQuery.raw(statement.sql, [...statement.values]);
    return (await db.executeQuery(query)).rows;
  };
}
