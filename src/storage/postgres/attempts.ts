import type { Kysely } from 'kysely';

import type { Commit } from '../commit.js';
import type { Tables } from '../schema.js';
import { codeOf, messageOf, StorageUnavailable } from '../unavailable.js';
import { troubleOf } from './trouble.js';

/** A row with that key is there. */
export const UNIQUE = '23505';

/** Between tries; a server that is only started again is back within them. */
const WAITS = [20, 50, 100, 200, 400, 800, 1200];

/**
 * Does work that may be done again.
 * @throws StorageUnavailable where the server stays away
 */
export async function persist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const wait of [...WAITS, null]) {
    try {
      return await work();
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === 'wrong' || error instanceof Doubtful) throw error;
      if (wait === null)
        throw new StorageUnavailable(`PostgreSQL does not answer: ${messageOf(error)}`, error);
      // A random part, so that those who stood in each other's way do not meet again.
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
    }
  }
  throw new Error('There is always a last try.');
}

/**
 * Runs a single statement that writes.
 * @returns null where it was undone, the row is there already, or the server went away: then nobody knows whether it was done
 */
export async function tryOnce<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    const isKnown = codeOf(error) === UNIQUE || troubleOf(error) !== 'wrong';
    if (isKnown) return null;
    throw error;
  }
}

/** Thrown where the server went away just as it was told to keep the work: nobody knows whether it did. */
class Doubtful extends Error {}

/**
 * Runs work in a transaction, again where that is known to leave nothing twice.
 * @param db the database
 */
export function committing(db: Kysely<Tables>): Commit {
  return async (work) => {
    const once = async (): ReturnType<typeof work> => {
      let isDone = false as boolean;
      try {
        return await db.transaction().execute(async (transaction) => {
          const result = await work(transaction);
          isDone = true;
          return result;
        });
      } catch (error) {
        if (isDone && troubleOf(error) === 'away') throw new Doubtful(messageOf(error), { cause: error });
        throw error;
      }
    };
    try {
      return await persist(once);
    } catch (error) {
      // Whoever asked sends the same again, under the same id, and is told whether it was kept.
      if (error instanceof Doubtful)
        throw new StorageUnavailable(`PostgreSQL went away while it wrote: ${error.message}`, error.cause);
      throw error;
    }
  };
}
