import type { CaseState, Pending } from '../../../model/conversation.js';
import type { Facts, FactValue } from '../../../model/fact.js';
import { formatDay, parseDay } from '../../../verdict/days.js';
import { sameWords } from '../../phrase-reader.js';
import { handOver } from '../../replies/handoff.js';
import { questionReply } from '../../replies/question.js';
import { day } from '../../replies/say-fact.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { giveFacts } from '../give-facts.js';
import { hear, type Heard } from '../hear.js';
import { asksOf } from '../judge-case.js';
import type { Turn } from '../turn.js';
import { interrupt } from './question.js';

type Awaited = Extract<Pending, { kind: 'fact' }>;

/** Messages not understood in a row after which the fact is left open. */
const PATIENCE = 2;
/** How many of the facts given last a bare correction may be about. */
const RECENT = 3;

/** Takes a message while a fact is awaited. */
export function answerFact(turn: Turn, pending: Awaited, text: string): void {
  const { current } = turn.state;
  if (!current) return;
  const { commands } = turn.parts;
  const isCorrection = commands.says('correction', text);
  const side = pending.boundary === null ? undefined : sideOf(turn, pending, current, text);
  if (side !== undefined) {
    giveFacts(turn, { [pending.fact]: side }, { isAnswer: true });
    return;
  }
  const heard = hear(turn, text, pending.fact);
  if (isCorrection) {
    const corrected = correction(turn, current, pending, text, heard);
    if (corrected) {
      giveFacts(turn, corrected);
      return;
    }
  }
  if (heard.facts[pending.fact] !== undefined) {
    giveFacts(turn, ownFacts(heard, pending, current), { isAnswer: true });
    return;
  }
  if (chooseAmong(turn, heard)) return;
  if (heard.dontKnow || commands.says('skip', text)) {
    leaveOpen(turn, pending);
    return;
  }
  if (heard.asks && interrupt(turn, text, heard)) return;
  const facts = ownFacts(heard, pending, current);
  if (Object.keys(facts).length > 0) {
    giveFacts(turn, facts);
    return;
  }
  if (interrupt(turn, text, heard)) return;
  notUnderstood(turn, pending);
}

/** Offers the days that "03/04" may mean; false when nothing was ambiguous. */
export function chooseAmong(turn: Turn, heard: Heard): boolean {
  const [first] = heard.ambiguous;
  if (!first) return false;
  if (first.candidates.length === 0) {
    turn.say([wording(turn.parts, 'question.invalid_date')]);
    const { pending } = turn.state;
    if (pending?.kind === 'fact') put(turn, pending);
    return true;
  }
  const { facts } = heard;
  if (turn.state.current && Object.keys(facts).length > 0) {
    turn.setCase({
      facts: { ...turn.state.current.facts, ...facts },
      given: [...turn.state.current.given, ...Object.keys(facts)],
    });
  }
  turn.set({ pending: { kind: 'value', fact: first.fact, candidates: first.candidates } });
  turn.say([wording(turn.parts, 'question.candidates')], {
    quickReplies: buttons(
      ...first.candidates.map((value) => day(String(value))),
      phrase(turn.parts, 'choice.unknown'),
    ),
    asks: asksOf(turn, first.fact, null),
  });
  return true;
}

/** Takes the choice among the days that an ambiguous date may mean; false when it is none. */
export function answerValue(
  turn: Turn,
  { fact, candidates }: Extract<Pending, { kind: 'value' }>,
  text: string,
): boolean {
  const { facts, dontKnow } = hear(turn, text, fact);
  const said = facts[fact];
  const ordinal = /\b(first|second|1st|2nd|former|latter)\b/i.exec(text)?.[1]?.toLowerCase();
  const place = ordinal === undefined ? undefined : candidates[/first|1st|former/.test(ordinal) ? 0 : 1];
  const label = candidates.find((value) => sameWords(text, day(String(value))));
  const value =
    label ?? (typeof said === 'string' || (typeof said === 'object' && said !== null) ? said : place);
  turn.set({ pending: { kind: 'fact', fact, boundary: null } });
  if (value !== undefined) giveFacts(turn, { [fact]: value }, { isAnswer: true });
  else if (dontKnow || turn.parts.commands.says('skip', text))
    giveFacts(turn, { [fact]: around(candidates) }, { isAnswer: true });
  else return false;
  return true;
}

