import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';

import { openTables } from './postgres/open.js';
import { DATABASE_FILE, openSqlite } from './sqlite/open.js';

/** What was copied of a table. */
export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over the rows, the same on both sides. */
  readonly hash: string;
}

/** From where to where. */
export interface CopyOptions {
  /** The data folder of SQLite; no server may run on it. */
  readonly data: string;
  /** `postgres://…` with tables that are empty, or none. */
  readonly url: string;
  /** Kept with what all processes share: keys that lay in files of the data folder. */
  readonly shared: Readonly<Record<string, string>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Counters live for a minute and are not worth the way. */
const LEFT = new Set(['counter']);
const BATCH_ROWS = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Rows fetched at once to compare; pictures are large. */
const FETCHED = 50;

/**
 * Copies everything from SQLite to PostgreSQL and reads it back: it is kept only if every table holds the very same
 * rows, else nothing is.
 * @throws where there is nothing to copy, a server runs on the folder, the target is not empty, or a row differs
 */
export async function copyToPostgres({ data, url, shared }: CopyOptions): Promise<readonly CopiedTable[]> {
  const file = join(data, DATABASE_FILE);
  if (!existsSync(file)) throw new Error(`${file} does not exist: there is nothing to copy.`);
  // Brings the tables up to date.
  await (await openSqlite(data)).close();
  const source = new Database(file, { timeout: 0 });
  const { db } = await openTables({ url, connections: 1 }).catch((error: unknown) => {
    source.close();
    throw error;
  });
  try {
    holdAlone(source, data);
    const tables = tablesOf(source);
    return await db.transaction().execute(async (transaction) => {
      const target = transaction as unknown as Kysely<Record<string, Row>>;
      await requireEmpty(target, tables);
      const copied: CopiedTable[] = [];
      for (const table of tables) copied.push(await copyTable(source, target, table));
      const keys = Object.entries(shared).map(([name, value]) => ({ name, value, until: null }));
      if (keys.length > 0) await target.insertInto('shared').values(keys).execute();
      return copied;
    });
  } finally {
    source.close();
    await db.destroy();
  }
}

/** Nobody may write while it is copied: what came after would be lost. */
function holdAlone(source: Database.Database, data: string): void {
  try {
    source.pragma('locking_mode = EXCLUSIVE');
    source.exec('begin exclusive');
  } catch (error) {
    throw new Error(`Something uses ${data}; stop the server first.`, { cause: error });
  }
}

/** Every table, conversations first: the others refer to them. */
function tablesOf(source: Database.Database): readonly string[] {
  const names = source
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely_%' order by name`)
    .pluck()
    .all() as string[];
  return ['conversation', ...names.filter((name) => name !== 'conversation' && !LEFT.has(name))];
}

async function requireEmpty(target: Kysely<Record<string, Row>>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const row = await target
      .selectFrom(table)
      .select(sql`1`.as('one'))
      .limit(1)
      .executeTakeFirst();
    if (row) throw new Error(`The table ${table} of the target is not empty; nothing was copied.`);
  }
}

async function copyTable(
  source: Database.Database,
  target: Kysely<Record<string, Row>>,
  table: string,
): Promise<CopiedTable> {
  const read = new Digest();
  let batch: Row[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await target.insertInto(table).values(batch).execute();
    [batch, bytes] = [[], 0];
  };
  for (const row of source.prepare(`select * from "${table}"`).iterate() as IterableIterator<Row>) {
    read.add(row);
    batch.push(row);
    for (const value of Object.values(row))
      if (typeof value === 'string' || value instanceof Uint8Array) bytes += value.length;
    if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  const written = await digestOf(target, table);
  if (written.rows !== read.rows || written.hash !== read.hash)
    throw new Error(`The table ${table} did not arrive as it was; nothing was copied.`);
  return { table, rows: read.rows, hash: read.hash };
}

async function digestOf(target: Kysely<Record<string, Row>>, table: string): Promise<Digest> {
  const digest = new Digest();
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(target);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(FETCHED)} from copied`.execute(target);
    for (const row of rows) digest.add(row);
    if (rows.length === 0) break;
  }
  await sql`close copied`.execute(target);
  return digest;
}

/** A hash over rows in whatever order they come: databases sort text in orders of their own. */
class Digest {
  rows = 0;
  #sum = 0n;

  get hash(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }

  add(row: Row): void {
    const hash = createHash('sha256');
    for (const name of Object.keys(row).sort()) {
      const value = row[name];
      const content = value instanceof Uint8Array ? value : String(value);
      hash.update(`${name}\0${value === null ? 'null' : typeof value}\0${content.length}\0`).update(content);
    }
    this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${hash.digest('hex')}`));
    this.rows++;
  }
}
