import { Random } from '../../conversation/simulated/random.js';

/** Random choices that the name of what is attacked repeats, so that a run can be repeated; cheap to make. */
export class Dice extends Random {
  /** @param seed a text, hashed by FNV-1a */
  constructor(seed: string) {
    let state = 2166136261;
    for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
    super(state);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.next() * times < 1;
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
