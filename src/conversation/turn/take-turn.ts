import type { ConversationState, Offer, TakeTurn } from '../../model/conversation.js';
import type { Message } from '../../model/message.js';
import type { ConversationParts } from '../parts.js';
import { wording } from '../replies/segments.js';
import { obey } from './handlers/commands.js';
import { otherTongue } from './handlers/language.js';
import { takeOpen } from './handlers/open.js';
import { answerFact, answerSide, chooseValue, leaveChoice } from './handlers/pending.js';
import { obeySpoken, smallTalk, takeUpOffer } from './handlers/spoken.js';
import { answerStore, changeStore } from './handlers/store.js';
import { isButton } from './hear.js';
import { Turn } from './turn.js';

/** Longer messages are cut here: no customer's message is an error. */
const LONGEST = 20_000;

/**
 * The conversation as a fold: state and message in, state, replies and effects out. Pure; the moment and the
 * reference of a handoff come in the context.
 */
export function createTurn(parts: ConversationParts): TakeTurn {
  return (state, message, context) => {
    const begun = { ...state, turns: state.turns + 1, offered: null };
    const turn = new Turn(parts, known(parts, begun), context);
    take(turn, message, state.offered);
    return turn.result();
  };
}

/** A shop that is gone since the last turn is asked for again. */
function known({ judge }: ConversationParts, state: ConversationState): ConversationState {
  return state.store === null || judge.knowledge.stores.has(state.store)
    ? state
    : { ...state, store: null, bound: false, pending: null };
}

function take(turn: Turn, { text: whole, command, evidence }: Message, offered: Offer | null): void {
  const text = whole.slice(0, LONGEST).trim();
  if (evidence.length > 0) turn.say([wording(turn.parts, 'small.evidence')]);
  if (command) obey(turn, command);
  else if (text !== '') listen(turn, text, offered);
  else if (!turn.hasSpoken) turn.say([wording(turn.parts, 'small.unclear')]);
}

/** In this order: a button is its own answer; then what is said to the bot itself; then the open question. */
function listen(turn: Turn, text: string, offered: Offer | null): void {
  if (isButton(turn, text)) {
    answer(turn, text);
    return;
  }
  const isTaken =
    chooseValue(turn, text) ||
    obeySpoken(turn, text) ||
    answerSide(turn, text) ||
    takeUpOffer(turn, text, offered) ||
    smallTalk(turn, text) ||
    otherTongue(turn, text) ||
    answerStore(turn, text) ||
    changeStore(turn, text);
  if (!isTaken) answer(turn, text);
}

/** Takes a message as the answer to the open question, where there is one. */
function answer(turn: Turn, text: string): void {
  const { pending } = turn.state;
  if (pending?.kind === 'value' && leaveChoice(turn, pending, text)) return;
  const open = turn.state.pending;
  if (open?.kind === 'fact' && turn.state.current) answerFact(turn, open, text);
  else takeOpen(turn, text);
}
