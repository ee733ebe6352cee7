import type { Day } from '../../model/duration.js';
import type { FactValue } from '../../model/fact.js';
import { formatDay } from '../../verdict/days.js';
import type { Span } from '../dates/calendar.js';
import { shiftSpan } from '../dates/expression.js';
import type { Finding, Recogniser } from '../finding.js';
import { plain } from '../flags.js';
import { beginningIn } from '../near.js';
import type { Scene } from '../scene.js';
import { assignDates, type DatedEvent, isInside, lengthRole } from './assign-dates.js';
import { tellingWhen } from './telling-when.js';

/** How many words after "a week after" the event may come that it is counted from. */
const ANCHOR_REACH = 7;
/** From a day known more roughly than this nothing is counted. */
const ROUGHEST_ANCHOR = 7;
/** No mail tells of more dated events; what comes after them is left. */
const MOST = 200;

/** A day or a range as a fact has it. */
export function dateValue({ lo, hi }: Span): FactValue {
  return lo === hi ? formatDay(lo) : { from: formatDay(lo), to: formatDay(hi) };
}

/** Which day each event happened on: `ordered on the 3rd, came on the 10th`, `it died two days later`. */
export const eventDates =
  (today: Day): Recogniser =>
  (scene) => {
    const dated = [...assignDates(scene, scene.events), ...tellingWhen(scene)]
      .sort((a, b) => a.at - b.at)
      .slice(0, MOST);
    const known = new Map<DatedEvent, Span>();
    for (const entry of dated) {
      const span = directSpan(scene, entry, today);
      if (span) known.set(entry, span);
    }
    // What is counted from another day comes after the days that are said outright, twice for chains of two.
    for (let round = 0; round < 2; round++) {
      for (const entry of dated) {
        const span = known.has(entry) ? null : countedSpan(scene, entry, dated, known, today);
        if (span) known.set(entry, span);
      }
    }
    return dated.flatMap((entry): Finding[] => {
      const { event, at, time } = entry;
      if (!counts(scene, entry)) return [];
      const place = { fact: event.fact, from: at, to: at + 1, recogniser: 'eventDates', flags: plain };
      if (time.meaning.kind === 'options') {
        return [{ ...place, value: null, confidence: 0.5, candidates: time.meaning.days.map(formatDay) }];
      }
      const span = known.get(entry);
      const confidence = time.meaning.kind === 'days' ? 0.92 : 0.88;
      return span ? [{ ...place, value: dateValue(span), confidence }] : [];
    });
  };

/** Whether the event did happen on that day. */
function counts({ tokens }: Scene, { event, at }: DatedEvent): boolean {
  if (!event.happened) return false;
  const before = tokens.slice(Math.max(0, at - 2), at).map(({ word }) => word);
  return !event.negated || before.includes('until') || before.includes('till');
}

function directSpan(scene: Scene, { event, at, time }: DatedEvent, today: Day): Span | null {
  const { meaning } = time;
  if (meaning.kind === 'days') return meaning.span;
  if (meaning.kind !== 'length') return null;
  const held = isInside(event, at) && /^(?:purchaseDate|deliveryDate)$/.test(event.fact);
  const role = lengthRole(scene, at);
  const counted = role === 'back' || (role === 'lasting' && event.fact === 'discoveredDate');
  return held || counted ? shiftSpan({ lo: today, hi: today }, meaning.length, -1) : null;
}

type Known = ReadonlyMap<DatedEvent, Span>;

function countedSpan(
  scene: Scene,
  entry: DatedEvent,
  dated: readonly DatedEvent[],
  known: Known,
  today: Day,
): Span | null {
  const { meaning } = entry.time;
  if (meaning.kind !== 'relative' && meaning.kind !== 'length') return null;
  const { length } = meaning;
  let anchor: Span | null;
  if (meaning.kind === 'relative') {
    anchor =
      meaning.to === 'next' ? anchorAfter(scene, entry, dated, known) : lastBefore(entry, dated, known);
  } else {
    // "After two months" is said too roughly to count with.
    const exact = length.least.days === length.most.days && lengthRole(scene, entry.at) === 'after';
    anchor = exact ? latestOf(['deliveryDate', 'purchaseDate'], dated, known) : null;
  }
  if (!anchor || anchor.hi - anchor.lo > ROUGHEST_ANCHOR) return null;
  const span = shiftSpan(anchor, length, meaning.kind === 'relative' ? meaning.sign : 1);
  return span.lo > today ? null : { lo: span.lo, hi: Math.min(span.hi, today) };
}

/** The day of the event that follows: `a week after it arrived`. */
function anchorAfter(
  { events }: Scene,
  entry: DatedEvent,
  dated: readonly DatedEvent[],
  known: Known,
): Span | null {
  const near = beginningIn(events, entry.at + 1, entry.at + ANCHOR_REACH + 1);
  const next = near.find((other) => other !== entry.event);
  return next ? latestOf([next.fact], dated, known) : null;
}

function latestOf(facts: readonly string[], dated: readonly DatedEvent[], known: Known): Span | null {
  for (const fact of facts) {
    const found = dated.find(
      (entry) => entry.event.fact === fact && entry.event.happened && known.has(entry),
    );
    if (found) return known.get(found) ?? null;
  }
  return null;
}

/** The last day said before: what "two days later" is counted from. */
function lastBefore(entry: DatedEvent, dated: readonly DatedEvent[], known: Known): Span | null {
  const before = dated.findLast((other) => other.at < entry.at && known.has(other));
  return (before && known.get(before)) ?? null;
}
