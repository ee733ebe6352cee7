import type { Effect, TakeTurn } from '../model/conversation.js';
import type { NewActivity, Storage } from '../storage/port.js';
import type { EvidenceFile, StoredActivity, StoredConversation } from '../storage/records.js';
import { Problem } from './api/problem.js';
import { OpenTurn } from './open-turn.js';
import { Pressure, type PressureLimits, USUAL_LIMITS } from './pressure.js';
import { newReference } from './reference.js';
import { Serial } from './serial.js';
import type { TurnObserver, TurnStage } from './turn-observer.js';

/** What turns are run with. */
export interface TurnParts {
  readonly storage: Storage;
  readonly takeTurn: TakeTurn;
  readonly clock: () => Date;
  /** Hears what a turn led to, once it is stored. */
  readonly onEffects?: (effects: readonly Effect[]) => void;
  /** How many may wait; absent: the usual number. */
  readonly limits?: PressureLimits;
  /** Hears where the time goes. */
  readonly observer?: TurnObserver | undefined;
}

/** A turn to be run. */
export interface TurnRequest {
  readonly conversation: string;
  /** Stored with the turn, before its replies; null: none. */
  readonly incoming: NewActivity | null;
  readonly evidence: readonly EvidenceFile[];
  /** Takes the turn; called again where another process was faster, so it must leave no trace but in the turn. */
  respond(turn: OpenTurn): Promise<void> | void;
}

/** How a turn ended. */
export type TurnOutcome =
  | {
      readonly kind: 'taken';
      readonly incoming: StoredActivity | null;
      readonly replies: readonly StoredActivity[];
    }
  /** The message had come before; nothing happened now. */
  | { readonly kind: 'repeated'; readonly incoming: StoredActivity }
  /** There is no such conversation. */
  | { readonly kind: 'gone' };

/** Other processes would have to be faster this often before a turn is given up. */
const MOST_TRIES = 20;

/**
 * Runs turns: load, take the turn, store. Only what is stored is acknowledged and seen by anybody,
 * so a crash loses nothing acknowledged, and a message sent again is answered once.
 */
export class TurnRunner {
  readonly #parts: TurnParts;
  readonly #serial = new Serial();
  readonly #pressure: Pressure;

  /** @param parts where turns are stored, and what takes them */
  constructor(parts: TurnParts) {
    this.#parts = parts;
    this.#pressure = new Pressure(parts.limits ?? USUAL_LIMITS);
  }

  /** Turns that wait or are being taken. */
  get waiting(): number {
    return this.#pressure.turns;
  }

  /**
   * Runs a turn once those before it in the conversation are over.
   * @throws Problem where too many wait; else what taking or storing it throws
   */
  async run(request: TurnRequest): Promise<TurnOutcome> {
    const { observer } = this.#parts;
    const { conversation } = request;
    const from = now();
    try {
      const outcome = await this.#pressure.within(conversation, () =>
        this.#serial.run(conversation, () => {
          observer?.stage('wait', from, now());
          return this.#run(request);
        }),
      );
      observer?.turn(outcome.kind, from, now());
      return outcome;
    } catch (error) {
      const isRefused = error instanceof Problem && error.kind === 'too-many-requests';
      observer?.turn(isRefused ? 'refused' : 'failed', from, now());
      throw error;
    }
  }

  /** Resolves once no turn is being run. */
  idle(): Promise<void> {
    return this.#serial.idle();
  }

  async #run(request: TurnRequest): Promise<TurnOutcome> {
    const { storage, onEffects } = this.#parts;
    const { incoming } = request;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const conversation = await this.#timed('load', () => storage.load(request.conversation));
      if (!conversation) return { kind: 'gone' };
      const moment = this.#parts.clock();
      const turn = this.#open(conversation, incoming !== null, moment);
      await this.#timed('take', async () => request.respond(turn));
      const { state, replies, effects } = turn.result;
      const record = {
        conversation: conversation.id,
        revision: conversation.revision,
        state,
        incoming,
        outgoing: replies.map((body) => ({ author: 'bot' as const, clientId: null, hidden: false, body })),
        effects,
        evidence: request.evidence,
        at: moment.toISOString(),
      };
      const saved = await this.#timed('store', () => storage.saveTurn(record));
      if (saved.kind === 'saved') {
        onEffects?.(effects);
        return { kind: 'taken', incoming: saved.incoming, replies: saved.outgoing };
      }
      if (saved.kind === 'gone' || saved.kind === 'repeated') return saved;
      this.#parts.observer?.again();
    }
    throw new Error('Other processes kept writing to the conversation.');
  }

  async #timed<Result>(stage: TurnStage, work: () => Promise<Result>): Promise<Result> {
    const from = now();
    try {
      return await work();
    } finally {
      this.#parts.observer?.stage(stage, from, now());
    }
  }

  #open(conversation: StoredConversation, hasIncoming: boolean, now: Date): OpenTurn {
    return new OpenTurn(conversation, hasIncoming, this.#parts.takeTurn, {
      now: conversation.today ?? `${now.toISOString().slice(0, 16)}Z`,
      reference: newReference(),
    });
  }
}

/** Milliseconds since 1970, with fractions; only their differences are of interest. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
