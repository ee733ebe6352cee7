import type { TimeExpression } from '../dates/expression.js';
import { beginningIn } from '../near.js';
import type { Words } from '../words.js';
import { bracketsOf, isBehindBracket, isRelative } from './clause-bounds.js';
import type { Event } from './events.js';

/** A date and the event it belongs to. */
export interface DatedEvent {
  readonly event: Event;
  /** Index of the word that stands for the time expression. */
  readonly at: number;
  readonly time: TimeExpression;
}

const FARTHEST = 16;
const COMMA = 2;
const NEW_CLAUSE = 4;
/** A date that ends its clause seldom belongs to the next one. */
const NEXT_CLAUSE = 8;
const OTHER_EVENT = 5;
const OTHER_DATE = 4;
/** A date before its event is rarer than one after it, and rarer still where it does not begin the clause. */
const BEFORE_EVENT = 1;
const WITHIN_CLAUSE = 2;
/** What stands in brackets and what stands outside have little to do with one another. */
const BRACKETS = 8;
/** A date alone in brackets belongs to what stands before them. */
const ALONE = 3;

/** Gives every date of a sentence the event it is said with: the nearest, where clauses and other events part. */
export function assignDates(words: Words, events: readonly Event[]): DatedEvent[] {
  const bySentence = new Map<number, { events: Event[]; times: number[] }>();
  const at = (index: number): { events: Event[]; times: number[] } => {
    const sentence = words.sentenceOf[index] ?? 0;
    let entry = bySentence.get(sentence);
    if (!entry) bySentence.set(sentence, (entry = { events: [], times: [] }));
    return entry;
  };
  for (const event of events) at(event.from).events.push(event);
  for (const [index, time] of words.times) if (time.meaning.kind !== 'time') at(index).times.push(index);
  const brackets = bracketsOf(words);
  return [...bySentence.values()].flatMap((sentence) => assignSentence({ ...words, brackets }, sentence));
}

/** The words, with the brackets they stand in. */
interface Bracketed extends Words {
  readonly brackets: readonly number[];
}

function assignSentence(
  words: Bracketed,
  { events, times }: { events: Event[]; times: number[] },
): DatedEvent[] {
  const pairs: { cost: number; event: Event; at: number }[] = [];
  const usable = new Set(times.filter((at) => isDate(words, at, events)));
  for (const at of usable) {
    // Events far away cannot win; looking at a few on each side keeps long sentences cheap.
    for (const event of eventsAround(events, at)) {
      if (Math.min(Math.abs(event.from - at), Math.abs(event.to - at)) > FARTHEST) continue;
      if (isAnchor(words, event, at, events)) continue;
      const cost = costOf(words, event, at, events, usable) + event.reserve;
      if (cost <= FARTHEST) pairs.push({ cost, event, at });
    }
  }
  pairs.sort((a, b) => a.cost - b.cost || a.at - b.at);
  const takenEvents = new Set<Event>();
  const takenDates = new Set<number>();
  const result: DatedEvent[] = [];
  for (const { event, at } of pairs) {
    const time = words.times.get(at);
    if (!time || takenEvents.has(event) || takenDates.has(at)) continue;
    takenEvents.add(event);
    takenDates.add(at);
    result.push({ event, at, time });
  }
  return result;
}

/** The events that may have to do with a date; longer phrases than the reach do not exist. */
function eventsAround(events: readonly Event[], at: number): readonly Event[] {
  return beginningIn(events, at - 2 * FARTHEST, at + 2 * FARTHEST);
}

/** "Three days after delivery": the delivery is what is counted from, not what happened then. */
function isAnchor(words: Words, event: Event, at: number, events: readonly Event[]): boolean {
  const meaning = words.times.get(at)?.meaning;
  if (meaning?.kind !== 'relative' || meaning.to !== 'next') return false;
  return eventsAround(events, at).find((other) => other.to > at) === event && event.from <= at + 4;
}

/** A bare length is a date only where something is counted with it: "after two weeks", "have had it for two weeks". */
function isDate(words: Words, at: number, events: readonly Event[]): boolean {
  const kind = words.times.get(at)?.meaning.kind;
  return (
    kind !== 'length' ||
    lengthRole(words, at) !== null ||
    eventsAround(events, at).some((event) => isInside(event, at))
  );
}

/** Whether the event's own words hold the date: "have had it for two weeks". */
export function isInside({ from, to }: Event, at: number): boolean {
  return at >= from && at < to;
}

