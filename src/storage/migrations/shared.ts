import { type Kysely, sql } from 'kysely';

import type { ColumnTypes } from './column-types.js';

/** What processes know together beside conversations: keys, ended sessions, deliveries, and counters of rate limits. */
export async function shared(db: Kysely<unknown>, { volatile }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('shared')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('until', 'text')
    .execute();
  // A counter lives for a minute: waiting for the disk for its sake would cost every request.
  const counters = db.schema.createTable('counter');
  await (volatile === null ? counters : counters.modifyFront(sql.raw(volatile)))
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute();
}
