import type { Kysely } from 'kysely';

import type { Commit } from './commit.js';
import { type Links, SqlLinks } from './links.js';
import { measure } from './measure.js';
import type {
  EffectQuery,
  NewActivity,
  NewConversation,
  News,
  SaveResult,
  Storage,
  StorageSize,
  TurnRecord,
} from './port.js';
import {
  type ConversationExport,
  type EvidenceFile,
  type StoredActivity,
  type StoredConversation,
  type StoredEffect,
  type StoredHandoff,
} from './records.js';
import {
  activityOf,
  type ActivityRow,
  conversationOf,
  type ConversationRow,
  effectOf,
  handoffOf,
} from './rows.js';
import { findSent, saveTurn } from './save-turn.js';
import type { Tables } from './schema.js';
import type { Shared } from './shared.js';
import { ask, type Steps } from './steps.js';
import { storable } from './storable.js';
import { codeOf } from './unavailable.js';
import type { Listener, Watchers } from './watchers.js';

/** What differs from one database to the next. */
export interface SqlParts {
  readonly db: Kysely<Tables>;
  readonly commit: Commit;
  /** Runs what only reads, again where the database was away for a moment. */
  readonly read: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Runs steps that only read. */
  readonly look: <Result>(work: () => Steps<Result>) => Promise<Result>;
  /** Keeps a turn faster where that can be done; null: it must go the long way. */
  readonly saveAtOnce?: (turn: TurnRecord) => Promise<SaveResult | null>;
  /** Runs steps in a transaction, and resolves once that is on the disk. */
  readonly keep: <Result>(work: () => Steps<Result>) => Promise<Result>;
  readonly watchers: Watchers;
  /** Tells whoever watches the conversation, in every process. @param fresh what is new, for those of this one */
  announce(conversation: string, news: News, fresh?: readonly StoredActivity[]): void;
  readonly shared: Shared;
  readonly isShared: boolean;
  /** Size of the database in bytes. */
  bytes(): Promise<number>;
  /** Finishes what is being written and closes. */
  close(): Promise<void>;
}

const MOST_ACTIVITIES = 1000;

/** The storage over any SQL database. */
export class SqlStorage implements Storage {
  readonly links: Links;
  readonly shared: Shared;
  readonly isShared: boolean;
  readonly #db: Kysely<Tables>;
  readonly #parts: SqlParts;

  /** @param parts tables that are up to date, and how to write to them */
  constructor(parts: SqlParts) {
    this.#parts = parts;
    this.#db = parts.db;
    this.links = new SqlLinks(parts.db, parts.commit);
    this.shared = parts.shared;
    this.isShared = parts.isShared;
  }

