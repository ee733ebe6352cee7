import { ActivityHandler, type TurnContext } from '@microsoft/agents-hosting';

import type { Message } from '../model/message.js';
import type { EvidenceFile } from '../storage/records.js';
import { activityOf, messageOf, trusted } from './activity.js';
import type { OpenTurn } from './open-turn.js';

const TURN = Symbol('turn');
const EVIDENCE = Symbol('evidence');

/** Gives the bot the turn that it is to take in this context. */
export function attachTurn(context: TurnContext, turn: OpenTurn, evidence: readonly EvidenceFile[]): void {
  context.turnState.set(TURN, turn);
  context.turnState.set(EVIDENCE, evidence);
}

/** The turn of a context. @throws where the adapter attached none */
export function turnOf(context: TurnContext): OpenTurn {
  const turn = context.turnState.get<OpenTurn | undefined>(TURN);
  if (!turn) throw new Error('The adapter attached no turn.');
  return turn;
}

const HELLO: Message = { text: '', command: { action: 'hello' }, evidence: [] };

/** The bot as the Agents SDK sees it, the same behind every adapter: it translates, and knows no policy. */
export class ConversationBot extends ActivityHandler {
  /** Listens to messages and to customers who join. */
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const files = context.turnState.get<readonly EvidenceFile[]>(EVIDENCE);
      const evidence = files.map(({ id, name, type }) => ({ id, name, type }));
      await answer(context, messageOf(context.activity, evidence));
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      if (membersAdded.some(({ id }) => id !== recipient?.id)) await answer(context, HELLO);
      await next();
    });
  }
}

async function answer(context: TurnContext, message: Message): Promise<void> {
  const replies = turnOf(context).take(message);
  await context.sendActivities(replies.map((reply) => trusted(activityOf(reply))));
}
