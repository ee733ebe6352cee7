import type { Day } from '../../model/duration.js';
import type { FactDefinition, FactProblem, Facts, Vocabulary } from '../../model/fact.js';
import type { Derivation, StoreInfo } from '../../model/policy.js';
import { DISTANT_PAST, parseDay } from '../days.js';
import { dayOfMinute, endOfDay, startOfDay } from '../zone.js';
import { derive, type DerivedDate, presume } from './complete.js';
import {
  type Contradiction,
  type Dates,
  type DateState,
  narrow,
  type OrderEdge,
  orderEdges,
  type PlainState,
  unknownDate,
} from './dates.js';
import { linkEvents } from './events.js';
import { parseTimestamp } from './read-facts.js';

/** The moment at which a case is judged. A bare date is the whole day. */
export interface Now {
  readonly day: Day;
  /** First and last minute (since 1970-01-01T00:00Z) that "now" may be. */
  readonly firstMinute: number;
  readonly lastMinute: number;
}

/** Minutes between which a timestamp lies. */
export interface MinuteRange {
  readonly first: number;
  readonly last: number;
}

/** The facts of a customer, completed by what follows from them and by what is presumed. */
export interface Case {
  readonly store: StoreInfo;
  readonly now: Now;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  readonly order: readonly OrderEdge[];
  readonly plain: ReadonlyMap<string, PlainState>;
  /** For facts open or unknown that imply events: the values still possible. */
  readonly possible: ReadonlyMap<string, readonly (string | boolean)[]>;
  readonly dates: Dates;
  readonly minutes: ReadonlyMap<string, MinuteRange>;
  readonly derivations: readonly Derivation[];
  /** Those of them that were used. */
  readonly derived: readonly DerivedDate[];
}

/** Reads "now" for a store: a date or a timestamp with offset; null when it is neither. */
export function readNow(text: string, zone: string): Now | null {
  const day = parseDay(text);
  if (day !== null) return { day, firstMinute: startOfDay(day, zone), lastMinute: endOfDay(day, zone) };
  const minute = parseTimestamp(text);
  return minute === null ? null : { day: dayOfMinute(minute, zone), firstMinute: minute, lastMinute: minute };
}

const edgesOf = new WeakMap<Vocabulary, readonly OrderEdge[]>();

/**
 * Completes stated facts to a case: events implied by a status and the other way round, the order
 * of dates, defaults, the policy's own derivations, presumptions.
 * @param facts as read by `readFacts`
 * @returns the case, or the contradictions among the facts
 */
export function buildCase(
  facts: Facts,
  vocabulary: Vocabulary,
  store: StoreInfo,
  derivations: readonly Derivation[],
  now: Now,
): Case | { readonly problems: readonly FactProblem[] } {
  let order = edgesOf.get(vocabulary);
  if (!order) edgesOf.set(vocabulary, (order = orderEdges(vocabulary.facts.values())));
  const plain = new Map<string, PlainState>();
  const dates: Dates = new Map();
  const minutes = new Map<string, MinuteRange>();
  for (const fact of vocabulary.facts.values()) {
    if (fact.type === 'timestamp') readTimestamp(fact, facts, store.timeZone, minutes, dates);
  }
  for (const fact of vocabulary.facts.values()) {
    if (fact.type === 'date' || fact.type === 'event') {
      if (dates.has(fact.name) && facts[fact.name] === undefined) continue;
      const stated = stateDate(fact, facts, now.day);
      const derived = dates.get(fact.name);
      if (derived && stated.source === 'stated' && (derived.lo > stated.hi || derived.hi < stated.lo)) {
        const other =
          [...vocabulary.facts.values()].find(({ dayOf }) => dayOf === fact.name)?.name ?? fact.name;
        return { problems: [contradiction({ fact: fact.name, other }, facts)] };
      }
      if (!derived || stated.source === 'stated') dates.set(fact.name, stated);
    } else if (fact.type !== 'timestamp') {
      plain.set(fact.name, statePlain(facts[fact.name]));
    }
  }
  for (const [name, date] of dates) {
    if (date.source !== 'open' && date.happened === true && date.lo > now.day) {
      const timestamp = [...vocabulary.facts.values()].find(({ dayOf }) => dayOf === name)?.name;
      const fact = facts[name] === undefined ? (timestamp ?? name) : name;
      return { problems: [contradiction({ fact, other: 'today' }, facts)] };
    }
    if (date.hi > now.day) date.hi = now.day;
  }
  const possible = new Map<string, readonly (string | boolean)[]>();
  const clash = linkEvents(vocabulary, plain, possible, dates, order);
  if (clash) return { problems: [contradiction(clash, facts)] };
  const derived = derive(facts['request'], derivations, dates, now.day, store.holidayDays);
  presume(vocabulary, facts, plain, dates);
  const late = narrow(dates, order);
  if (late) return { problems: [contradiction(late, facts)] };
  fillMinutes(vocabulary, minutes, dates, store.timeZone);
  return { store, now, facts, vocabulary, order, plain, possible, dates, minutes, derivations, derived };
}

