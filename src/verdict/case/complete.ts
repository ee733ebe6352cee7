import type { Day } from '../../model/duration.js';
import type { FactDefinition, Facts } from '../../model/fact.js';
import type { Derivation } from '../../model/policy.js';
import { DISTANT_PAST, shift } from '../days.js';
import type { Dates, DateState } from './dates.js';
import type { LazyPlainStates } from './plain.js';
import type { VocabularyIndex } from './vocabulary-index.js';

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
  if (derivations.length === 0) return [];
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
    Object.assign(date, state);
    return [{ derivation, lo, hi }];
  });
}

/** Applies defaults and presumptions to dates that nobody stated, where nothing speaks against them. */
export function presumeDates(
  index: VocabularyIndex,
  facts: Facts,
  plain: LazyPlainStates,
  dates: Dates,
): void {
  for (const fact of index.dates) {
    const date = dates.get(fact.name);
    if (!date || facts[fact.name] !== undefined) continue;
    if (fact.defaults.length > 0) applyDefault(fact, date, dates);
    if (!fact.presumed || date.source !== 'open' || date.happened !== null) continue;
    if (fact.presumed.unless.some(({ fact: other, is }) => plain.isKnownToBe(other, is))) continue;
    date.happened = false;
    date.source = 'presumed';
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
