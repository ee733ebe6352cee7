import type { Kysely } from 'kysely';

import type { Commit } from './commit.js';
import type { Tables } from './schema.js';

/** Plain data of a channel. */
type Plain = Readonly<Record<string, unknown>>;

/** How a conversation is reached whose channel must be told what is new. */
export interface ChannelLink {
  readonly conversation: string;
  /** Where to tell it; the channel's own data. */
  readonly body: Plain;
  /** What the channel remembers of cards that it showed; its own data. */
  readonly cards: Plain;
  /** Number of the last activity that the channel was told. */
  readonly delivered: number;
  /** Tries in a row that failed. */
  readonly failures: number;
}

/** What a holder of a link leaves behind. */
export type LinkProgress = Pick<ChannelLink, 'cards' | 'delivered' | 'failures'>;

/** The links of conversations. One process at a time holds a link, so nothing is told twice. Moments are ISO 8601, UTC. */
export interface Links {
  /** Keeps where a conversation is reached from now on; what was delivered stays. */
  keep(conversation: string, body: Plain): Promise<void>;

  /** The link of a conversation, or null. */
  find(conversation: string): Promise<ChannelLink | null>;

  /** Takes hold of a link until that moment; null: there is none, or somebody else holds it. */
  hold(conversation: string, now: string, until: string): Promise<ChannelLink | null>;

  /** Keeps what was done. @param until held up to then, by nobody: a pause before the next try; null: let go */
  release(conversation: string, progress: LinkProgress, until: string | null): Promise<void>;

  /** Conversations with activities that were not delivered, and whose link nobody holds. */
  waiting(now: string, limit: number): Promise<readonly string[]>;

  /** The conversation is not reached any more. */
  forget(conversation: string): Promise<void>;
}

/** The same in a table. */
export class SqlLinks implements Links {
  /** @param db for reading; @param commit for writing */
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly commit: Commit,
  ) {}

  async keep(conversation: string, body: Plain): Promise<void> {
    const text = JSON.stringify(body);
    const fresh = { conversation, body: text, cards: '{}', delivered: 0, failures: 0, held_until: null };
    await this.commit((db) =>
      db
        .insertInto('channel_link')
        .values(fresh)
        .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ body: text }))
        .execute(),
    );
  }

  async find(conversation: string): Promise<ChannelLink | null> {
    const row = await this.db
      .selectFrom('channel_link')
      .selectAll()
      .where('conversation', '=', conversation)
      .executeTakeFirst();
    if (!row) return null;
    const { delivered, failures } = row;
    return { conversation, body: plain(row.body), cards: plain(row.cards), delivered, failures };
  }

  async hold(conversation: string, now: string, until: string): Promise<ChannelLink | null> {
    const { numUpdatedRows } = await this.commit((db) =>
      db
        .updateTable('channel_link')
        .set({ held_until: until })
        .where('conversation', '=', conversation)
        .where((is) => is.or([is('held_until', 'is', null), is('held_until', '<=', now)]))
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n ? this.find(conversation) : null;
  }

  async release(
    conversation: string,
    { cards, delivered, failures }: LinkProgress,
    until: string | null,
  ): Promise<void> {
    await this.commit((db) =>
      db
        .updateTable('channel_link')
        .set({ cards: JSON.stringify(cards), delivered, failures, held_until: until })
        .where('conversation', '=', conversation)
        .execute(),
    );
  }

  async waiting(now: string, limit: number): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('channel_link')
      .innerJoin('conversation', 'conversation.id', 'channel_link.conversation')
      .select('channel_link.conversation')
      .whereRef('conversation.length', '>', 'channel_link.delivered')
      .where((is) =>
        is.or([is('channel_link.held_until', 'is', null), is('channel_link.held_until', '<=', now)]),
      )
      .limit(limit)
      .execute();
    return rows.map(({ conversation }) => conversation);
  }

  async forget(conversation: string): Promise<void> {
    await this.commit((db) =>
      db.deleteFrom('channel_link').where('conversation', '=', conversation).execute(),
    );
  }
}

function plain(text: string): Plain {
  return JSON.parse(text) as Plain;
}