function statePlain(value: Facts[string] | undefined): PlainState {
  if (value === undefined) return { value: undefined, source: 'open' };
  if (value === null || typeof value === 'object') return { value: undefined, source: 'unknown' };
  return { value, source: 'stated' };
}

function stateDate(fact: FactDefinition, facts: Facts, today: Day): DateState {
  const value = facts[fact.name];
  if (value === undefined) return unknownDate(fact, today, 'open');
  if (value === null) return unknownDate(fact, today, 'unknown');
  if (value === 'not_yet') return { ...unknownDate(fact, today, 'stated'), happened: false };
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
  return {
    lo: parseDay(from) ?? DISTANT_PAST,
    hi: parseDay(to) ?? today,
    happened: true,
    source: 'stated',
    pending: false,
  };
}

function readTimestamp(
  fact: FactDefinition,
  facts: Facts,
  zone: string,
  minutes: Map<string, MinuteRange>,
  dates: Dates,
): void {
  const value = facts[fact.name];
  if (value === undefined || value === null) return;
  const exact = typeof value === 'string' ? parseTimestamp(value) : null;
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
  const [first, last] =
    exact === null
      ? [startOfDay(parseDay(from) ?? 0, zone), endOfDay(parseDay(to) ?? 0, zone)]
      : [exact, exact];
  minutes.set(fact.name, { first, last });
  if (fact.dayOf) {
    dates.set(fact.dayOf, {
      lo: dayOfMinute(first, zone),
      hi: dayOfMinute(last, zone),
      happened: true,
      source: 'derived',
      pending: false,
    });
  }
}

/** A timestamp that nobody stated lies on the day that is known of it. */
function fillMinutes(
  vocabulary: Vocabulary,
  minutes: Map<string, MinuteRange>,
  dates: Dates,
  zone: string,
): void {
  for (const fact of vocabulary.facts.values()) {
    const date = fact.dayOf === null ? undefined : dates.get(fact.dayOf);
    if (!date || minutes.has(fact.name)) continue;
    minutes.set(fact.name, {
      first: date.lo <= DISTANT_PAST ? -Infinity : startOfDay(date.lo, zone),
      last: endOfDay(date.hi, zone),
    });
  }
}

function contradiction({ fact, other }: Contradiction, facts: Facts): FactProblem {
  const show = (name: string): string =>
    facts[name] === undefined ? name : `${name} ${JSON.stringify(facts[name])}`;
  const field = other === 'today' ? 'today' : `facts.${other}`;
  return {
    field: `facts.${fact}`,
    other: field,
    message: `facts.${fact} and ${field} contradict each other: ${show(fact)} cannot be true together with ${show(other)}`,
    kind: 'contradiction',
  };
}
