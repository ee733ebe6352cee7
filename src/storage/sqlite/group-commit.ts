import { CompiledQuery, type Kysely, sql } from 'kysely';

import type { Commit } from '../commit.js';
import type { Tables } from '../schema.js';
import { runApart, runNow, type Statement, type Steps } from '../steps.js';
import { inOrder, type Statements } from './statements.js';

/** Most pieces of work that share a transaction. */
const MOST_TOGETHER = 128;

const [BEGIN, COMMIT, ROLLBACK, SAVEPOINT, UNDO, RELEASE] = [
  ...['begin immediate', 'commit', 'rollback'],
  ...['savepoint work', 'rollback to savepoint work', 'release savepoint work'],
].map((text): Statement => ({ sql: text, values: [] })) as [
  ...[Statement, Statement, Statement],
  ...[Statement, Statement, Statement],
];

interface Job {
  /** Does the work at one go; null: it takes its time. */
  readonly now: (() => void) | null;
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
  readonly #statements: Statements;
  #waiting: Job[] = [];
  #writing: Promise<void> | null = null;

  /** @param db a database of which this is the only writer; @param statements the same without a builder of queries */
  constructor(db: Kysely<Tables>, statements: Statements) {
    this.#db = db;
    this.#statements = statements;
  }

  /** Runs the work and resolves once it is on the disk. @throws what the work or the database throws */
  readonly commit: Commit = (work) => this.#hand(null, work);

  /** Runs steps and resolves once they are on the disk. @throws what the work or the database throws */
  keep<Result>(work: () => Steps<Result>): Promise<Result> {
    const now = (): Result => runNow(work(), this.#statements.run);
    return this.#hand(now, () => Promise.resolve(now()));
  }

  /** Runs steps that only read; what is not on the disk yet they do not see. @throws what the database throws */
  look<Result>(work: () => Steps<Result>): Promise<Result> {
    if (!this.#statements.inTransaction) return Promise.resolve(runNow(work(), this.#statements.run));
    // Behind the transaction that is open.
    return runApart(work(), async ({ sql: text, values }) => {
      const query: CompiledQuery<object> = CompiledQuery.raw(inOrder(text), [...values]);
      return (await this.#db.executeQuery(query)).rows;
    });
  }

  /** Resolves once nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #hand<Result>(now: (() => Result) | null, work: Parameters<Commit>[0]): Promise<Result> {
    return new Promise((resolve, reject) => {
      let finish = (): void => undefined;
      const ends = (result: unknown): void => void (finish = () => resolve(result as Result));
      this.#waiting.push({
        now: now && (() => ends(now())),
        run: async (db) => ends(await work(db)),
        done: () => finish(),
        fail: reject,
      });
      this.#writing ??= this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    do {
      // Lets every request that is already here hand in its work.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.#waiting.splice(0, MOST_TOGETHER);
      const isQuick = group.every(({ now }) => now !== null) && !this.#statements.inTransaction;
      if (isQuick) this.#writeNow(group);
      else await this.#write(group);
    } while (this.#waiting.length > 0);
    this.#writing = null;
  }

  /** Writes at one go what can be, so that nobody sees half of it. */
  #writeNow(group: readonly Job[]): void {
    const { run } = this.#statements;
    const kept: Job[] = [];
    const failed: (() => void)[] = [];
    let fatal: unknown;
    try {
      run(BEGIN);
      for (const job of group) {
        run(SAVEPOINT);
        try {
          job.now?.();
          kept.push(job);
        } catch (error) {
          // On a full disk SQLite undoes everything by itself; then all of it failed for that reason.
          fatal = error;
          run(UNDO);
          fatal = undefined;
          failed.push(() => job.fail(error));
        }
        run(RELEASE);
      }
      run(COMMIT);
    } catch (error) {
      if (this.#statements.inTransaction) run(ROLLBACK);
      for (const job of group) job.fail(fatal ?? error);
      return;
    }
    for (const job of kept) job.done();
    for (const fail of failed) fail();
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
            // See above.
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
