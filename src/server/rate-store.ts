import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';

import type { Shared } from '../storage/shared.js';

/** Makes the counter of a limit; absent: each process counts for itself. */
export type RateStores = (limit: string) => Store | undefined;

/** Counters that all processes share, where there may be several. */
export function rateStores(storage: { readonly shared: Shared; readonly isShared: boolean }): RateStores {
  return (limit) => (storage.isShared ? new SharedRates(storage.shared, limit) : undefined);
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
