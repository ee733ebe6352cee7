import type { ConversationState, TakeTurn } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import type { Reply } from '../../model/reply.js';
import type { Paint } from '../../rendering/text/layout.js';
import type { Storage } from '../../storage/port.js';
import { activityOf } from '../activity.js';
import { TurnRunner } from '../run-turn.js';
import { showReply } from './show-reply.js';

/** What a conversation in the terminal is held with. */
export interface TerminalChat {
  readonly takeTurn: TakeTurn;
  /** Gone when the conversation is over, as a rule. */
  readonly storage: Storage;
  readonly state: ConversationState;
  /** The date that it lives on; null: today. */
  readonly today: string | null;
  readonly clock: () => Date;
  /** What the customer types, line by line. */
  readonly lines: AsyncIterable<string>;
  readonly write: (text: string) => void;
  /** Called before each line is awaited. */
  readonly prompt: () => void;
  readonly paint: Paint;
  /** Columns to write to. */
  readonly width: number;
}

const CONVERSATION = 'terminal';

/** Holds a conversation until the lines end or one is `/quit`. A number stands for the quick reply of that number. */
export async function holdChat(chat: TerminalChat): Promise<void> {
  const { storage, takeTurn, clock, state, today, lines, write, prompt, paint, width } = chat;
  const turns = new TurnRunner({ storage, takeTurn, clock });
  const at = clock().toISOString();
  await storage.create({ id: CONVERSATION, channel: 'terminal', user: null, today, state, at });
  let last: Reply | undefined;
  const say = async (message: Message): Promise<void> => {
    let replies: readonly Reply[] = [];
    const body = { type: 'message', text: message.text };
    await turns.run({
      conversation: CONVERSATION,
      incoming: { author: 'user', clientId: null, hidden: message.command !== null, body },
      evidence: [],
      respond: (turn) => {
        replies = turn.take(message);
        for (const reply of replies) turn.say(activityOf(reply));
      },
    });
    for (const reply of replies) write(showReply(reply, paint, width));
    last = replies.at(-1) ?? last;
  };
  await say({ text: '', command: { action: 'hello' }, evidence: [] });
  prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === '/quit') break;
    if (typed !== '') await say({ text: chosen(typed, last), command: null, evidence: [] });
    prompt();
  }
}

/** What a line says: the quick reply of that number, unless it was a number that was asked for. */
function chosen(typed: string, last: Reply | undefined): string {
  if (!/^\d{1,2}$/.test(typed) || last?.asks?.type === 'number') return typed;
  return last?.quickReplies[Number(typed) - 1]?.label ?? typed;
}
