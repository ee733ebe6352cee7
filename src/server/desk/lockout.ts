const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;
/** So long after its last failure a name is forgotten. */
const FORGOTTEN = 60 * 60_000;
const MOST_NAMES = 10_000;

interface Failures {
  count: number;
  last: number;
}

/**
 * Slows down who tries passwords: after five failures a name must wait, each time twice as long. Names that belong
 * to nobody are counted all the same, so that the wait tells nothing.
 */
export class Lockout {
  readonly #clock: () => Date;
  readonly #failures = new Map<string, Failures>();

  /** @param clock the real time */
  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Seconds until this name may try again; 0: now. */
  wait(name: string): number {
    const failures = this.#failures.get(name);
    if (!failures || failures.count < FREE) return 0;
    const length = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures.count - FREE));
    return Math.max(0, Math.ceil((failures.last + length - this.#now()) / 1000));
  }

  /** Counts a wrong password. */
  failed(name: string): void {
    const now = this.#now();
    if (this.#failures.size >= MOST_NAMES)
      for (const [other, { last }] of this.#failures)
        if (last + FORGOTTEN < now) this.#failures.delete(other);
    const before = this.#failures.get(name);
    const count = before && before.last + FORGOTTEN > now ? before.count : 0;
    this.#failures.delete(name);
    if (this.#failures.size < MOST_NAMES) this.#failures.set(name, { count: count + 1, last: now });
  }

  /** Forgets the failures of a name: its password was right. */
  succeeded(name: string): void {
    this.#failures.delete(name);
  }

  #now(): number {
    return this.#clock().getTime();
  }
}
