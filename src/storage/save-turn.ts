import type { Kysely } from 'kysely';

import type { SaveResult, TurnRecord } from './port.js';
import type { StoredActivity } from './records.js';
import { activityOf, activityRow } from './rows.js';
import type { Tables } from './schema.js';
import { storable } from './storable.js';

/**
 * Writes a turn within a transaction. What it finds out before writing leaves no trace; an error
 * of the database needs a rollback.
 * @param db the transaction
 */
export async function saveTurn(db: Kysely<Tables>, turn: TurnRecord): Promise<SaveResult> {
  const { conversation, revision, incoming, outgoing, at } = turn;
  const repeated = incoming?.clientId ? await findSent(db, conversation, incoming.clientId) : null;
  if (repeated) return { kind: 'repeated', incoming: repeated };
  const references = turn.effects.flatMap((effect) => (effect.kind === 'handoff' ? [effect.reference] : []));
  if (references.length > 0 && (await anyTaken(db, references))) return { kind: 'reference_taken' };

  const activities = [...(incoming ? [incoming] : []), ...outgoing];
  const updated = await db
    .updateTable('conversation')
    .set(({ eb }) => ({
      state: JSON.stringify(turn.state),
      revision: eb('revision', '+', 1),
      length: eb('length', '+', activities.length),
      touched_at: at,
    }))
    .where('id', '=', conversation)
    .where('revision', '=', revision)
    .returning('length')
    .executeTakeFirst();
  if (!updated) {
    const there = await db
      .selectFrom('conversation')
      .select('id')
      .where('id', '=', conversation)
      .executeTakeFirst();
    return { kind: there ? 'conflict' : 'gone' };
  }

  const first = updated.length - activities.length + 1;
  const rows = activities.map((activity, index) => activityRow(conversation, first + index, at, activity));
  if (rows.length > 0) await db.insertInto('activity').values(rows).execute();
  await saveEffects(db, turn);
  if (turn.evidence.length > 0)
    await db
      .insertInto('evidence')
      .values(
        turn.evidence.map((picture) => ({ ...picture, name: storable(picture.name), conversation, at })),
      )
      .execute();
  const stored = rows.map(activityOf);
  return {
    kind: 'saved',
    incoming: incoming ? (stored[0] ?? null) : null,
    outgoing: incoming ? stored.slice(1) : stored,
  };
}

/** The activity that the client sent under its own id, or null. */
export async function findSent(
  db: Kysely<Tables>,
  conversation: string,
  clientId: string,
): Promise<StoredActivity | null> {
  const row = await db
    .selectFrom('activity')
    .selectAll()
    .where('conversation', '=', conversation)
    .where('client_id', '=', storable(clientId))
    .executeTakeFirst();
  return row ? activityOf(row) : null;
}

async function anyTaken(db: Kysely<Tables>, references: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('handoff')
    .select('reference')
    .where('reference', 'in', references)
    .executeTakeFirst();
  return row !== undefined;
}

async function saveEffects(db: Kysely<Tables>, turn: TurnRecord): Promise<void> {
  const { conversation, effects, at } = turn;
  const { store } = turn.state;
  for (const effect of effects)
    if (effect.kind === 'handoff')
      await db
        .insertInto('handoff')
        .values({
          reference: effect.reference,
          conversation,
          store: effect.store,
          at,
          body: JSON.stringify(effect),
        })
        .execute();
  const rows = effects.flatMap((effect, position) =>
    effect.kind === 'handoff'
      ? []
      : [
          {
            conversation,
            revision: turn.revision + 1,
            position,
            kind: effect.kind,
            store,
            at,
            body: JSON.stringify(effect),
          },
        ],
  );
  if (rows.length > 0) await db.insertInto('effect').values(rows).execute();
}