/** How a bare length tells of a day: counted back from today, how long it has lasted, or counted from another event. */
export function lengthRole(words: Words, at: number): 'back' | 'lasting' | 'after' | null {
  const before = words.tokens[at - 1];
  const next = words.tokens[at + 1];
  if (next && next.gap === 0 && next.word === 'since' && words.tokens[at + 2]?.word !== '@date')
    return 'back';
  if (before?.word === 'after' && words.tokens[at]?.gap === 0) return 'after';
  // "since two days", "for the past week", "for three days now"
  if (before?.word === 'since' || (isLasting(words, at) && next?.word !== 'and')) return 'lasting';
  return null;
}

/** It has lasted for that long and still does. */
function isLasting({ tokens }: Words, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 8), at).map(({ word }) => word);
  const lead = before.slice(-3);
  if (/^(?:past|last)$/.test(before.at(-1) ?? '') && lead.includes('for')) return true;
  return (
    before.at(-1) === 'for' &&
    (tokens[at + 1]?.word === 'now' ||
      (before.includes('been') &&
        !before.some((word) => /^(?:used|using|fine|great|waiting|working)$/.test(word))))
  );
}

function costOf(
  words: Bracketed,
  event: Event,
  at: number,
  events: readonly Event[],
  times: ReadonlySet<number>,
): number {
  if (isInside(event, at)) return -1;
  const dateFirst = at < event.from;
  const [from, to] = dateFirst ? [at + 1, event.from] : [event.to, at];
  const leading = dateFirst && opensClause(words, at);
  const { brackets } = words;
  const [eventIn, dateIn] = [brackets[event.from] ?? 0, brackets[at] ?? 0];
  const isPassing = (index: number): boolean =>
    (brackets[index] ?? 0) > 0 && brackets[index] !== eventIn && brackets[index] !== dateIn;
  let cost = dateFirst ? BEFORE_EVENT + (leading ? 0 : WITHIN_CLAUSE) : 0;
  for (let index = from; index < to; index++) if (!isPassing(index)) cost += 1;
  if (eventIn !== dateIn && !isAlone(brackets, at)) cost += BRACKETS;
  if (dateFirst && isRelative(words, event.from) && event.from - at > 2) cost += NEW_CLAUSE;
  for (let index = from; index <= to; index++) {
    const token = words.tokens[index];
    if (!token || isPassing(index) || isBehindBracket(words, index)) continue;
    const joins = words.clauseStart[index] === true && token.gap === 0;
    if (joins && !(index === to && dateFirst && token.word === 'when')) cost += NEW_CLAUSE;
    if (token.gap === 1 && !(leading && index === to))
      cost += dateFirst && !leading ? COMMA + NEXT_CLAUSE : COMMA;
    // A clause that begins with the date's preposition begins with the date.
    if (
      !dateFirst &&
      token.gap === 1 &&
      index < to &&
      opensClause(words, at) &&
      followedByEvent(words, at, events)
    )
      cost += NEW_CLAUSE;
  }
  for (const other of eventsAround(events, at))
    if (other !== event && other.from >= from && other.to <= to && !isPassing(other.from))
      cost += OTHER_EVENT;
  for (let index = from; index < to; index++) if (times.has(index)) cost += OTHER_DATE;
  return cost;
}

/** "Sent it (June 9), got …": nothing else stands in the brackets. */
function isAlone(brackets: readonly number[], at: number): boolean {
  const own = brackets[at] ?? 0;
  return (
    own > 0 &&
    brackets.slice(Math.max(0, at - ALONE), at + ALONE + 1).filter((one) => one === own).length <= ALONE
  );
}

/** "On May 3 I …": only a preposition stands between the date and the clause's beginning. */
function opensClause(words: Words, at: number): boolean {
  // "Sent it (June 9), got …": a date in brackets belongs to what stands before them.
  if (words.text.charAt((words.tokens[at]?.start ?? 0) - 1) === '(') return false;
  if (isBehindBracket(words, at) || isBehindBracket(words, at - 1)) return false;
  if (words.clauseStart[at]) return true;
  const before = words.tokens[at - 1]?.word ?? '';
  return (
    /^(?:on|in|at|around|about|since|by|and|then|back|back in)$/.test(before) &&
    (words.clauseStart[at - 1] === true || before === 'and' || words.tokens[at - 2]?.word === 'and')
  );
}

function followedByEvent(words: Words, at: number, events: readonly Event[]): boolean {
  return eventsAround(events, at).some(
    (event) =>
      event.from > at &&
      event.from <= at + 4 &&
      words.tokens.slice(at + 1, event.from + 1).every(({ gap }, index) => gap === 0 || index === 0),
  );
}
