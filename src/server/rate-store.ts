import { type ClientRateLimitInfo, MemoryStore, type Options, type Store } from 'express-rate-limit';

import type { Shared } from '../storage/shared.js';

/** The counter of a limit; the same for the same limit. */
export type RateStores = (limit: string) => Store;

/** Counters that all processes share, where there may be several. */
export function rateStores(storage: { readonly shared: Shared; readonly isShared: boolean }): RateStores {
  const made = new Map<string, Store>();
  return (limit) => {
    // Counts outlive edits of the knowledge, with which the routes are made anew.
    const store =
      made.get(limit) ?? (storage.isShared ? new SharedRates(storage.shared, limit) : new MemoryStore());
    made.set(limit, store);
    return store;
  };
}

/** Counts in the database. Keys hold addresses, so that they go as soon as their time is over. */
class SharedRates implements Store {
  readonly localKeys = false;
  #milliseconds = 60_000;

  constructor(
    private readonly shared: Shared,
    private readonly limit: string,
  ) {}

  init({ windowMs }: Options): void {
    this.#milliseconds = windowMs;
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const { count, until } = await this.shared.count(`${this.limit} ${key}`, this.#milliseconds);
    return { totalHits: count, resetTime: until };
  }

  // Nothing here takes a count back: what was refused counts, too.
  decrement(): void {
    return undefined;
  }

  resetKey(key: string): Promise<void> {
    return this.shared.uncount(`${this.limit} ${key}`);
  }
}