/** All that is known when the customer cannot say which day was meant: it lies between the two. */
function around(candidates: readonly FactValue[]): FactValue {
  const days = candidates.map(String).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The side of the boundary that the message names; undefined: none. */
function sideOf(
  turn: Turn,
  { fact, boundary }: Awaited,
  current: CaseState,
  text: string,
): FactValue | undefined {
  const rough = current.facts[fact];
  const cut = boundary === null ? null : parseDay(boundary);
  if (cut === null || boundary === null || typeof rough !== 'object' || rough === null) return undefined;
  const before = { from: rough.from, to: formatDay(cut - 1) };
  const after = { from: boundary, to: rough.to };
  const values = { day: day(boundary) };
  if (sameWords(text, phrase(turn.parts, 'choice.before', values))) return before;
  if (sameWords(text, phrase(turn.parts, 'choice.after', values))) return after;
  const { commands } = turn.parts;
  const exact = hear(turn, text, fact).facts[fact];
  const said = typeof exact === 'string' ? parseDay(exact.slice(0, 10)) : null;
  // A day other than the boundary is an answer of its own; the boundary itself is only pointed at.
  if (said !== null && said !== cut) return exact;
  const isBefore = commands.says('before', text);
  const isAfter = commands.says('after', text);
  if (isBefore !== isAfter) return isBefore ? before : after;
  return said === cut ? boundary : undefined;
}

/** The facts of a message that belong to the case: a request is only changed where it does not answer something else. */
function ownFacts({ facts }: Heard, pending: Awaited, current: CaseState): Facts {
  const { request, ...rest } = facts;
  if (request === undefined || pending.fact === 'request') return facts;
  const own = current.facts['request'];
  const turnsOutFaulty = own === 'return' && request === 'defect' && typeof rest['problem'] === 'string';
  return turnsOutFaulty || (own !== request && Object.keys(rest).length === 0) ? facts : rest;
}

/** A correction: of facts that the message names, or of the fact given last that its words fit. */
function correction(
  turn: Turn,
  current: CaseState,
  pending: Awaited,
  text: string,
  heard: Heard,
): Facts | null {
  const named = hear(turn, text).facts;
  const known = Object.entries(named).filter(
    ([name, value]) =>
      current.facts[name] !== undefined && current.facts[name] !== value && name !== 'request',
  );
  if (known.length > 0) return named;
  if (heard.facts[pending.fact] !== undefined && !isDateOf(turn, pending.fact)) return null;
  return recentCorrection(turn, current, text);
}

/** A bare "it was the 5th" after a correction's words is about the date given last. */
export function recentCorrection(turn: Turn, current: CaseState, text: string): Facts | null {
  for (const name of [...current.given].reverse().slice(0, RECENT)) {
    if (name === 'request') continue;
    const value = hear(turn, text, name).facts[name];
    if (
      value !== undefined &&
      value !== null &&
      JSON.stringify(value) !== JSON.stringify(current.facts[name])
    ) {
      return { [name]: value };
    }
  }
  return null;
}

function isDateOf(turn: Turn, name: string): boolean {
  return ['date', 'event', 'timestamp'].includes(turn.fact(name).type);
}

function leaveOpen(turn: Turn, { fact, boundary }: Awaited): void {
  if (fact === 'request') {
    handOver(turn, [wording(turn.parts, 'question.open')]);
    return;
  }
  // A rough date stays as rough as it is; its boundary was put and is not put again.
  const facts = boundary === null ? { [fact]: null } : {};
  giveFacts(turn, facts, { isAnswer: true }, [wording(turn.parts, 'question.open')]);
}

function notUnderstood(turn: Turn, pending: Awaited): void {
  const unclear = turn.state.unclear + 1;
  turn.set({ unclear });
  if (unclear >= PATIENCE && pending.fact !== 'request') {
    leaveOpen(turn, pending);
    return;
  }
  if (unclear > PATIENCE) {
    handOver(turn, [wording(turn.parts, 'question.unclear')]);
    return;
  }
  turn.say([wording(turn.parts, 'question.unclear')]);
  put(turn, pending);
}

function put(turn: Turn, { fact, boundary }: Awaited): void {
  const { segments, rest } = questionReply(turn, asksOf(turn, fact, boundary));
  turn.say(segments, rest);
}
