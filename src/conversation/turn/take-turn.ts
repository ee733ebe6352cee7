import type { ConversationState, TakeTurn } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import type { ConversationParts } from '../parts.js';
import { wording } from '../replies/segments.js';
import { askStore } from './decide.js';
import { obey } from './handlers/commands.js';
import { resume, takeOpen } from './handlers/open.js';
import { answerFact, answerValue } from './handlers/pending.js';
import { obeySpoken, smallTalk } from './handlers/spoken.js';
import { chooseStore, storeNamed } from './handlers/store.js';
import { Turn } from './turn.js';

/** Longer messages are cut here: no customer's message is an error. */
const LONGEST = 20_000;

/**
 * The conversation as a fold: state and message in, state, replies and effects out. Pure; the moment and the
 * reference of a handoff come in the context.
 */
export function createTurn(parts: ConversationParts): TakeTurn {
  return (state, message, context) => {
    const turn = new Turn(parts, known(parts, { ...state, turns: state.turns + 1 }), context);
    take(turn, message);
    return turn.result();
  };
}

/** A shop that is gone since the last turn is asked for again. */
function known({ judge }: ConversationParts, state: ConversationState): ConversationState {
  return state.store === null || judge.knowledge.stores.has(state.store)
    ? state
    : { ...state, store: null, bound: false, pending: null };
}

function take(turn: Turn, { text: whole, command, evidence }: Message): void {
  const text = whole.slice(0, LONGEST).trim();
  if (evidence.length > 0) turn.say([wording(turn.parts, 'small.evidence')]);
  if (command) {
    obey(turn, command);
    return;
  }
  if (text === '') {
    if (!turn.hasSpoken) turn.say([wording(turn.parts, 'small.unclear')]);
    return;
  }
  if (obeySpoken(turn, text) || smallTalk(turn, text) || answerStore(turn, text) || changeStore(turn, text))
    return;
  const { pending } = turn.state;
  if (pending?.kind === 'value' && answerValue(turn, pending, text)) return;
  const open = turn.state.pending;
  if (open?.kind === 'fact' && turn.state.current) answerFact(turn, open, text);
  else takeOpen(turn, text);
}

/** Takes the answer to "which shop?" and goes on with what was said before. */
function answerStore(turn: Turn, text: string): boolean {
  const { pending } = turn.state;
  if (pending?.kind !== 'store') return false;
  const store = storeNamed(turn, text);
  if (store === null) {
    // Whoever tells more instead of naming the shop is listened to; the shop is asked for again.
    askStore(turn, [], `${pending.text}\n${text}`.trim().slice(0, LONGEST));
    return true;
  }
  turn.set({ store, pending: null });
  resume(turn, pending.text === '' ? '' : pending.text);
  return true;
}

/** "I meant the Aqara shop"; a text that says more is taken up for the shop that it names. */
function changeStore(turn: Turn, text: string): boolean {
  const store = storeNamed(turn, text);
  if (store === null || store === turn.state.store) return false;
  const isShort = text.split(/\s+/).length <= 6;
  if (turn.state.store === null) {
    turn.set({ store });
    if (!isShort) return false;
    chooseStore(turn, store);
    return true;
  }
  if (!isShort) return false;
  chooseStore(turn, store);
  return true;
}
