import type { NewActivity, SaveResult, TurnRecord } from './port.js';
import type { StoredActivity } from './records.js';
import { activityOf, type ActivityRow, activityRow, storedAs } from './rows.js';
import { ask, insert, type Steps } from './steps.js';
import { storable } from './storable.js';

/**
 * Writes a turn within a transaction. What it finds out before writing leaves no trace; an error
 * of the database needs a rollback.
 */
export function* saveTurn(turn: TurnRecord): Steps<SaveResult> {
  const { conversation, revision, incoming, outgoing, at } = turn;
  const repeated = incoming?.clientId ? yield* findSent(conversation, incoming.clientId) : null;
  if (repeated) return { kind: 'repeated', incoming: repeated };
  for (const effect of turn.effects)
    if (effect.kind === 'handoff' && (yield* isTaken(effect.reference))) return { kind: 'reference_taken' };

  const activities: readonly NewActivity[] = incoming ? [incoming, ...outgoing] : outgoing;
  const state = JSON.stringify(turn.state);
  const [updated] = yield* ask<{ length: number }>(
    'update conversation set state = $1, revision = revision + 1, length = length + $2, touched_at = $3 ' +
      'where id = $4 and revision = $5 returning length',
    ...[state, activities.length, at, conversation, revision],
  );
  if (!updated) {
    const there = yield* ask('select id from conversation where id = $1', conversation);
    return { kind: there.length > 0 ? 'conflict' : 'gone' };
  }

  const first = updated.length - activities.length + 1;
  const rows = activities.map((activity, index) => activityRow(conversation, first + index, at, activity));
  yield* insert('activity', rows);
  yield* saveEffects(turn);
  yield* insert(
    'evidence',
    turn.evidence.map(({ id, name, type, bytes }) => ({
      ...{ id, conversation, name: storable(name), type, at, bytes },
    })),
  );
  const stored = rows.map((row, index) => storedAs(row, activities[index]?.body ?? {}));
  return {
    kind: 'saved',
    incoming: incoming ? (stored[0] ?? null) : null,
    outgoing: incoming ? stored.slice(1) : stored,
  };
}

/** The activity that the client sent under its own id, or null. */
export function* findSent(conversation: string, clientId: string): Steps<StoredActivity | null> {
  const [row] = yield* ask<ActivityRow>(
    'select * from activity where conversation = $1 and client_id = $2',
    conversation,
    storable(clientId),
  );
  return row ? activityOf(row) : null;
}

function* isTaken(reference: string): Steps<boolean> {
  return (yield* ask('select reference from handoff where reference = $1', reference)).length > 0;
}

function* saveEffects({ conversation, effects, at, state: { store }, revision }: TurnRecord): Steps<void> {
  const others: Record<string, unknown>[] = [];
  const handoffs: Record<string, unknown>[] = [];
  for (const [position, effect] of effects.entries()) {
    const body = JSON.stringify(effect);
    if (effect.kind === 'handoff')
      handoffs.push({ reference: effect.reference, conversation, store: effect.store, at, body });
    else others.push({ conversation, revision: revision + 1, position, kind: effect.kind, store, at, body });
  }
  yield* insert('handoff', handoffs);
  yield* insert('effect', others);
}
