import type { Day } from '../../model/duration.js';
import type { FactDefinition, FactProblem, Facts, FactValue, Vocabulary } from '../../model/fact.js';
import type { Derivation, StoreInfo } from '../../model/policy.js';
import { DISTANT_PAST, parseDay } from '../days.js';
import { dayOfMinute, endOfDay, startOfDay } from '../zone.js';
import { derive, type DerivedDate, presumeDates } from './complete.js';
import type { DateState } from './date-state.js';
import { type Contradiction, Dates, narrow } from './dates.js';
import { linkEvents, type Possible } from './events.js';
import { LazyPlainStates, type PlainStates } from './plain.js';
import { parseTimestamp } from './read-facts.js';
import { sortFacts } from './stated.js';
import type { Tie } from './ties.js';
import { indexOf, type VocabularyIndex } from './vocabulary-index.js';

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
  readonly index: VocabularyIndex;
  readonly plain: PlainStates;
  /** For facts open or unknown that imply events: the values still possible. */
  readonly possible: Possible;
  readonly dates: Dates;
  readonly minutes: ReadonlyMap<string, MinuteRange>;
  readonly derivations: readonly Derivation[];
  /** Those of them that were used. */
  readonly derived: readonly DerivedDate[];
}

/** Reads "now" for a store: a date or a timestamp with offset; null when it is neither. */
export function readNow(text: string, zone: string): Now | null {
  const day = parseDay(text);
  if (day !== null) return new WholeDay(day, zone);
  const minute = parseTimestamp(text);
  return minute === null ? null : { day: dayOfMinute(minute, zone), firstMinute: minute, lastMinute: minute };
}

/** A day whose minutes are worked out only where hours count. */
class WholeDay implements Now {
  constructor(
    readonly day: Day,
    private readonly zone: string,
  ) {}

  get firstMinute(): number {
    return startOfDay(this.day, this.zone);
  }

  get lastMinute(): number {
    return endOfDay(this.day, this.zone);
  }
}

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
  const index = indexOf(vocabulary);
  const stated = sortFacts(facts, index);
  const states: DateState[] = [];
  const minutes = stated.hasTimestamps ? readTimestamps(index, facts, store.timeZone) : NO_MINUTES;
  const refuse = (clash: Contradiction): { problems: FactProblem[] } => ({
    problems: [contradiction(clash, facts)],
  });
  for (let position = 0; position < index.dates.length; position++) {
    const date = stateDate(stated.dates[position], index.isEvent[position] === true, now.day);
    if (stated.hasTimestamps) {
      const clash = alignWithTimestamp(index.dates[position], date, index, minutes, now, store.timeZone);
      if (clash) return refuse(clash);
    }
    if (date.lo > now.day && date.happened === true) {
      const name = index.dates[position]?.name ?? '';
      const source = stated.dates[position] === undefined ? index.timestampOf.get(name)?.name : name;
      return refuse({ fact: source ?? name, other: 'today' });
    }
    if (date.hi > now.day) date.hi = now.day;
    states.push(date);
  }
  const ties: Tie[] = [];
  const dates = new Dates(index, states, ties);
  const plain = new LazyPlainStates(stated.plain, index, dates);
  const possible = linkEvents(index, plain, dates);
  if ('fact' in possible) return refuse(possible);
  const derived = derive(facts['request'], derivations, dates, now.day, store.holidayDays, ties);
  presumeDates(index, stated, plain, dates, ties);
  const late = narrow(dates);
  if (late) return refuse(late);
  return { store, now, facts, vocabulary, index, plain, possible, dates, minutes, derivations, derived };
}

function stateDate(value: FactValue | undefined, isEvent: boolean, today: Day): DateState {
  if (value === undefined || value === null) {
    const source = value === undefined ? 'open' : 'unknown';
    return { lo: DISTANT_PAST, hi: today, happened: isEvent ? null : true, source, pending: false };
  }
  if (value === 'not_yet')
    return { lo: DISTANT_PAST, hi: today, happened: false, source: 'stated', pending: false };
  const isRough = typeof value === 'object';
  const lo = parseDay(isRough ? value.from : String(value)) ?? DISTANT_PAST;
  const hi = isRough ? (parseDay(value.to) ?? today) : lo;
  return { lo, hi, happened: true, source: 'stated', pending: false };
}

/** Narrows the day of a date to that of its timestamp. */
function alignWithTimestamp(
  fact: FactDefinition | undefined,
  date: DateState,
  index: VocabularyIndex,
  minutes: ReadonlyMap<string, MinuteRange>,
  now: Now,
  zone: string,
): Contradiction | null {
  const timestamp = fact && index.timestampOf.get(fact.name);
  const range = timestamp && minutes.get(timestamp.name);
  if (!range) return null;
  const { name } = fact;
  const [lo, hi] = [dayOfMinute(range.first, zone), dayOfMinute(range.last, zone)];
  if (date.source === 'stated') {
    if (lo > date.hi || hi < date.lo) return { fact: name, other: timestamp.name };
    date.lo = Math.max(lo, date.lo);
    date.hi = Math.min(hi, date.hi);
  } else Object.assign(date, { lo, hi, happened: true, source: 'derived' });
  return range.first > now.lastMinute ? { fact: timestamp.name, other: 'today' } : null;
}

const NO_MINUTES: ReadonlyMap<string, MinuteRange> = new Map();

function readTimestamps(
  index: VocabularyIndex,
  facts: Facts,
  zone: string,
): ReadonlyMap<string, MinuteRange> {
  const minutes = new Map<string, MinuteRange>();
  for (const { name } of index.timestamps) {
    const value = facts[name];
    if (value === undefined || value === null) continue;
    const exact = typeof value === 'string' ? parseTimestamp(value) : null;
    const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
    minutes.set(
      name,
      exact === null
        ? { first: startOfDay(parseDay(from) ?? 0, zone), last: endOfDay(parseDay(to) ?? 0, zone) }
        : { first: exact, last: exact },
    );
  }
  return minutes;
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
