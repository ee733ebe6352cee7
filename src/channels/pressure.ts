import { Problem } from './api/problem.js';

/** How many turns may wait. */
export interface PressureLimits {
  /** In all conversations of this process, those being taken included. */
  readonly turns: number;
  /** In one conversation: more than a person types. */
  readonly inConversation: number;
}

/** Usual limits; a full queue is worked off within about a second on a small machine. */
export const USUAL_LIMITS: PressureLimits = { turns: 200, inConversation: 10 };

/**
 * Keeps the queue of turns short: who comes when it is full is told so at once and when to come back, instead of
 * waiting for an answer that comes too late, and everybody else with them.
 */
export class Pressure {
  readonly #limits: PressureLimits;
  readonly #waiting = new Map<string, number>();
  #turns = 0;

  /** @param limits see {@link PressureLimits} */
  constructor(limits: PressureLimits) {
    this.#limits = limits;
  }

  /** Turns that wait or are being taken. */
  get turns(): number {
    return this.#turns;
  }

  /** Does the work of a turn. @throws Problem where too many wait; else what the work throws */
  async within<Result>(conversation: string, work: () => Promise<Result>): Promise<Result> {
    const own = this.#waiting.get(conversation) ?? 0;
    const { turns, inConversation } = this.#limits;
    if (this.#turns >= turns) throw tooMany('Too many customers speak at once.');
    if (own >= inConversation) throw tooMany('The messages before are still being answered.');
    this.#turns++;
    this.#waiting.set(conversation, own + 1);
    try {
      return await work();
    } finally {
      this.#turns--;
      const left = (this.#waiting.get(conversation) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(conversation);
      else this.#waiting.set(conversation, left);
    }
  }
}

function tooMany(why: string): Problem {
  return new Problem('too-many-requests', `${why} Send it again in a second.`, [], { 'Retry-After': '1' });
}
