import type { Storage } from './port.js';

/** Where conversations are to be kept. */
export interface StorageOptions {
  /** `postgres://…`; null: SQLite in the folder. */
  readonly databaseUrl: string | null;
  /** The data folder. */
  readonly data: string;
  /** Most connections to PostgreSQL. */
  readonly connections?: number;
}

/** Opens the storage of the configuration; only the driver that is used is loaded. @throws where it cannot be opened */
export async function openStorage({ databaseUrl, data, connections }: StorageOptions): Promise<Storage> {
  if (databaseUrl === null) return (await import('./sqlite/open.js')).openSqlite(data);
  const { openPostgres } = await import('./postgres/open.js');
  return openPostgres({ url: databaseUrl, ...(connections === undefined ? {} : { connections }) });
}

/**
 * Holds the data folder for a server: one at a time, since it alone tells its customers' sockets what is new.
 * @returns lets go of it. @throws StorageUnavailable where another server holds it
 */
export async function holdData({ databaseUrl, data }: StorageOptions): Promise<() => void> {
  // Keys and review files may lie in one folder for many processes; what they share is in the database.
  if (databaseUrl !== null) return () => undefined;
  return (await import('./sqlite/hold.js')).holdFolder(data);
}
