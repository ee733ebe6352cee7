import type { Kysely } from 'kysely';

/**
 * How conversations are reached that do not wait for news by themselves: the channel is told, so it is kept where to
 * tell it and up to which activity it was told. Portable SQL only.
 */
export async function channelLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_link')
    .addColumn('conversation', 'text', (column) =>
      column.primaryKey().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('cards', 'text', (column) => column.notNull())
    .addColumn('delivered', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('held_until', 'text')
    .execute();
}
