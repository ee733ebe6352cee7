import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** Statements that a connection may remember; the program has fewer. */
const MOST_STATEMENTS = 300;

/** How the connections are made. */
export interface PoolOptions {
  /** `postgres://USER@HOST/DATABASE`. */
  readonly url: string;
  /** Most connections at once. */
  readonly connections: number;
}

/** Settings of every connection: what was acknowledged survives the loss of power, whatever the server's default. */
export const CONNECTION = {
  application_name: 'clausewise',
  options: '-c synchronous_commit=on',
  connectionTimeoutMillis: 3000,
  keepAlive: true,
} as const;

/** Connections whose statements are compiled once: the program has few, and uses them all the time. */
export function openPool({ url, connections }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({ connectionString: url, max: connections, ...CONNECTION });
  // An idle connection that breaks is replaced when the next one is wanted.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction says so when the next is sent.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const names = new Map<string, string>();
  const remembering = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
      if (values.length === 0) return client.query(text);
      const name = names.get(text) ?? (names.size < MOST_STATEMENTS ? `q${names.size}` : undefined);
      if (name === undefined) return client.query(text, [...values]);
      names.set(text, name);
      return client.query({ name, text, values: [...values] });
    };
    return { query, release: () => client.release() } as unknown as PostgresPoolClient;
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      const wrapped = remembering.get(client) ?? wrap(client);
      remembering.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}
