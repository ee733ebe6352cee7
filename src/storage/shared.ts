import type { Kysely } from 'kysely';

import type { Commit } from './commit.js';
import type { Tables } from './schema.js';

/**
 * Small things that all processes over one database must know together: the keys that tokens are signed with, sessions
 * that were ended, what was delivered, how often somebody asked. Moments are ISO 8601 in UTC.
 */
export interface Shared {
  /** What is kept under the name, or null where nothing is, or its time is over. */
  get(name: string): Promise<string | null>;

  /** Names that begin so, of what is kept and not over. */
  names(prefix: string): Promise<readonly string[]>;

  /** Keeps the value where there is none yet. @returns the one that is kept */
  keepFirst(name: string, value: string): Promise<string>;

  /**
   * Changes a value, as if nobody else did anything meanwhile.
   * @param change what is kept (null: nothing) becomes what it gives; null leaves it. May be called again.
   * @param until when it is over; null: never
   * @returns what is kept now
   */
  change(
    name: string,
    until: string | null,
    change: (before: string | null) => string | null,
  ): Promise<string | null>;

  /** Counts once more. @param milliseconds after the first count it begins anew */
  count(name: string, milliseconds: number): Promise<Count>;

  /** Forgets a count. */
  uncount(name: string): Promise<void>;

  /** Removes what is over. */
  tidy(): Promise<void>;
}

/** How often something was counted, and until when. */
export interface Count {
  readonly count: number;
  readonly until: Date;
}

interface KeptRow {
  readonly value: string;
  readonly until: string | null;
}

const MOST_TRIES = 50;

/** The same in two tables. */
export class SqlShared implements Shared {
  /** @param db for reading; @param commit for writing; @param clock the real time */
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly commit: Commit,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  async get(name: string): Promise<string | null> {
    const row = await this.#row(name);
    return row && !this.#isOver(row) ? row.value : null;
  }

  async names(prefix: string): Promise<readonly string[]> {
    const rows = await this.db
      .selectFrom('shared')
      .select('name')
      .where('name', 'like', `${prefix}%`)
      .where((is) => is.or([is('until', 'is', null), is('until', '>', this.#now())]))
      .execute();
    // Some databases take capitals for small letters here.
    return rows.map(({ name }) => name).filter((name) => name.startsWith(prefix));
  }

  async keepFirst(name: string, value: string): Promise<string> {
    await this.commit((db) =>
      db
        .insertInto('shared')
        .values({ name, value, until: null })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute(),
    );
    return (await this.get(name)) ?? value;
  }

  async change(
    name: string,
    until: string | null,
    change: (before: string | null) => string | null,
  ): Promise<string | null> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const row = await this.#row(name);
      const before = row && !this.#isOver(row) ? row.value : null;
      const value = change(before);
      if (value === null) return before;
      const written = await this.commit(async (db) => {
        if (!row) {
          const query = db.insertInto('shared').values({ name, value, until });
          const { numInsertedOrUpdatedRows } = await query
            .onConflict((conflict) => conflict.column('name').doNothing())
            .executeTakeFirst();
          return numInsertedOrUpdatedRows;
        }
        const { numUpdatedRows } = await db
          .updateTable('shared')
          .set({ value, until })
          .where('name', '=', name)
          .where('value', '=', row.value)
          .where('until', row.until === null ? 'is' : '=', row.until)
          .executeTakeFirst();
        return numUpdatedRows;
      });
      if (written === 1n) return value;
    }
    throw new Error(`Other processes kept changing ${name}.`);
  }

  async count(name: string, milliseconds: number): Promise<Count> {
    const now = this.clock();
    const fresh = new Date(now.getTime() + milliseconds).toISOString();
    const row = await this.commit((db) =>
      db
        .insertInto('counter')
        .values({ name, count: 1, until: fresh })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((is) => {
            const isOver = is('counter.until', '<=', now.toISOString());
            return {
              count: is
                .case()
                .when(isOver)
                .then(1)
                .else(is('counter.count', '+', 1))
                .end(),
              until: is.case().when(isOver).then(fresh).else(is.ref('counter.until')).end(),
            };
          }),
        )
        .returning(['count', 'until'])
        .executeTakeFirstOrThrow(),
    );
    return { count: row.count, until: new Date(row.until) };
  }

  async uncount(name: string): Promise<void> {
    await this.commit((db) => db.deleteFrom('counter').where('name', '=', name).execute());
  }

  async tidy(): Promise<void> {
    const now = this.#now();
    await this.commit(async (db) => {
      await db.deleteFrom('shared').where('until', '<=', now).execute();
      await db.deleteFrom('counter').where('until', '<=', now).execute();
    });
  }

  /** What is kept under the name, even where its time is over. */
  #row(name: string): Promise<KeptRow | undefined> {
    return this.db
      .selectFrom('shared')
      .select(['value', 'until'])
      .where('name', '=', name)
      .executeTakeFirst();
  }

  #isOver({ until }: KeptRow): boolean {
    return until !== null && until <= this.#now();
  }

  #now(): string {
    return this.clock().toISOString();
  }
}
