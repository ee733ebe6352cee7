import type { ConversationParts } from '../../src/conversation/parts.js';
import { initialState } from '../../src/conversation/state.js';
import type { ConversationState, TakeTurn, TurnResult } from '../../src/model/conversation.js';
import type { Facts } from '../../src/model/fact.js';
import type { Command } from '../../src/model/message.js';

/** The reference that a handoff in a test gets. */
export const REFERENCE = 'CW-TEST-1';

/** What a conversation is tested with. */
export interface Bot {
  readonly parts: ConversationParts;
  readonly turn: TakeTurn;
}

/** A conversation in a test: what is said goes in, and the state is stored as text between turns. */
export class Talk {
  state: ConversationState;
  /** Every turn so far. */
  readonly turns: TurnResult[] = [];

  constructor(
    private readonly bot: Bot,
    store: string | null,
    private readonly now: string,
    known: Facts = {},
  ) {
    this.state = initialState(store, known);
  }

  /** Says something. */
  say(text: string): TurnResult {
    return this.take(text, null);
  }

  /** Presses something. */
  press(command: Command): TurnResult {
    return this.take('', command);
  }

  private take(text: string, command: Command | null): TurnResult {
    const context = { now: this.now, reference: REFERENCE };
    const result = this.bot.turn(this.state, { text, command, evidence: [] }, context);
    // What a store would keep: plain data that survives JSON.
    this.state = JSON.parse(JSON.stringify(result.state)) as ConversationState;
    this.turns.push(result);
    return result;
  }
}
