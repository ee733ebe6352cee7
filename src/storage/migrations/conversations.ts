import type { Kysely } from 'kysely';

import type { ColumnTypes } from './column-types.js';

/** The first tables: conversations and all that belongs to them, which goes when they go. */
export async function conversations(db: Kysely<unknown>, { bytes }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('conversation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('today', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('length', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('touched_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('conversation_touched').on('conversation').column('touched_at').execute();
  await db.schema
    .createTable('activity')
    .addColumn('conversation', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text')
    .addColumn('hidden', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('activity_key', ['conversation', 'seq'])
    .addUniqueConstraint('activity_once', ['conversation', 'client_id'])
    .execute();
  await db.schema
    .createTable('effect')
    .addColumn('conversation', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('store', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('effect_key', ['conversation', 'revision', 'position'])
    .execute();
  await db.schema.createIndex('effect_kind').on('effect').columns(['kind', 'at']).execute();
  await db.schema
    .createTable('handoff')
    .addColumn('reference', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('store', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('handoff_conversation').on('handoff').column('conversation').execute();
  await db.schema
    .createTable('evidence')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('evidence_conversation').on('evidence').column('conversation').execute();
}
