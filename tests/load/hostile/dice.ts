/** Numbers that look random and are the same for the same seed, so that a run can be repeated; cheap to make. */
export class Dice {
  #state: number;

  /** @param seed a text, such as the name of what is attacked */
  constructor(seed: string) {
    this.#state = 2166136261;
    for (const character of seed) this.#state = Math.imul(this.#state ^ character.charCodeAt(0), 16777619);
  }

  /** From 0, 1 not included (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0, the limit not included. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.next() * times < 1;
  }

  /** Any of them. */
  any<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** So many bytes. */
  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  /** An address of this machine: limits count each for itself, and each has ports of its own. */
  address(): string {
    return `127.${10 + this.below(200)}.${this.below(256)}.${1 + this.below(254)}`;
  }
}
