import type { Day } from '../../model/duration.js';
import type { FactDefinition, Facts, FactValue, Vocabulary } from '../../model/fact.js';
import type { Case } from '../case/case.js';
import type { Dates } from '../case/dates.js';
import { clockMinutes, formatDay } from '../days.js';
import type { Band } from '../diagram/band.js';
import { narrowToBands } from '../diagram/regions.js';
import type { Variable, WindowVariable } from '../diagram/variables.js';
import { listed, sayCountry, sayDay } from '../explain/words.js';
import { dayOfMinute, endOfDay, formatMinute, startOfDay } from '../zone.js';
import type { Combination, Space } from './space.js';

/** Concrete facts for one combination; those that nobody needs to state are left out. */
export function witnessOf({ variables, of }: Space, { leaf, values, subject }: Combination): Facts {
  const facts: Record<string, FactValue> = { request: of.compiled.request };
  const bands: Band[] = [];
  const dated = new Set<string>();
  variables.list.forEach((variable, index) => {
    const value = values.get(index);
    if (value === undefined) return;
    if (variable.kind === 'window') {
      dated.add(variable.from).add(variable.until);
      if (isHappened(variable.from, leaf.dates, of.vocabulary)) bands.push({ variable, band: value });
    } else if (variable.kind === 'happened') dated.add(variable.fact);
    else if (variable.fact !== 'request')
      facts[variable.fact] = plainValue(variable, value, of.vocabulary.facts.get(variable.fact));
  });
  let dates = leaf.dates;
  for (const { variable, band } of bands) {
    const minute = startMinute(variable, band, dates, subject);
    const fact = of.vocabulary.facts.get(variable.from);
    if (minute === null || !fact) continue;
    facts[fact.name] = formatMinute(minute, subject.store.timeZone);
    dates = pinned(
      dates,
      fact.dayOf ?? fact.name,
      dayOfMinute(minute, subject.store.timeZone),
      bands,
      subject,
    );
  }
  for (const name of inOrder(dated, of.vocabulary)) {
    const fact = of.vocabulary.facts.get(name);
    const date = dates.get(fact?.dayOf ?? name);
    if (!fact || !date || facts[name] !== undefined || date.happened === null) continue;
    if (!date.happened) facts[name] = 'not_yet';
    else {
      dates = pinned(dates, fact.dayOf ?? name, date.hi, bands, subject);
      // A date that is today until stated need not be stated, unless it may follow another date; counted by the clock
      // it must not be, since a day says no hour.
      const isToday = fact.defaults.includes('today') && date.hi === subject.now.day;
      const isFollower = fact.defaults.length > 1 && !bands.some((band) => isByClock(band, name));
      if (!isToday || isFollower) facts[name] = formatDay(date.hi);
    }
  }
  return facts;
}

function isByClock({ variable }: Band, until: string): boolean {
  return variable.until === until && variable.lengths.some((length) => clockMinutes(length) !== null);
}

function isHappened(name: string, dates: Dates, { facts }: Vocabulary): boolean {
  return dates.get(facts.get(name)?.dayOf ?? name)?.happened === true;
}

/** Dates that default to today first, since the others then have a fixed end. */
function inOrder(names: ReadonlySet<string>, { facts }: Vocabulary): readonly string[] {
  const rank = (name: string): number => (facts.get(name)?.defaults.includes('today') ? 0 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b));
}

function pinned(dates: Dates, name: string, day: Day, bands: readonly Band[], subject: Case): Dates {
  const own = dates.get(name);
  if (!own) return dates;
  const copy = dates.with(name, { ...own, lo: day, hi: day });
  return narrowToBands(bands, copy, subject) ?? copy;
}

function plainValue(
  variable: Exclude<Variable, WindowVariable | { kind: 'happened' }>,
  value: number,
  fact: FactDefinition | undefined,
): FactValue {
  if (variable.kind === 'number') {
    const atMost = variable.limits[value];
    const usual = fact?.presumed?.value;
    const fits = (number: unknown): boolean =>
      variable.limits.filter((limit) => Number(number) > limit).length === value;
    if (typeof usual === 'number' && fits(usual)) return usual;
    return atMost ?? Math.max(fact?.min ?? 0, (variable.limits[value - 1] ?? 0) + 1);
  }
  const named = variable.values[value];
  if (named !== undefined) return named;
  const others = ['international', 'DE', 'FR', 'JP', 'BR', 'AU'];
  return others.find((code) => !variable.values.includes(code)) ?? null;
}

/** For a window counted by the clock that runs to now: the latest minute at which it can have begun. */
function startMinute(variable: WindowVariable, band: number, dates: Dates, subject: Case): number | null {
  const lengths = variable.lengths.map(clockMinutes);
  if (lengths.includes(null)) return null;
  const date = dates.day(variable.from);
  if (!date) return null;
  const now = subject.now.lastMinute;
  const zone = subject.store.timeZone;
  const earliest = Math.max(startOfDay(date.lo, zone), now - (lengths[band] ?? Infinity));
  const latest = Math.min(endOfDay(date.hi, zone), now, band > 0 ? now - (lengths[band - 1] ?? 0) - 1 : now);
  return earliest <= latest ? latest : null;
}

/** Facts in plain words: "the item stopped working later, it was delivered on 3 May 2026 (day 45)". */
export function sayFacts(facts: Facts, { facts: definitions }: Vocabulary, today: Day): string {
  const parts = Object.entries(facts).flatMap(([name, value]): string[] => {
    const fact = definitions.get(name);
    if (!fact || name === 'request' || value === null || typeof value === 'object') return [];
    const isPresumed =
      fact.presumed !== null && fact.presumed.value === value && fact.presumed.unless.length === 0;
    const isToday = fact.defaults.includes('today') && value === formatDay(today);
    return isPresumed || isToday ? [] : [sayFact(fact, value, today)];
  });
  return parts.length === 0 ? 'whatever the facts' : listed(parts, 'and');
}

function sayFact(fact: FactDefinition, value: string | number | boolean, today: Day): string {
  const choice = fact.choices.find((own) => own.value === value);
  if (choice) return choice.says;
  if (value === 'not_yet') return `it is not yet the case that ${fact.says}`;
  if (fact.type === 'number') return `${fact.says} is ${String(value)}`;
  if (fact.type === 'country') return `the order goes to ${sayCountry(String(value))}`;
  if (fact.type === 'timestamp' && String(value).includes('T')) return `${fact.says} at ${String(value)}`;
  const day = Math.round(Date.parse(`${String(value)}T00:00:00Z`) / 86_400_000);
  const age = today - day;
  return `${fact.says} on ${sayDay(day)} (${age === 0 ? 'today' : age === 1 ? '1 day ago' : `${age} days ago`})`;
}
