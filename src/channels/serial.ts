/** Does work one after another where it has the same key, and side by side where it has not. */
export class Serial {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work once everything before it under that key is over. @throws what the work throws */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }

  /** Resolves once nothing is being done. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.allSettled(this.#last.values());
  }
}
