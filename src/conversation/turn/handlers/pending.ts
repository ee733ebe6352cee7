import type { CaseState, Pending } from '../../../model/conversation.js';
import type { Facts, FactValue } from '../../../model/fact.js';
import { asksSomething, sentencesOf } from '../../../retrieval/text/sentences.js';
import { formatDay, parseDay } from '../../../verdict/days.js';
import { sameWords } from '../../phrase-reader.js';
import { handOver } from '../../replies/handoff.js';
import { day } from '../../replies/say-fact.js';
import { phrase, wording } from '../../replies/segments.js';
import { isSameValue, without } from '../../state.js';
import { giveFacts } from '../give-facts.js';
import { hear, type Heard } from '../hear.js';
import { putAgain, repeat, sayCandidates } from '../put.js';
import type { Turn } from '../turn.js';
import { interrupt } from './question.js';

type Awaited = Extract<Pending, { kind: 'fact' }>;

/** Messages not understood in a row after which the fact is left open. */
const PATIENCE = 2;
/** How many of the facts given last a bare correction may be about. */
const RECENT = 3;

/** Takes "before" or "later" while a side of a boundary is awaited; false when the message names none. */
export function answerSide(turn: Turn, text: string): boolean {
  const { pending, current } = turn.state;
  if (pending?.kind !== 'fact' || pending.boundary === null || !current) return false;
  const side = sideOf(turn, pending, current, text);
  if (side === undefined) return false;
  giveFacts(turn, { [pending.fact]: side }, { isAnswer: true });
  return true;
}

/** Takes a message while a fact is awaited. */
export function answerFact(turn: Turn, pending: Awaited, text: string): void {
  const { current } = turn.state;
  if (!current) return;
  const { commands } = turn.parts;
  const isCorrection = commands.says('correction', text);
  const heard = hear(turn, text, pending.fact);
  // "Sorry, no" answers the question; "sorry, it was the 5th" may be about a day given before, unless this day is
  // the one that was taken back.
  const isOpen = heard.facts[pending.fact] === undefined;
  if (isCorrection && (isOpen || (isDateOf(turn, pending.fact) && pending.again !== true))) {
    const corrected = correction(turn, current, text);
    if (corrected) {
      giveFacts(turn, corrected);
      return;
    }
  }
  if (isAside(turn, text, heard) && interrupt(turn, text, heard)) return;
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

/** Words of a question that is no answer with a question mark ("June 5th?"). */
const WORDS_OF_A_QUESTION = 5;

/** A message that only asks and, taken by itself, tells nothing: no answer, whatever it would mean as one. */
function isAside(turn: Turn, text: string, { asks }: Heard): boolean {
  if (!asks || text.split(/\s+/).length < WORDS_OF_A_QUESTION) return false;
  const isAsked = sentencesOf(text).every((sentence) => asksSomething(sentence.text));
  return isAsked && Object.keys(hear(turn, text).facts).length === 0;
}

/** Offers the days that "03/04" may mean; false when nothing was ambiguous. */
export function chooseAmong(turn: Turn, heard: Heard): boolean {
  const [first] = heard.ambiguous;
  if (!first) return false;
  if (first.candidates.length === 0) {
    turn.say([wording(turn.parts, 'question.invalid_date')]);
    putAgain(turn);
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
  sayCandidates(turn);
  return true;
}

/** Takes the choice among the days that an ambiguous date may mean; false when the message makes none. */
export function chooseValue(turn: Turn, text: string): boolean {
  const { pending } = turn.state;
  if (pending?.kind !== 'value') return false;
  const { fact, candidates } = pending;
  const said = hear(turn, text, fact).facts[fact];
  const ordinal = /^\W*(?:the\s+)?(first|second|1st|2nd|former|latter)(?:\s+(?:one|date|day))?\W*$/i.exec(
    text,
  )?.[1];
  const place = ordinal && candidates[/first|1st|former/i.test(ordinal) ? 0 : 1];
  const label = candidates.find((value) => sameWords(text, day(String(value))));
  // "April": the only candidate that lies in it.
  const within = candidates.filter((candidate) => liesIn(candidate, said));
  const value = label ?? place ?? (within.length === 1 ? within[0] : isDate(said) ? said : undefined);
  if (value === undefined) return false;
  turn.set({ pending: { kind: 'fact', fact, boundary: null } });
  giveFacts(turn, { [fact]: value }, { isAnswer: true });
  return true;
}

/** Goes on without the choice: by what else the message says, or by all that is known of the day. */
export function leaveChoice(
  turn: Turn,
  { fact, candidates }: Extract<Pending, { kind: 'value' }>,
  text: string,
): boolean {
  turn.set({ pending: { kind: 'fact', fact, boundary: null } });
  if (!hear(turn, text, fact).dontKnow && !turn.parts.commands.says('skip', text)) return false;
  giveFacts(turn, { [fact]: around(candidates) }, { isAnswer: true });
  return true;
}

function isDate(value: FactValue | undefined): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}

function liesIn(candidate: FactValue, said: FactValue | undefined): boolean {
  if (typeof said !== 'object' || said === null) return false;
  return said.from <= String(candidate) && String(candidate) <= said.to;
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

/**
 * The facts of a message in the middle of a case. What is wanted stays as it is, unless something else is wished for
 * outright or the thing to be sent back turns out to be faulty.
 */
function ownFacts({ facts, wishes }: Heard, pending: Awaited, current: CaseState): Facts {
  const { request, ...rest } = facts;
  const own = current.facts['request'];
  if (request === undefined || pending.fact === 'request' || own === undefined) return facts;
  const turnsOutFaulty = own === 'return' && request === 'defect' && typeof rest['problem'] === 'string';
  return turnsOutFaulty || (wishes && facts[pending.fact] === undefined) ? facts : rest;
}

/** A correction: of facts that the message names, or of the fact given last that its words fit; null: none. */
export function correction(turn: Turn, current: CaseState, text: string): Facts | null {
  const named = without(hear(turn, text).facts, 'request');
  const isKnown = ([name, value]: [string, FactValue]): boolean =>
    current.facts[name] !== undefined && !isSameValue(current.facts[name], value);
  if (Object.entries(named).some(isKnown)) return named;
  return recentCorrection(turn, current, text);
}

/** A bare "it was the 5th" after a correction's words is about the date given last. */
export function recentCorrection(
  turn: Turn,
  current: CaseState,
  text: string,
  isDayOnly = false,
): Facts | null {
  for (const name of [...current.given].reverse().slice(0, RECENT)) {
    if (name === 'request' || (isDayOnly && !isDateOf(turn, name))) continue;
    const value = hear(turn, text, name).facts[name];
    if (value !== undefined && value !== null && !isSameValue(current.facts[name], value))
      return { [name]: value };
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
  // A rough date stays as rough as it is; no boundary of it is put any more.
  const facts = boundary === null ? { [fact]: null } : {};
  if (boundary !== null && turn.state.current)
    turn.setCase({ bounded: [...turn.state.current.bounded, fact] });
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
  repeat(turn, [wording(turn.parts, 'question.unclear')]);
}
