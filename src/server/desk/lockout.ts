import { digestOf } from '../../channels/secret.js';
import type { Shared } from '../../storage/shared.js';

const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;
/** So long after its last failure a name is forgotten. */
const FORGOTTEN = 60 * 60_000;

interface Failures {
  readonly count: number;
  readonly last: number;
}

/**
 * Slows down who tries passwords: after five failures a name must wait, each time twice as long, whichever process is
 * asked. Names that belong to nobody are counted all the same, so that the wait tells nothing.
 */
export class Lockout {
  readonly #shared: Shared;
  readonly #clock: () => Date;

  /** @param shared keeps the failures; @param clock the real time */
  constructor(shared: Shared, clock: () => Date) {
    this.#shared = shared;
    this.#clock = clock;
  }

  /**
   * Lets a name try, and counts the try as a failure until it is known to be none: tries at the same time are as many as
   * those one after the other.
   * @returns seconds until the name may try; 0: now
   */
  async admit(name: string): Promise<number> {
    const now = this.#now();
    let wait = 0;
    await this.#shared.change(under(name), this.#forgottenAt(now), (before) => {
      const { count, last } = read(before);
      wait = secondsLeft({ count, last }, now);
      if (wait > 0) return null;
      const failures: Failures = { count: (last + FORGOTTEN > now ? count : 0) + 1, last: now };
      return JSON.stringify(failures);
    });
    return wait;
  }

  /** Forgets the failures of a name: its password was right. */
  async succeeded(name: string): Promise<void> {
    const now = this.#now();
    await this.#shared.change(under(name), this.#forgottenAt(now), (before) =>
      before === null ? null : JSON.stringify({ count: 0, last: now } satisfies Failures),
    );
  }

  #forgottenAt(now: number): string {
    return new Date(now + FORGOTTEN).toISOString();
  }

  #now(): number {
    return this.#clock().getTime();
  }
}

function secondsLeft({ count, last }: Failures, now: number): number {
  if (count < FREE) return 0;
  const length = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - FREE));
  return Math.max(0, Math.ceil((last + length - now) / 1000));
}

/** Names are typed by strangers: only what they hash to is kept. */
function under(name: string): string {
  return `failures ${digestOf(name).toString('base64url')}`;
}

function read(kept: string | null): Failures {
  return kept === null ? { count: 0, last: 0 } : (JSON.parse(kept) as Failures);
}
