import type { Day } from '../../model/duration.js';
import type { FactDefinition, Facts, Vocabulary } from '../../model/fact.js';
import type { Derivation } from '../../model/policy.js';
import { DISTANT_PAST, shift } from '../days.js';
import type { Dates, DateState, PlainState } from './dates.js';

/** A date that the policy itself derives from another, with the days between which it lies, future ones included. */
export interface DerivedDate {
  readonly derivation: Derivation;
  readonly lo: Day;
  readonly hi: Day;
}

/** Fills in dates that the policy derives from others, where the customer states none. */
export function derive(
  request: unknown,
  derivations: readonly Derivation[],
  dates: Dates,
  today: Day,
  holidays: ReadonlySet<Day>,
): DerivedDate[] {
  return derivations.flatMap((derivation) => {
    const date = dates.get(derivation.fact);
    const source = dates.get(derivation.from);
    const applies = date?.source === 'unknown' || (derivation.when === 'unstated' && date?.source === 'open');
    const serves =
      derivation.requests.length === 0 || derivation.requests.some((served) => served === request);
    if (!date || !applies || !serves || source?.happened !== true || source.lo <= DISTANT_PAST) return [];
    // What other facts say of the date limits what the policy derives.
    const bound = (day: Day): Day => Math.max(date.lo, shift(day, derivation.length, holidays));
    const [lo, hi] = [bound(source.lo), bound(source.hi)];
    // What has certainly not happened yet may still be expected on the derived day.
    if (date.happened === false) return [{ derivation, lo, hi }];
    const latest = date.happened === true ? date.hi : Infinity;
    const state: DateState = {
      lo: Math.min(lo, latest),
      hi: Math.min(hi, latest, today),
      happened: lo <= today,
      source: 'derived',
      pending: false,
    };
    if (date.happened === true) state.happened = true;
    dates.set(derivation.fact, state);
    return [{ derivation, lo, hi }];
  });
}

/** Applies defaults and presumptions to facts that nobody stated, where nothing speaks against them. */
export function presume(
  vocabulary: Vocabulary,
  facts: Facts,
  plain: Map<string, PlainState>,
  dates: Dates,
): void {
  for (const fact of vocabulary.facts.values()) {
    const date = dates.get(fact.name);
    if (date && facts[fact.name] === undefined && fact.defaults.length > 0) applyDefault(fact, date, dates);
    if (!fact.presumed || facts[fact.name] !== undefined) continue;
    if (fact.presumed.unless.some(({ fact: other, is }) => isKnownToBe(other, is, plain, dates))) continue;
    const same = fact.presumed.sameAs === null ? undefined : plain.get(fact.presumed.sameAs);
    if (date?.source === 'open' && date.happened === null) {
      date.happened = false;
      date.source = 'presumed';
    } else if (plain.get(fact.name)?.source === 'open') {
      if (same?.source === 'unknown') plain.set(fact.name, { value: undefined, source: 'unknown' });
      else plain.set(fact.name, { value: same?.value ?? fact.presumed.value, source: 'presumed' });
    }
  }
}

function applyDefault(fact: FactDefinition, date: DateState, dates: Dates): void {
  for (const name of fact.defaults) {
    const other = dates.get(name);
    if (name === 'today') {
      Object.assign(date, { lo: date.hi, happened: true, source: 'presumed', pending: true });
      return;
    }
    if (other?.happened === true && other.source === 'stated') {
      Object.assign(date, { lo: other.lo, hi: other.hi, happened: true, source: 'derived' });
      return;
    }
  }
}

function isKnownToBe(
  name: string,
  is: string | boolean,
  plain: ReadonlyMap<string, PlainState>,
  dates: Dates,
): boolean {
  const date = dates.get(name);
  if (date) return date.happened === true && is === 'happened' && date.source !== 'presumed';
  const state = plain.get(name);
  return state?.source === 'stated' || state?.source === 'derived' ? state.value === is : false;
}
