import { type Kysely, sql } from 'kysely';

import type { StorageSize } from './port.js';
import type { Tables } from './schema.js';

/**
 * Looks how much is kept.
 * @param bytes the size of the database, which each has a way of its own to tell
 */
export async function measure(db: Kysely<Tables>, bytes: () => Promise<number>): Promise<StorageSize> {
  const { count } = await db
    .selectFrom('conversation')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  // Whoever takes up a handoff says something in its conversation as an agent; see channels/desk/takeover.
  const { waiting } = await db
    .selectFrom('handoff')
    .select(sql<number | string>`count(*)`.as('waiting'))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('activity')
            .select('activity.seq')
            .whereRef('activity.conversation', '=', 'handoff.conversation')
            .where('activity.author', '=', 'agent'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { conversations: Number(count), handoffsWaiting: Number(waiting), bytes: await bytes() };
}