  async create({ id, channel, user, today, state, at }: NewConversation): Promise<void> {
    const row = { id, channel, user_id: user && storable(user), today, state: JSON.stringify(state) };
    await this.#parts.commit((db) =>
      db
        .insertInto('conversation')
        .values({ ...row, created_at: at, touched_at: at })
        .execute(),
    );
  }

  async load(id: string): Promise<StoredConversation | null> {
    const [row] = await this.#parts.look(() =>
      ask<ConversationRow>('select * from conversation where id = $1', id),
    );
    return row ? conversationOf(row) : null;
  }

  findSent(conversation: string, clientId: string): Promise<StoredActivity | null> {
    return this.#parts.look(() => findSent(conversation, clientId));
  }

  async activities(
    conversation: string,
    after: number,
    limit = MOST_ACTIVITIES,
  ): Promise<readonly StoredActivity[]> {
    const sql = 'select * from activity where conversation = $1 and seq > $2 order by seq limit $3';
    const rows = await this.#parts.look(() => ask<ActivityRow>(sql, conversation, after, limit));
    return rows.map(activityOf);
  }

  async redact(conversation: string, clientId: string, body: NewActivity['body']): Promise<boolean> {
    const { numUpdatedRows } = await this.#parts.commit((db) =>
      db
        .updateTable('activity')
        .set({ body: JSON.stringify(body) })
        .where('conversation', '=', conversation)
        .where('client_id', '=', clientId)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async saveTurn(turn: TurnRecord): Promise<SaveResult> {
    const result = await this.#save(turn);
    if (result.kind === 'saved') {
      const fresh = [result.incoming ?? [], result.outgoing].flat();
      this.#parts.announce(turn.conversation, 'activities', fresh);
    }
    return result;
  }

  async #save(turn: TurnRecord): Promise<SaveResult> {
    try {
      const saved = await this.#parts.saveAtOnce?.(turn);
      return saved ?? (await this.#parts.keep(() => saveTurn(turn)));
    } catch (error) {
      // Another process took the same reference between the look and the writing.
      const { constraint } = error as { readonly constraint?: unknown };
      if (codeOf(error) === '23505' && constraint === 'handoff_pkey') return { kind: 'reference_taken' };
      throw error;
    }
  }

  async evidence(id: string): Promise<EvidenceFile | null> {
    const query = this.#db
      .selectFrom('evidence')
      .select(['id', 'name', 'type', 'bytes'])
      .where('id', '=', id);
    return (await this.#read(() => query.executeTakeFirst())) ?? null;
  }

  async handoffs({ store }: { readonly store?: string } = {}): Promise<readonly StoredHandoff[]> {
    let query = this.#db.selectFrom('handoff').selectAll().orderBy('at').orderBy('reference');
    if (store !== undefined) query = query.where('store', '=', store);
    return (await this.#read(() => query.execute())).map(handoffOf);
  }

  async effects({ kind, store, since, until }: EffectQuery = {}): Promise<readonly StoredEffect[]> {
    let query = this.#db.selectFrom('effect').select(['conversation', 'store', 'at', 'body']);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (store !== undefined) query = query.where('store', '=', store);
    if (since !== undefined) query = query.where('at', '>=', since);
    if (until !== undefined) query = query.where('at', '<', until);
    const sorted = query.orderBy('at').orderBy('conversation').orderBy('revision').orderBy('position');
    const rows = await this.#read(() => sorted.execute());
    return rows.map(({ body, ...row }) => ({ ...row, body: effectOf(body) }));
  }

  export(id: string): Promise<ConversationExport | null> {
    return this.#read(() => this.#exportNow(id));
  }

  #exportNow(id: string): Promise<ConversationExport | null> {
    // In one transaction, and as of its beginning, so that nothing is written in between.
    const whole = this.#db.transaction().setIsolationLevel('repeatable read');
    return whole.execute(async (db) => {
      const row = await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return null;
      const [activities, effects, handoffs, evidence] = [
        await db.selectFrom('activity').selectAll().where('conversation', '=', id).orderBy('seq').execute(),
        await db
          .selectFrom('effect')
          .select(['conversation', 'store', 'at', 'body'])
          .where('conversation', '=', id)
          .orderBy('revision')
          .orderBy('position')
          .execute(),
        await db.selectFrom('handoff').selectAll().where('conversation', '=', id).orderBy('at').execute(),
        await db
          .selectFrom('evidence')
          .select(['id', 'name', 'type', 'bytes'])
          .where('conversation', '=', id)
          .orderBy('at')
          .orderBy('id')
          .execute(),
      ];
      return {
        conversation: conversationOf(row),
        activities: activities.map(activityOf),
        effects: effects.map(({ body, ...effect }) => ({ ...effect, body: effectOf(body) })),
        handoffs: handoffs.map(handoffOf),
        evidence,
      };
    });
  }

  async delete(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#parts.commit((db) =>
      db.deleteFrom('conversation').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    if (numDeletedRows > 0) this.#parts.announce(id, 'deleted');
    return numDeletedRows > 0;
  }

  async deleteOlderThan(before: string, unstarted = before): Promise<number> {
    const deleted = await this.#parts.commit((db) =>
      db
        .deleteFrom('conversation')
        .where((is) =>
          is.or([
            is('touched_at', '<', before),
            is.and([is('length', '=', 0), is('touched_at', '<', unstarted)]),
          ]),
        )
        .returning('id')
        .execute(),
    );
    for (const { id } of deleted) this.#parts.announce(id, 'deleted');
    return deleted.length;
  }

  #read<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#parts.read(work);
  }

  measure(): Promise<StorageSize> {
    return this.#read(() => measure(this.#db, () => this.#parts.bytes()));
  }

  watch(conversation: string, listener: Listener): () => void {
    return this.#parts.watchers.watch(conversation, listener);
  }

  close(): Promise<void> {
    return this.#parts.close();
  }
}
