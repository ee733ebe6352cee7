import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import { migrate } from '../migrations/index.js';
import type { Storage } from '../port.js';
import type { Tables } from '../schema.js';
import { SqlShared } from '../shared.js';
import { SqlStorage } from '../sql-storage.js';
import { Watchers } from '../watchers.js';
import { GroupCommit } from './group-commit.js';

/** Name of the database in the data folder. */
export const DATABASE_FILE = 'clausewise.db';

/**
 * Opens the embedded storage, made or brought up to date where needed. One process at a time.
 * @param folder made where it does not exist; null: in memory, gone when closed
 * @throws where the folder cannot be written, or was written by a newer program
 */
export async function openSqlite(folder: string | null): Promise<Storage> {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new Database(folder === null ? ':memory:' : join(folder, DATABASE_FILE));
  try {
    file.pragma('journal_mode = WAL');
    // What was acknowledged survives the loss of power, not only the end of the process.
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    file.pragma('busy_timeout = 5000');
    // What a customer had deleted is overwritten, not just forgotten.
    file.pragma('secure_delete = ON');
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(file) }) });
    await migrate(db as unknown as Kysely<never>, { bytes: 'blob', volatile: null });
    const group = new GroupCommit(db);
    const watchers = new Watchers();
    return new SqlStorage({
      db,
      commit: group.commit,
      read: (work) => work(),
      watchers,
      announce: (conversation, news) => watchers.announce(conversation, news),
      shared: new SqlShared(db, group.commit),
      isShared: false,
      close: async () => {
        await group.idle();
        await db.destroy();
      },
    });
  } catch (error) {
    file.close();
    throw error;
  }
}

const MOST_STATEMENTS = 500;

/** The database, with statements compiled once: the program has few, and uses them all the time. */
function remembering(file: Database.Database): Pick<Database.Database, 'prepare' | 'close'> {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = file.prepare(sql);
    if (statements.size < MOST_STATEMENTS) statements.set(sql, statement);
    return statement;
  };
  return { prepare: prepare as Database.Database['prepare'], close: () => file.close() };
}
