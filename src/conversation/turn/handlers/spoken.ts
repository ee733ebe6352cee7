import type { CommandKind } from '../../../knowledge/parse-commands.js';
import { fill } from '../../../verdict/explain/words.js';
import { handOver } from '../../replies/handoff.js';
import { wording } from '../../replies/segments.js';
import { factsOfTheOrder, newCase, without } from '../../state.js';
import { whatIf } from '../compare.js';
import { beginCase, decide } from '../decide.js';
import { giveFacts } from '../give-facts.js';
import { hear } from '../hear.js';
import type { Turn } from '../turn.js';
import {
  giveCalendar,
  greet,
  repeat,
  restart,
  sayChanges,
  sayWhy,
  takeFeedback,
  writeClaim,
} from './commands.js';
import { isOfItsOwn } from './items.js';

/** Commands that are the whole message, and what each does. */
const whole: readonly (readonly [CommandKind, (turn: Turn) => void])[] = [
  ['restart', restart],
  ['why', sayWhy],
  ['repeat', repeat],
  ['claim', writeClaim],
  ['calendar', giveCalendar],
  ['changes', sayChanges],
  ['helpful', (turn) => takeFeedback(turn, true)],
  ['unhelpful', (turn) => takeFeedback(turn, false)],
  ['help', help],
  ['insult', (turn) => aside(turn, 'small.insult')],
];

/** Does what the customer says to the bot itself; false when the message is about something else. */
export function obeySpoken(turn: Turn, text: string): boolean {
  const { commands } = turn.parts;
  if (commands.says('person', text)) {
    listen(turn, text);
    handOver(turn);
    return true;
  }
  for (const [kind, act] of whole) {
    // "What if" alone asks for all changes; with a fact behind it, it is a supposition of its own.
    if (!(commands.isWhole(kind, text) || (kind !== 'changes' && commands.find(kind, text)))) continue;
    act(turn);
    return true;
  }
  if (commands.says('injection', text)) {
    aside(turn, 'small.injection');
    return true;
  }
  return suppose(turn, text) || takeUpAnother(turn, text) || checkMine(turn, text);
}

/** What is told along with the wish for a person goes to that person. */
function listen(turn: Turn, text: string): void {
  const { facts } = hear(turn, text);
  if (Object.keys(facts).length === 0) return;
  if (turn.state.current) turn.setCase({ facts: { ...turn.state.current.facts, ...facts } });
  else beginCase(turn, facts);
}

function help(turn: Turn): void {
  if (turn.state.pending?.kind === 'fact') sayWhy(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
}

/** Something short and kind, and back to business. */
export function aside(turn: Turn, key: 'small.insult' | 'small.injection'): void {
  turn.say([wording(turn.parts, key)]);
  if (turn.state.pending?.kind === 'fact') repeat(turn);
}

/** "What if it were unopened?" */
function suppose(turn: Turn, text: string): boolean {
  const found = turn.parts.commands.find('what_if', text);
  if (!found || !turn.state.current) return false;
  const facts = without(hear(turn, text.slice(found.end)).facts, 'request');
  if (Object.keys(facts).length === 0) return false;
  whatIf(turn, facts);
  if (turn.state.pending?.kind === 'fact') repeat(turn);
  return true;
}

/** "And the other one?", "I have another order". */
function takeUpAnother(turn: Turn, text: string): boolean {
  const { parts, state } = turn;
  const { current } = state;
  if (!current) return false;
  if (state.pending?.kind === 'fact') return keepForLater(turn, text);
  const isOrder = parts.commands.says('other_order', text);
  if (!isOrder && !parts.commands.says('other_item', text)) return false;
  const { facts } = hear(turn, text);
  const shared = isOrder ? {} : factsOfTheOrder(current.facts);
  const told = Object.keys(facts).length > 0;
  beginCase(turn, shared);
  if (told) giveFacts(turn, facts);
  else if (isOrder) {
    turn.set({ current: null });
    turn.say([wording(parts, 'small.which_order')]);
  } else {
    turn.setCase({ facts: without({ ...state.known, ...shared }, 'request') });
    turn.say([wording(parts, 'small.which_item')]);
  }
  return true;
}

/** Another thing told of while a question is open is taken up after this one. */
function keepForLater(turn: Turn, text: string): boolean {
  const { parts, state } = turn;
  if (!state.current || !parts.commands.find('other_item', text)) return false;
  const { facts } = hear(turn, text);
  if (!isOfItsOwn(facts)) return false;
  const request = facts['request'] ?? state.current.facts['request'] ?? null;
  const next = newCase({ ...factsOfTheOrder(state.current.facts), ...facts, request });
  turn.set({ waiting: [...state.waiting, next] });
  turn.say([wording(parts, 'small.later')]);
  repeat(turn);
  return true;
}

/** After an answer about the rules: the same for the customer's own order. */
function checkMine(turn: Turn, text: string): boolean {
  if (!turn.parts.commands.says('check', text) || !turn.state.current) return false;
  decide(turn);
  return true;
}

/** Small talk, when the whole message is nothing else; an open question is put again. */
export function smallTalk(turn: Turn, text: string): boolean {
  const kind = turn.parts.smallTalk.kindOf(text);
  if (kind === null) return false;
  if (kind === 'greeting' && turn.state.pending === null) {
    greet(turn);
    return true;
  }
  turn.say([
    { source: 'wording', text: fill(turn.parts.replies, `small_talk.${kind}`), key: `small_talk.${kind}` },
  ]);
  if (turn.state.pending?.kind === 'fact') repeat(turn);
  return true;
}
