import { type Kysely, sql } from 'kysely';

import type { Commit } from '../commit.js';
import type { Tables } from '../schema.js';

/** Most pieces of work that share a transaction. */
const MOST_TOGETHER = 128;

interface Job {
  run(db: Kysely<Tables>): Promise<void>;
  /** Called once the transaction is on the disk. */
  done(): void;
  fail(error: unknown): void;
}

/**
 * Writes what was asked for at about the same time in one transaction: waiting for the disk is
 * what a turn costs most, and then several wait together. Each piece of work stands in a savepoint
 * of its own, so that one that fails takes none of the others with it.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  #waiting: Job[] = [];
  #writing: Promise<void> | null = null;

  /** @param db a database of which this is the only writer */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Runs the work and resolves once it is on the disk. @throws what the work or the database throws */
  readonly commit: Commit = (work) =>
    new Promise((resolve, reject) => {
      let finish = (): void => undefined;
      this.#waiting.push({
        run: async (db) => {
          const result = await work(db);
          finish = () => resolve(result);
        },
        done: () => finish(),
        fail: reject,
      });
      this.#writing ??= this.#writeAll();
    });

  /** Resolves once nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    do {
      // Lets every request that is already here hand in its work.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.#waiting.splice(0, MOST_TOGETHER);
      await this.#write(group);
    } while (this.#waiting.length > 0);
    this.#writing = null;
  }

  async #write(group: readonly Job[]): Promise<void> {
    const kept: Job[] = [];
    const failed: (() => void)[] = [];
    let fatal: unknown;
    try {
      await this.#db.transaction().execute(async (db) => {
        for (const job of group) {
          await sql`savepoint work`.execute(db);
          try {
            await job.run(db);
            kept.push(job);
          } catch (error) {
            // On a full disk SQLite undoes everything by itself; then all of it failed for that reason.
            fatal = error;
            await sql`rollback to savepoint work`.execute(db);
            fatal = undefined;
            failed.push(() => job.fail(error));
          }
          await sql`release savepoint work`.execute(db);
        }
      });
    } catch (error) {
      for (const job of group) job.fail(fatal ?? error);
      return;
    }
    for (const job of kept) job.done();
    for (const fail of failed) fail();
  }
}
