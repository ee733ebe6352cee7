import { readFileSync } from 'node:fs';

import { composeAsk } from '../../src/conversation/ask/compose.js';
import { composeConversation } from '../../src/conversation/compose.js';
import type { ConversationParts } from '../../src/conversation/parts.js';
import { initialState } from '../../src/conversation/state.js';
import { createTurn } from '../../src/conversation/turn/take-turn.js';
import { loadDialogs } from '../../src/knowledge/load-dialogs.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import type { ConversationState, TakeTurn, TurnResult } from '../../src/model/conversation.js';
import type { Facts } from '../../src/model/fact.js';
import type { Command } from '../../src/model/message.js';
import { realJudge, realKnowledge, root } from '../verdict/support.js';

/** The reference that a handoff in a test gets. */
export const REFERENCE = 'CW-TEST-1';

/** What a conversation is tested with. */
export interface Bot {
  readonly parts: ConversationParts;
  readonly turn: TakeTurn;
}

let loaded: Promise<Bot> | undefined;

/** The bot over the knowledge and the dialogs of the repository, built once a test file. */
export function realBot(): Promise<Bot> {
  loaded ??= build();
  return loaded;
}

async function build(): Promise<Bot> {
  const knowledge = await realKnowledge();
  const dialogs = loadDialogs(root, knowledge.vocabulary);
  if (dialogs.problems.length > 0)
    throw new Error(dialogs.problems.map(({ file, what }) => `${file}: ${what}`).join('\n'));
  const ask = composeAsk(await realJudge(), loadLanguage(root, knowledge)).parts;
  const parts = composeConversation(ask, dialogs);
  return { parts, turn: createTurn(parts) };
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

/** A file beside the tests. */
export function readBeside(url: URL): string {
  return readFileSync(url, 'utf8');
}
