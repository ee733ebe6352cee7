import type { Effect, TakeTurn } from '../model/conversation.js';
import type { NewActivity, Storage } from '../storage/port.js';
import type { EvidenceFile, StoredActivity, StoredConversation } from '../storage/records.js';
import { OpenTurn } from './open-turn.js';
import { newReference } from './reference.js';
import { Serial } from './serial.js';

/** What turns are run with. */
export interface TurnParts {
  readonly storage: Storage;
  readonly takeTurn: TakeTurn;
  readonly clock: () => Date;
  /** Hears what a turn led to, once it is stored. */
  readonly onEffects?: (effects: readonly Effect[]) => void;
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

  /** @param parts where turns are stored, and what takes them */
  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  /** Runs a turn once those before it in the conversation are over. @throws what taking or storing it throws */
  run(request: TurnRequest): Promise<TurnOutcome> {
    return this.#serial.run(request.conversation, () => this.#run(request));
  }

  /** Resolves once no turn is being run. */
  idle(): Promise<void> {
    return this.#serial.idle();
  }

  async #run(request: TurnRequest): Promise<TurnOutcome> {
    const { storage, onEffects } = this.#parts;
    const { incoming } = request;
    if (incoming?.clientId) {
      const sent = await storage.findSent(request.conversation, incoming.clientId);
      if (sent) return { kind: 'repeated', incoming: sent };
    }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const conversation = await storage.load(request.conversation);
      if (!conversation) return { kind: 'gone' };
      const now = this.#parts.clock();
      const turn = this.#open(conversation, incoming !== null, now);
      await request.respond(turn);
      const { state, replies, effects } = turn.result;
      const saved = await storage.saveTurn({
        conversation: conversation.id,
        revision: conversation.revision,
        state,
        incoming,
        outgoing: replies.map((body) => ({ author: 'bot', clientId: null, hidden: false, body })),
        effects,
        evidence: request.evidence,
        at: now.toISOString(),
      });
      if (saved.kind === 'saved') {
        onEffects?.(effects);
        return { kind: 'taken', incoming: saved.incoming, replies: saved.outgoing };
      }
      if (saved.kind === 'gone' || saved.kind === 'repeated') return saved;
    }
    throw new Error('Other processes kept writing to the conversation.');
  }

  #open(conversation: StoredConversation, hasIncoming: boolean, now: Date): OpenTurn {
    return new OpenTurn(conversation, hasIncoming, this.#parts.takeTurn, {
      now: conversation.today ?? `${now.toISOString().slice(0, 16)}Z`,
      reference: newReference(),
    });
  }
}
