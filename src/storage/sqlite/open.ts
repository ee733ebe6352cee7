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
import { Checkpoints, MOST_LOG_PAGES, USUAL_LOG_PAGES } from './checkpoints.js';
import { GroupCommit } from './group-commit.js';
import { Statements } from './statements.js';
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
      return await storageIn(file, path, folder !== null);
    } catch (error) {
      file.close();
      throw error;
    }
  });
}

async function storageIn(file: Database.Database, path: string, onDisk: boolean): Promise<Storage> {
  file.pragma('journal_mode = WAL');
  // What was acknowledged survives the loss of power, not only the end of the process.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  // What a customer had deleted is overwritten, not just forgotten.
  file.pragma('secure_delete = ON');
  const clearLogAfter = (pages: number): void => void file.pragma(`wal_autocheckpoint = ${pages}`);
  const statements = new Statements(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: statements.asDatabase() }) });
  await migrate(db as unknown as Kysely<never>, { bytes: 'blob', volatile: null });
  const group = new GroupCommit(db, statements);
  const commit: Commit = (work) => explaining(path, () => group.commit(work));
  const watchers = new Watchers();
  const checkpoints = onDisk ? new Checkpoints(path, () => clearLogAfter(USUAL_LOG_PAGES)) : null;
  if (checkpoints) clearLogAfter(MOST_LOG_PAGES);
  return new SqlStorage({
    db,
    commit,
    read: (work) => explaining(path, work),
    look: (work) => explaining(path, () => group.look(work)),
    keep: (work) => explaining(path, () => group.keep(work)),
    watchers,
    announce: (...told) => watchers.announce(...told),
    shared: new SqlShared(db, commit),
    isShared: false,
    bytes: () =>
      Promise.resolve(
        Number(file.pragma('page_count', { simple: true })) *
          Number(file.pragma('page_size', { simple: true })),
      ),
    close: async () => {
      await group.idle();
      await checkpoints?.close();
      await db.destroy();
    },
  });
}

/** Waiting for another program stops everything here, so it is short: clients are told to come back. */
const BUSY_MS = 300;
