import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import type { Commit } from '../commit.js';
import { migrate } from '../migrations/index.js';
import type { Storage } from '../port.js';
import type { Tables } from '../schema.js';
import { SqlShared } from '../shared.js';
import { SqlStorage } from '../sql-storage.js';
import { Watchers } from '../watchers.js';
import { GroupCommit } from './group-commit.js';
import { explaining } from './trouble.js';

/** Name of the database in the data folder. */
export const DATABASE_FILE = 'clausewise.db';

/**
 * Opens the embedded storage, made or brought up to date where needed. One process at a time.
 * @param folder made where it does not exist; null: in memory, gone when closed
 * @throws StorageUnavailable where the folder cannot be written or holds no database; else where it was written by a
 * newer program
 */
export async function openSqlite(folder: string | null): Promise<Storage> {
  const path = folder === null ? ':memory:' : join(folder, DATABASE_FILE);
  return explaining(path, async () => {
    if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = new Database(path, { timeout: BUSY_MS });
    try {
      return await storageIn(file, path);
    } catch (error) {
      file.close();
      throw error;
    }
  });
}

async function storageIn(file: Database.Database, path: string): Promise<Storage> {
  file.pragma('journal_mode = WAL');
  // What was acknowledged survives the loss of power, not only the end of the process.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  // What a customer had deleted is overwritten, not just forgotten.
  file.pragma('secure_delete = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(file) }) });
  await migrate(db as unknown as Kysely<never>, { bytes: 'blob', volatile: null });
  const group = new GroupCommit(db);
  const commit: Commit = (work) => explaining(path, () => group.commit(work));
  const watchers = new Watchers();
  return new SqlStorage({
    db,
    commit,
    read: (work) => explaining(path, work),
    watchers,
    announce: (conversation, news) => watchers.announce(conversation, news),
    shared: new SqlShared(db, commit),
    isShared: false,
    bytes: () =>
      Promise.resolve(
        Number(file.pragma('page_count', { simple: true })) *
          Number(file.pragma('page_size', { simple: true })),
      ),
    close: async () => {
      await group.idle();
      await db.destroy();
    },
  });
}

/** Waiting for another program stops everything here, so it is short: clients are told to come back. */
const BUSY_MS = 300;
const MOST_STATEMENTS = 500;

/** The database, with statements compiled once: the program has few, and uses them all the time. */
function remembering(file: Database.Database): Pick<Database.Database, 'prepare' | 'close'> {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    // On a full disk SQLite undoes a transaction by itself: what failed is the news, and not that nothing is left.
    if (sql === 'rollback' && !file.inTransaction) return file.prepare('select 1 where 0');
    const known = statements.get(sql);
    if (known) return known;
    const statement = file.prepare(sql);
    if (statements.size < MOST_STATEMENTS) statements.set(sql, statement);
    return statement;
  };
  return { prepare: prepare as Database.Database['prepare'], close: () => file.close() };
}
