import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { StorageUnavailable } from '../unavailable.js';
import { explained } from './trouble.js';

/** Held for as long as a server runs on the folder. */
export const HOLD_FILE = 'server.lock';
/** A server that is just stopping lets go within this time. */
const PATIENCE_MS = 1000;

/**
 * Holds the data folder for this server, so that no second one answers the same customers from it. The operating
 * system's own lock on a file: it ends with the process, however that ends, so that nobody has to clear up after a crash.
 * Commands that look something up or add a key need no hold.
 * @param folder made where it does not exist
 * @returns lets go of it
 * @throws StorageUnavailable where another server holds it, or it cannot be written
 */
export function holdFolder(folder: string): () => void {
  const path = join(folder, HOLD_FILE);
  let file: Database.Database | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const held = (file = new Database(path, { timeout: PATIENCE_MS }));
    held.exec('begin exclusive');
    return () => held.close();
  } catch (error) {
    file?.close();
    if (isHeld(error))
      throw new StorageUnavailable(
        `Another server runs on the data folder ${folder}. Stop it, give this one a folder of its own (--data), or ` +
          'let both work on PostgreSQL (DATABASE_URL).',
        error,
      );
    throw explained(error, path);
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
}
