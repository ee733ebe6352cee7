import fc from 'fast-check';

import type { FactDefinition, Facts, FactValue, Vocabulary } from '../../../src/model/fact.js';
import { factsOf, type Variable } from '../../../src/verdict/diagram/variables.js';
import type { Judge } from '../../../src/verdict/judge.js';
import { dayNumber, isoDay } from '../calendar.js';

/** A case put to one store. */
export interface RandomCase {
  readonly store: string;
  readonly today: string;
  readonly facts: Facts;
}

/** What the tests vary in the cases they want. */
export interface Wish {
  /** Whether customers may say "I do not know". */
  readonly unknowns?: boolean;
  /** Whether dates may be known roughly. */
  readonly rough?: boolean;
}

const todays = ['2026-06-20', '2026-03-31', '2028-02-29', '2025-12-31', '2026-11-01'];

/** Ages in days around the limits that policies like. */
const ages = [
  0, 1, 2, 5, 6, 7, 8, 10, 13, 14, 15, 20, 21, 29, 30, 31, 35, 44, 45, 46, 59, 60, 61, 75, 90, 92, 300, 364,
  365, 366, 400, 729, 730, 731, 900,
];

/** Dates in the order in which they happen; each that is stated is made to fit the ones before it. */
const chain = ['purchaseDate', 'shipDate', 'deliveryDate', 'discoveredDate'];

/** The facts on which a request at a store can turn, governors of presumptions among them. */
export function factsOfRequest(judge: Judge, store: string, request: string): readonly string[] {
  const names = judge.knowledge.stores
    .get(store)!
    .versions.flatMap((policy) => judge.engineOf(policy).request(request).variables.list.flatMap(factsOf));
  return [...new Set(names)].filter((name) => name !== 'today' && name !== 'request').sort();
}

/** The requests that a store serves. */
export function requestsOf(judge: Judge, store: string): readonly string[] {
  const { versions } = judge.knowledge.stores.get(store)!;
  return [...new Set(versions.flatMap((policy) => policy.coverages.flatMap(({ serves }) => serves)))].sort();
}

/** Cases of a store: a request, and values for some of the facts that matter to it. */
export function randomCase(judge: Judge, store: string, wish: Wish = {}): fc.Arbitrary<RandomCase> {
  const { vocabulary } = judge.knowledge;
  return fc
    .tuple(
      fc.constantFrom(...requestsOf(judge, store)),
      fc.constantFrom(...todays),
      fc.constantFrom(1, 4, 12),
    )
    .chain(([request, today, silence]) => {
      const names = [...factsOfRequest(judge, store, request), 'wants'].filter(
        (name) => name !== 'noticeDate',
      );
      const shape = Object.fromEntries(
        names.map((name) => {
          const value = randomValue(vocabulary.facts.get(name)!, today, wish);
          return [
            name,
            fc.oneof({ weight: silence, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: value }),
          ];
        }),
      );
      const notice = fc.option(fc.constantFrom(0, 1, 5, 20), { freq: 6, nil: undefined });
      return fc.tuple(fc.record(shape), notice).map(([drawn, noticeAge]): RandomCase => {
        const told = noticeAge === undefined ? {} : { noticeDate: isoDay(dayNumber(today) - noticeAge) };
        return { store, today, facts: { request, ...inOrder(drawn), ...told } };
      });
    });
}

/** A value of a fact, the ends of limits more often than not. */
function randomValue(fact: FactDefinition, today: string, wish: Wish): fc.Arbitrary<FactValue> {
  const known = knownValue(fact, today, wish);
  return wish.unknowns
    ? fc.oneof({ weight: 7, arbitrary: known }, { weight: 1, arbitrary: fc.constant(null) })
    : known;
}

function knownValue(fact: FactDefinition, today: string, wish: Wish): fc.Arbitrary<FactValue> {
  const day = fc.constantFrom(...ages).map((age) => isoDay(dayNumber(today) - age));
  const rough = fc.tuple(fc.constantFrom(...ages), fc.constantFrom(1, 3, 10, 30, 60)).map(([age, width]) => ({
    from: isoDay(dayNumber(today) - age - width),
    to: isoDay(dayNumber(today) - age),
  }));
  const date: fc.Arbitrary<FactValue> = wish.rough ? fc.oneof({ weight: 2, arbitrary: day }, rough) : day;
  switch (fact.type) {
    case 'event':
      return fc.oneof({ weight: 5, arbitrary: date }, { weight: 1, arbitrary: fc.constant('not_yet') });
    case 'date':
      return date;
    case 'timestamp':
      return fc
        .tuple(day, fc.nat(23))
        .map(([on, hour]) =>
          on === today ? `${on}T00:00:00Z` : `${on}T${String(hour).padStart(2, '0')}:30:00Z`,
        );
    case 'number':
      return fc.constantFrom(...fact.bands.map(({ value }) => value));
    case 'country':
      return fc.constantFrom('US', 'DE', 'CA', 'international');
    case 'choice':
    case 'boolean':
      return fc.constantFrom(...fact.choices.map(({ value }) => value));
  }
}

