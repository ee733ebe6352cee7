import type { Day } from '../../model/duration.js';
import type { Presumption } from '../../model/fact.js';
import type { Derivation } from '../../model/policy.js';
import { DISTANT_PAST, shift } from '../days.js';
import type { DateState } from './date-state.js';
import type { Dates } from './dates.js';
import type { LazyPlainStates } from './plain.js';
import type { Stated } from './stated.js';
import type { Tie } from './ties.js';
import type { VocabularyIndex } from './vocabulary-index.js';

/** A date that the policy itself derives from another, with the days between which it lies, future ones included. */
export interface DerivedDate {
  readonly derivation: Derivation;
  readonly lo: Day;
  readonly hi: Day;
}

/**
 * Fills in dates that the policy derives from others, where the customer states none.
 * @param ties gains those that follow from a date known only roughly
 */
export function derive(
  request: unknown,
  derivations: readonly Derivation[],
  dates: Dates,
  today: Day,
  holidays: ReadonlySet<Day>,
  ties: Tie[],
): DerivedDate[] {
  if (derivations.length === 0) return [];
  return derivations.flatMap((derivation) => {
    const date = dates.get(derivation.fact);
    const source = dates.get(derivation.from);
    const applies = date?.source === 'unknown' || (derivation.when === 'unstated' && date?.source === 'open');
    if (
      !date ||
      !applies ||
      !isUsedFor(derivation, request) ||
      source?.happened !== true ||
      source.lo <= DISTANT_PAST
    )
      return [];
    // What other facts say of the date limits what the policy derives.
    const bound = (day: Day): Day => Math.max(date.lo, shift(day, derivation.length, holidays));
    const [lo, hi] = [bound(source.lo), bound(source.hi)];
    // What has certainly not happened yet may still be expected on the derived day.
    if (date.happened === false) return [{ derivation, lo, hi }];
    const latest = date.happened === true ? date.hi : Infinity;
    if (source.lo < source.hi) ties.push(tieOf(derivation, dates, date, { today, holidays }));
    const state: DateState = {
      lo: Math.min(lo, latest),
      hi: Math.min(hi, latest, today),
      happened: date.happened === true || hi <= today ? true : lo <= today ? null : false,
      source: 'derived',
      pending: false,
    };
    Object.assign(date, state);
    return [{ derivation, lo, hi }];
  });
}

/** True for a request to which the derivation is not closed. */
export function isUsedFor({ requests }: Derivation, request: unknown): boolean {
  return requests.length === 0 || requests.some((served) => served === request);
}

/** The derived date hangs on its source as long as that is not known to the day. */
function tieOf(
  { fact, from, length }: Derivation,
  { index }: Dates,
  derived: DateState,
  { today, holidays }: Pick<Tie, 'today' | 'holidays'>,
): Tie {
  return {
    from: index.positionOf.get(from) ?? -1,
    to: index.positionOf.get(fact) ?? -1,
    length,
    holidays,
    today,
    earliest: derived.lo,
    latest: derived.happened === true ? derived.hi : Infinity,
    otherwise: null,
  };
}

/**
 * Applies defaults and presumptions to dates that nobody stated, where nothing speaks against them.
 * @param ties gains those that fall on a date known only roughly
 */
export function presumeDates(
  index: VocabularyIndex,
  stated: Stated,
  plain: LazyPlainStates,
  dates: Dates,
  ties: Tie[],
): void {
  for (const position of index.presumed) {
    const date = dates.states[position];
    const presumed = index.dates[position]?.presumed;
    // What was stated, or said to be unknown, is not open.
    if (!date || !presumed || date.source !== 'open' || date.happened !== null) continue;
    if (isLifted(presumed, plain)) continue;
    date.happened = false;
    date.source = 'presumed';
  }
  // Defaults look at other dates, so these come first.
  for (const { position, on } of index.defaulted) {
    const date = dates.states[position];
    if (date && stated.dates[position] === undefined)
      applyDefault(position, on, date, { dates, plain, ties });
  }
}

function isLifted({ unless }: Presumption, plain: LazyPlainStates): boolean {
  for (const { fact, is } of unless) if (plain.isKnownToBe(fact, is)) return true;
  return false;
}

interface Surroundings {
  readonly dates: Dates;
  readonly plain: LazyPlainStates;
  readonly ties: Tie[];
}

/** Falls on the first of the dates that has happened, whether its day is known or not; else today. */
function applyDefault(
  to: number,
  on: readonly number[],
  date: DateState,
  { dates, plain, ties }: Surroundings,
): void {
  const today = date.hi;
  for (const from of on) {
    const other = dates.states[from];
    if (!other) {
      date.lo = today;
      date.happened = true;
      date.source = 'presumed';
      date.pending = true;
      return;
    }
    const mayHappen =
      other.happened === null || (other.source === 'presumed' && mayFall(from, dates.index, plain));
    if (other.happened === true || mayHappen) {
      date.lo = other.lo;
      date.happened = true;
      date.source = mayHappen ? 'presumed' : 'derived';
      if (mayHappen) date.pending = true;
      else date.hi = other.hi;
      if (date.lo < date.hi) ties.push({ ...SAME_DAY, from, to, today, otherwise: mayHappen ? today : null });
      return;
    }
  }
}

const SAME_DAY = { length: [], holidays: new Set<Day>(), earliest: DISTANT_PAST, latest: Infinity };

/** True while an open fact could still take away the presumption of a date. */
function mayFall(position: number, index: VocabularyIndex, plain: LazyPlainStates): boolean {
  const unless = index.dates[position]?.presumed?.unless ?? [];
  return unless.some(({ fact }) => {
    const governor = plain.get(fact);
    return governor !== undefined && governor.value === undefined;
  });
}
