import type { Day } from '../../model/duration.js';
import type { FactValue } from '../../model/fact.js';
import { formatDay } from '../../verdict/days.js';
import type { Span } from '../dates/calendar.js';
import { shiftSpan } from '../dates/expression.js';
import type { Finding, Recogniser } from '../finding.js';
import { plain } from '../flags.js';
import type { Words } from '../words.js';
import { assignDates, type DatedEvent, isInside, lengthRole } from './assign-dates.js';
import { type Event, eventsIn } from './events.js';

/** A day or a range as a fact has it. */
export function dateValue({ lo, hi }: Span): FactValue {
  return lo === hi ? formatDay(lo) : { from: formatDay(lo), to: formatDay(hi) };
}

/** How many words after "a week after" the event may come that it is counted from. */
const ANCHOR_REACH = 7;
/** From a day known more roughly than this nothing is counted. */
const ROUGHEST_ANCHOR = 7;

/** Which day each event happened on: `ordered on the 3rd, came on the 10th`, `it died two days later`. */
export const eventDates =
  (today: Day): Recogniser =>
  (words) => {
    const events = eventsIn(words);
    const dated = [...assignDates(words, events), ...tellingWhen(words, events)];
    const known = new Map<DatedEvent, Span>();
    for (const entry of dated) {
      const span = directSpan(words, entry, today);
      if (span) known.set(entry, span);
    }
    // What is counted from another day comes after the days that are said outright, twice for chains of two.
    for (let round = 0; round < 2; round++) {
      for (const entry of dated) {
        const span = known.has(entry) ? null : countedSpan(words, entry, dated, events, known, today);
        if (span) known.set(entry, span);
      }
    }
    return dated.flatMap((entry): Finding[] => {
      const { event, at, time } = entry;
      if (!counts(words, entry)) return [];
      const place = { fact: event.fact, from: at, to: at + 1, recogniser: 'eventDates', flags: plain };
      if (time.meaning.kind === 'options') {
        return [{ ...place, value: null, confidence: 0.5, candidates: time.meaning.days.map(formatDay) }];
      }
      const span = known.get(entry);
      return span
        ? [{ ...place, value: dateValue(span), confidence: time.meaning.kind === 'days' ? 0.92 : 0.88 }]
        : [];
    });
  };

/** Whether the event did happen on that day. */
function counts(words: Words, { event, at }: DatedEvent): boolean {
  if (!event.happened) return false;
  const before = words.tokens.slice(Math.max(0, at - 2), at).map(({ word }) => word);
  return !event.negated || before.includes('until') || before.includes('till');
}

function directSpan(words: Words, { event, at, time }: DatedEvent, today: Day): Span | null {
  const { meaning } = time;
  if (meaning.kind === 'days') return meaning.span;
  const held = isInside(event, at) && /^(?:purchaseDate|deliveryDate)$/.test(event.fact);
  const role = lengthRole(words, at);
  const counts = role === 'back' || (role === 'lasting' && event.fact === 'discoveredDate');
  if (meaning.kind === 'length' && (held || counts)) {
    return shiftSpan({ lo: today, hi: today }, meaning.length, -1);
  }
  return null;
}

function countedSpan(
  words: Words,
  entry: DatedEvent,
  dated: readonly DatedEvent[],
  events: readonly Event[],
  known: ReadonlyMap<DatedEvent, Span>,
  today: Day,
): Span | null {
  const { meaning } = entry.time;
  const sign = meaning.kind === 'relative' ? meaning.sign : 1;
  // "After two months" is said too roughly to count with.
  if (meaning.kind === 'length' && meaning.length.least.days !== meaning.length.most.days) return null;
  if (meaning.kind !== 'relative' && !(meaning.kind === 'length' && lengthRole(words, entry.at) === 'after'))
    return null;
  const anchor =
    meaning.kind === 'relative' && meaning.to === 'next'
      ? anchorAfter(entry, dated, events, known)
      : meaning.kind === 'length'
        ? latestOf(['deliveryDate', 'purchaseDate'], dated, known)
        : lastBefore(entry, dated, known);
  if (!anchor || anchor.hi - anchor.lo > ROUGHEST_ANCHOR) return null;
  const span = shiftSpan(anchor, meaning.length, sign);
  return span.lo > today ? null : { lo: span.lo, hi: Math.min(span.hi, today) };
}

/** The day of the event that follows: `a week after it arrived`. */
function anchorAfter(
  { at, event }: DatedEvent,
  dated: readonly DatedEvent[],
  events: readonly Event[],
  known: ReadonlyMap<DatedEvent, Span>,
): Span | null {
  const next = events.find((other) => other !== event && other.from > at && other.from <= at + ANCHOR_REACH);
  return next ? latestOf([next.fact], dated, known) : null;
}

function latestOf(
  facts: readonly string[],
  dated: readonly DatedEvent[],
  known: ReadonlyMap<DatedEvent, Span>,
): Span | null {
  for (const fact of facts) {
    const found = dated.find(
      (entry) => entry.event.fact === fact && entry.event.happened && known.has(entry),
    );
    if (found) return known.get(found) ?? null;
  }
  return null;
}

/** The last day said before: what "two days later" is counted from. */
function lastBefore(
  entry: DatedEvent,
  dated: readonly DatedEvent[],
  known: ReadonlyMap<DatedEvent, Span>,
): Span | null {
  const before = dated.filter((other) => other.at < entry.at && known.has(other)).sort((a, b) => b.at - a.at);
  return (before[0] && known.get(before[0])) ?? null;
}

/** `I bought a lock. That was on May 3.`: a sentence that only gives the day of the last event. */
function tellingWhen(words: Words, events: readonly Event[]): DatedEvent[] {
  return words.sentences.flatMap((sentence, index): DatedEvent[] => {
    const times = [...words.times].filter(([at]) => at >= sentence.from && at < sentence.to);
    const previous = words.sentences[index - 1];
    const [only] = times;
    if (
      !previous ||
      !only ||
      times.length > 1 ||
      events.some(({ from }) => from >= sentence.from && from < sentence.to)
    )
      return [];
    const lead = words.tokens.slice(sentence.from, only[0]).map(({ word }) => word);
    const pointing =
      /^(?:(?:that|this|it|which) (?:was|is|must have been|would have been)|i think(?: it was)?|maybe|probably|around|about|on|in|)(?: (?:like|maybe|about|on|in|back|around|probably|i think|sometime|just|only|exactly))*$/;
    if (!pointing.test(lead.join(' ')) || sentence.to - only[0] > 4) return [];
    const event = events.filter(({ from }) => from >= previous.from && from < previous.to).at(-1);
    const isDated = [...words.times].some(
      ([at, time]) => at >= previous.from && at < previous.to && time.meaning.kind !== 'length',
    );
    return event && !isDated ? [{ event, at: only[0], time: only[1] }] : [];
  });
}