/** Puts exact dates of the chain in order, so that few cases contradict themselves. */
function inOrder(facts: Partial<Record<string, FactValue>>): Record<string, FactValue> {
  const result = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Record<string, FactValue>;
  const isDay = (value: FactValue | undefined): value is string =>
    typeof value === 'string' && /^\d{4}-/.test(value);
  const stated = chain.filter((name) => isDay(result[name]));
  const sorted = stated.map((name) => result[name] as string).sort();
  stated.forEach((name, index) => (result[name] = sorted[index]!));
  return result;
}

/** Values of a fact worth trying: every choice, both sides of every limit, the days around the end of every window. */
export function candidates(
  judge: Judge,
  { store, facts, today }: RandomCase,
  name: string,
): readonly FactValue[] {
  const { vocabulary } = judge.knowledge;
  const fact = vocabulary.facts.get(name)!;
  if (fact.type === 'choice' || fact.type === 'boolean') return fact.choices.map(({ value }) => value);
  if (fact.type === 'country') return ['US', 'DE', 'international'];
  const variables = judge.knowledge.stores
    .get(store)!
    .versions.flatMap((policy) => judge.engineOf(policy).request(String(facts['request'])).variables.list);
  if (fact.type === 'number') {
    const limits = variables.flatMap((variable) =>
      variable.kind === 'number' && variable.fact === name ? variable.limits : [],
    );
    return [...new Set(limits.flatMap((limit) => [limit, limit + 1]))].filter(
      (value) => value >= (fact.min ?? 0),
    );
  }
  const spans = spansOf(judge, store, variables, name);
  const now = dayNumber(today.slice(0, 10));
  const days = new Set([now, now - 1]);
  for (const anchor of [now, ...knownDays(facts)]) {
    days.add(anchor);
    for (const span of spans)
      for (const slack of [-5, -3, -1, 0, 1, 3, 5])
        days.add(anchor - span + slack).add(anchor + span + slack);
  }
  const within = rangeOf(facts[name]);
  const dates = [...days]
    .filter((day) => day <= now && (!within || (day >= within[0] && day <= within[1])))
    .sort((a, b) => b - a)
    .map(isoDay);
  const ends = within
    ? [0, 1 / 4, 1 / 2, 3 / 4, 1].map((part) =>
        isoDay(Math.round(within[0] + part * (Math.min(within[1], now) - within[0]))),
      )
    : [];
  if (fact.type === 'timestamp')
    return [...dates.map((day) => `${day}T00:00:00Z`), ...dates.map((day) => `${day}T13:00:00Z`)];
  return [...(fact.type === 'event' && !within ? ['not_yet'] : []), ...new Set([...ends, ...dates])];
}

/** Days between this date and another at which something may change. */
function spansOf(
  judge: Judge,
  store: string,
  variables: readonly Variable[],
  name: string,
): ReadonlySet<number> {
  const { versions } = judge.knowledge.stores.get(store)!;
  const derivations = versions.flatMap((policy) => policy.derivations);
  const lengthsOf = (date: string): number[] =>
    variables.flatMap((variable) =>
      variable.kind === 'window' && factsOf(variable).includes(date) ? variable.lengths.map(roughDays) : [],
    );
  // What the policy derives from this date has its own windows.
  const further = derivations
    .filter(({ from }) => from === name)
    .flatMap(({ fact, length }) => lengthsOf(fact).map((days) => days + roughDays(length)));
  // What is dated by this one unless stated (the notice by the RMA) has its windows too.
  const followers = [...judge.knowledge.vocabulary.facts.values()].filter(({ defaults }) =>
    defaults.includes(name),
  );
  return new Set([...lengthsOf(name), ...followers.flatMap((fact) => lengthsOf(fact.name)), ...further]);
}

function roughDays(length: readonly { readonly amount: number; readonly unit: string }[]): number {
  const sizes: Partial<Record<string, number>> = {
    days: 1,
    businessDays: 1.4,
    weeks: 7,
    months: 30.5,
    years: 365.25,
  };
  return Math.round(length.reduce((sum, { amount, unit }) => sum + amount * (sizes[unit] ?? 0), 0));
}

function knownDays(facts: Facts): number[] {
  return Object.values(facts).flatMap((value) => {
    if (typeof value === 'object' && value !== null) return [dayNumber(value.from), dayNumber(value.to)];
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
      ? [dayNumber(value.slice(0, 10))]
      : [];
  });
}

function rangeOf(value: FactValue | undefined): [number, number] | null {
  return typeof value === 'object' && value !== null ? [dayNumber(value.from), dayNumber(value.to)] : null;
}

/** The facts of the vocabulary by name, for messages. */
export function isPresumedAlways(vocabulary: Vocabulary, name: string): boolean {
  const presumed = vocabulary.facts.get(name)?.presumed;
  return presumed !== undefined && presumed !== null && presumed.unless.length === 0;
}
