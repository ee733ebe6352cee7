import type { CommandKind } from '../../../knowledge/parse-commands.js';
import type { Offer } from '../../../model/conversation.js';
import type { Verdict } from '../../../model/verdict.js';
import { fill } from '../../../verdict/explain/words.js';
import { isOfItsOwn } from '../../items/claims.js';
import { handOver } from '../../replies/handoff.js';
import { wording } from '../../replies/segments.js';
import { factsOfTheOrder, newCase, without } from '../../state.js';
import { sayAssumed, sayChanges, whatIf } from '../compare.js';
import { beginCase, decide } from '../decide.js';
import { giveFacts } from '../give-facts.js';
import { hear } from '../hear.js';
import { putAgain, repeat } from '../put.js';
import type { Turn } from '../turn.js';
import {
  giveCalendar,
  greet,
  lastJudged,
  reasonOf,
  restart,
  sayWhy,
  takeFeedback,
  writeClaim,
} from './commands.js';

/** Commands that are the whole message, and what each does. */
const whole: readonly (readonly [CommandKind, (turn: Turn) => void])[] = [
  ['restart', restart],
  ['why', sayWhy],
  ['repeat', repeat],
  ['claim', writeClaim],
  ['calendar', giveCalendar],
  ['changes', (turn) => ofVerdict(turn, sayChanges)],
  ['assumed', (turn) => ofVerdict(turn, sayAssumed)],
  ['helpful', (turn) => takeFeedback(turn, true)],
  ['unhelpful', (turn) => takeFeedback(turn, false)],
  ['help', help],
  ['insult', (turn) => aside(turn, 'small.insult')],
];

/** Does what the customer says to the bot itself; false when the message is about something else. */
export function obeySpoken(turn: Turn, text: string): boolean {
  const { commands } = turn.parts;
  if (wantsPerson(turn, text)) {
    listen(turn, text);
    handOver(turn);
    return true;
  }
  if (answerAndAskWhy(turn, text)) return true;
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

/** "I don't want to talk to a person" is no wish for one. */
function wantsPerson({ parts: { commands } }: Turn, text: string): boolean {
  if (commands.isWhole('person', text)) return true;
  const found = commands.find('person', text);
  return found !== null && !commands.closes('negation', text.slice(0, found.start));
}

/** "No. Why do you ask?": the answer is taken, and the reason given. */
function answerAndAskWhy(turn: Turn, text: string): boolean {
  const { pending, current } = turn.state;
  const { commands } = turn.parts;
  const found = commands.find('why', text);
  if (pending?.kind !== 'fact' || !current || !found || commands.isWhole('why', text)) return false;
  const said = [text.slice(0, found.start), text.slice(found.end)].join(' ');
  const value = hear(turn, said, pending.fact).facts[pending.fact];
  if (value === undefined || value === null) return false;
  giveFacts(turn, { [pending.fact]: value }, { isAnswer: true }, [reasonOf(turn, pending.fact)]);
  return true;
}

function ofVerdict(turn: Turn, say: (turn: Turn, verdict: Verdict) => void): void {
  const verdict = lastJudged(turn)?.verdict;
  if (verdict) say(turn, verdict);
  else turn.say([wording(turn.parts, 'small.no_case')]);
  putAgain(turn);
}

/** A bare yes or no while nothing is asked is about what was offered last. */
export function takeUpOffer(turn: Turn, text: string, offered: Offer | null): boolean {
  const { commands, replies } = turn.parts;
  if (turn.state.pending !== null) return false;
  if (commands.isWhole('no', text)) {
    turn.say([{ source: 'wording', text: fill(replies, 'small_talk.bye'), key: 'small_talk.bye' }]);
    return true;
  }
  if (!commands.isWhole('yes', text)) return false;
  if (offered === 'claim') writeClaim(turn);
  else if (offered === 'person') handOver(turn);
  else if (offered === 'check') decide(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
  return true;
}

/** What is told along with the wish for a person goes to that person. */
function listen(turn: Turn, text: string): void {
  const { pending, current } = turn.state;
  const { facts } = hear(turn, text, pending?.kind === 'fact' ? pending.fact : undefined);
  if (Object.keys(facts).length === 0) return;
  if (current) turn.setCase({ facts: { ...current.facts, ...facts } });
  else beginCase(turn, facts);
}

function help(turn: Turn): void {
  if (turn.state.pending?.kind === 'fact') sayWhy(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
}

/** Something short and kind, and back to business. */
function aside(turn: Turn, key: 'small.insult' | 'small.injection'): void {
  turn.say([wording(turn.parts, key)]);
  putAgain(turn);
}

/** "All inside, I suppose": whoever supposes something is not asking what if. */
const SUBJECT = /\b(?:i|we|they|you|he|she|i'd|we'd|i’d|we’d|would|can only)\s+$/i;

/** "What if it were unopened?" */
function suppose(turn: Turn, text: string): boolean {
  const found = turn.parts.commands.find('what_if', text);
  if (!found || !turn.state.current || SUBJECT.test(text.slice(0, found.start))) return false;
  const facts = without(hear(turn, text.slice(found.end)).facts, 'request');
  if (Object.keys(facts).length === 0) return false;
  whatIf(turn, facts);
  putAgain(turn);
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
  if (!turn.parts.commands.says('check', text)) return false;
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
  putAgain(turn);
  return true;
}
