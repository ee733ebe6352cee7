import type { SaveResult, TurnRecord } from '../port.js';
import { activityRow, storedAs } from '../rows.js';
import { ask, type Steps } from '../steps.js';
import { storable } from '../storable.js';

/**
 * A turn in one statement, which is a transaction of its own: one way to the server and back instead of six. Where the
 * conversation is not as the turn found it, or the message is known, nothing is written.
 */
const SQL = `with turned as (
  update conversation set state = $1, revision = revision + 1, length = length + $2, touched_at = $3
  where id = $4 and revision = $5
    and not exists (select 1 from activity where conversation = $4 and client_id = $6)
  returning length
), said as (
  insert into activity (conversation, seq, author, client_id, hidden, at, body)
  select $4, turned.length - $2 + new.position, new.author, new.client_id, new.hidden, $3, new.body
  from turned, unnest($7::text[], $8::text[], $9::int[], $10::text[])
    with ordinality as new (author, client_id, hidden, body, position)
), counted as (
  insert into effect (conversation, revision, position, kind, store, at, body)
  select $4, $5 + 1, new.position - 1, new.kind, $11, $3, new.body
  from turned, unnest($12::text[], $13::text[]) with ordinality as new (kind, body, position)
)
select length from turned`;

/** True for a turn that {@link saveAtOnce} can keep: nobody is handed over, no picture comes with it. */
export function isPlain({ effects, evidence }: TurnRecord): boolean {
  return evidence.length === 0 && effects.every(({ kind }) => kind !== 'handoff');
}

/** Writes a plain turn. @returns null where it cannot be kept as it is: why, the steps of saveTurn find out */
export function* saveAtOnce(turn: TurnRecord): Steps<SaveResult | null> {
  const { conversation, revision, incoming, outgoing, effects, at, state } = turn;
  const activities = incoming ? [incoming, ...outgoing] : outgoing;
  const rows = activities.map((activity) => activityRow(conversation, 0, at, activity));
  const clientId = incoming?.clientId;
  const [turned] = yield* ask<{ length: number }>(
    SQL,
    ...[JSON.stringify(state), activities.length, at, conversation, revision],
    ...[clientId === undefined || clientId === null ? null : storable(clientId)],
    rows.map(({ author }) => author),
    rows.map(({ client_id }) => client_id),
    rows.map(({ hidden }) => hidden),
    rows.map(({ body }) => body),
    state.store,
    effects.map(({ kind }) => kind),
    effects.map((effect) => JSON.stringify(effect)),
  );
  if (!turned) return null;
  const first = turned.length - activities.length + 1;
  const stored = rows.map((row, index) =>
    storedAs({ ...row, seq: first + index }, activities[index]?.body ?? {}),
  );
  return {
    kind: 'saved',
    incoming: incoming ? (stored[0] ?? null) : null,
    outgoing: incoming ? stored.slice(1) : stored,
  };
}
