import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Pages of the log, of 4 KB each, after which a write clears it up itself, whatever becomes of the thread. */
export const MOST_LOG_PAGES = 40_000;
/** The same where there is no thread: SQLite's own. */
export const USUAL_LOG_PAGES = 1000;
/** A program that ends sooner needs none. */
const DELAY_MS = 3000;
/** Between two passes. */
const EVERY_MS = 500;

/** What the thread does: passes until nothing is left in the log, without ever making a writer wait. */
const PROGRAM = `
const { workerData } = require('node:worker_threads');
const Database = require(workerData.driver);
const file = new Database(workerData.path);
file.pragma('synchronous = FULL');
setInterval(() => {
  for (let pass = 0; pass < 5; pass++) {
    const [{ busy, log, checkpointed }] = file.pragma('wal_checkpoint(PASSIVE)');
    if (busy !== 0 || log === checkpointed) return;
  }
}, workerData.every);
`;

/**
 * Moves what was written from SQLite's log to the database in a thread of its own. Where a write did so, everybody
 * waited for two syncs and some thousand pages, once in a hundred turns.
 */
export class Checkpoints {
  readonly #timer: NodeJS.Timeout;
  #worker: Worker | null = null;

  /** @param path the database; @param failed told where the thread ends by itself: nobody clears up then */
  constructor(path: string, failed: () => void, { delay = DELAY_MS, every = EVERY_MS } = {}) {
    this.#timer = setTimeout(() => {
      const driver = createRequire(import.meta.url).resolve('better-sqlite3');
      this.#worker = new Worker(PROGRAM, { eval: true, workerData: { driver, path, every } });
      this.#worker.unref();
      this.#worker.on('error', failed);
    }, delay).unref();
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }
}
