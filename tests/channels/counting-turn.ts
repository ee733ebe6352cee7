import { initialState } from '../../src/conversation/state.js';
import type { ConversationState, Effect, TakeTurn } from '../../src/model/conversation.js';
import type { Reply } from '../../src/model/reply.js';

/**
 * A conversation whose every answer can be told from any other: it counts the messages and repeats
 * them. It needs no policy, so that tests of channels and storage are about channels and storage.
 */
export const countingTurn: TakeTurn = (state, message, context) => {
  if (message.command?.action === 'hello') return { state, replies: [reply('Hello')], effects: [] };
  const turns = state.turns + 1;
  const effects: Effect[] = [];
  if (message.command?.action === 'person')
    effects.push({
      kind: 'handoff',
      reference: context.reference,
      store: state.store,
      facts: state.known,
      verdict: null,
      missing: ['deliveryDate'],
    });
  if (message.command?.action === 'feedback')
    effects.push({ kind: 'feedback', helpful: message.command.helpful });
  if (message.text.startsWith('fail')) throw new Error('A broken invariant.');
  const command = message.command ? ` ${JSON.stringify(message.command)}` : '';
  const pictures = message.evidence.map(({ name, type }) => ` [${name} ${type}]`).join('');
  return {
    state: { ...state, turns },
    replies: [reply(`${turns}: ${message.text}${command}${pictures}`), reply(`at ${context.now}`)],
    effects,
  };
};

/** The state of a conversation after so many messages. */
export function stateAfter(turns: number, store: string | null = 'sonoff'): ConversationState {
  return { ...initialState(store), turns };
}

function reply(text: string): Reply {
  return {
    segments: [{ source: 'echo', text }],
    quickReplies: [{ label: 'Yes' }, { label: 'No' }],
    asks: null,
    verdict: null,
    citations: [],
    claim: null,
    calendar: null,
    handoff: null,
  };
}
