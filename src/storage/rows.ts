import type { Selectable } from 'kysely';

import type { ConversationState, Effect } from '../model/conversation.js';
import type { NewActivity } from './port.js';
import { activityId, type StoredActivity, type StoredConversation, type StoredHandoff } from './records.js';
import type { Tables } from './schema.js';
import { storable } from './storable.js';

/** A row of `conversation`. */
export type ConversationRow = Readonly<Selectable<Tables['conversation']>>;

/** A row of `conversation` as a record. */
export function conversationOf(row: ConversationRow): StoredConversation {
  return {
    id: row.id,
    channel: row.channel,
    user: row.user_id,
    today: row.today,
    state: JSON.parse(row.state) as ConversationState,
    revision: row.revision,
    length: row.length,
    createdAt: row.created_at,
    touchedAt: row.touched_at,
  };
}

/** A row of `activity`. */
export type ActivityRow = Readonly<Selectable<Tables['activity']>>;

/** A row of `activity` as a record. */
export function activityOf(row: ActivityRow): StoredActivity {
  return storedAs(row, JSON.parse(row.body) as StoredActivity['body']);
}

/** The record of a row whose body is at hand. @param body what its JSON says */
export function storedAs(row: ActivityRow, body: StoredActivity['body']): StoredActivity {
  return {
    seq: row.seq,
    id: activityId(row.conversation, row.seq),
    author: row.author,
    clientId: row.client_id,
    hidden: row.hidden === 1,
    at: row.at,
    body,
  };
}

/** An activity as a row. @param seq its number in the conversation */
export function activityRow(
  conversation: string,
  seq: number,
  at: string,
  { author, clientId, hidden, body }: NewActivity,
): ActivityRow {
  return {
    conversation,
    seq,
    author,
    client_id: clientId === null ? null : storable(clientId),
    hidden: hidden ? 1 : 0,
    at,
    body: JSON.stringify(body),
  };
}

/** A row of `handoff` as a record. */
export function handoffOf({ body, ...row }: Selectable<Tables['handoff']>): StoredHandoff {
  return { ...row, body: JSON.parse(body) as StoredHandoff['body'] };
}

/** The body of a row of `effect`. */
export function effectOf(body: string): Effect {
  return JSON.parse(body) as Effect;
}
