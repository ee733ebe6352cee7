import type { Case } from '../case/case.js';
import type { DateState } from '../case/date-state.js';
import { clockMinutes, DISTANT_PAST, shift } from '../days.js';
import type { Diagram, NodeId } from './diagram.js';
import { minutesOf } from './regions.js';
import { sizeOf, type Variable, type Variables, type WindowVariable } from './variables.js';

const NOT_YET_READ = -2;
/** The case leaves the variable open. */
export const OPEN = -1;

/** The values of the variables that a case allows, each variable by itself, worked out when first met. */
export class KnownValues {
  /** @param values first and last value of each variable, as far as they were read */
  constructor(
    private readonly variables: Variables,
    private readonly subject: Case,
    private readonly values = new Array<number>(2 * variables.list.length).fill(NOT_YET_READ),
  ) {}

  /** The value of a variable, or `OPEN`. */
  at(index: number): number {
    const first = this.first(index);
    return first === this.values[2 * index + 1] ? first : OPEN;
  }

  /** The first value that a variable can have. */
  first(index: number): number {
    const value = this.values[2 * index] ?? OPEN;
    if (value !== NOT_YET_READ) return value;
    const variable = this.variables.list[index];
    if (!variable) throw new Error(`There is no variable ${index}.`);
    return this.read(variable, index);
  }

  /** The last value that a variable can have. */
  last(index: number): number {
    this.first(index);
    return this.values[2 * index + 1] ?? OPEN;
  }

  /**
   * The same values with some replaced.
   * @param index a variable that takes the value instead; @param opened variables that are open instead
   */
  with(index: number, value: number, opened: readonly number[], subject: Case): KnownValues {
    const copy = new KnownValues(this.variables, subject, this.values.slice());
    copy.values[2 * index] = value;
    copy.values[2 * index + 1] = value;
    for (const open of opened) {
      const variable = this.variables.list[open];
      copy.values[2 * open] = 0;
      copy.values[2 * open + 1] = variable ? sizeOf(variable) - 1 : 0;
    }
    return copy;
  }

  private read(variable: Variable, index: number): number {
    let first: number;
    let last: number;
    if (variable.kind === 'window') {
      last = exactBand(variable, this.subject);
      first = last;
      if (last === OPEN) {
        last = lastBand(variable, this.subject);
        first = last === 0 ? 0 : firstBand(variable, this.subject);
      }
    } else {
      const value = knownValue(variable, this.subject);
      [first, last] = value === OPEN ? [0, sizeOf(variable) - 1] : [value, value];
    }
    this.values[2 * index] = first;
    this.values[2 * index + 1] = last;
    return first;
  }
}

/**
 * Follows a diagram along the known values.
 * @param path filled with the variables met
 * @param replaced a variable to take with another value than the case's
 * @returns the terminal reached, or the first node whose variable is open
 */
export function follow<T>(
  diagram: Diagram<T>,
  root: NodeId,
  known: KnownValues,
  path: number[] | null = null,
  replaced: { readonly index: number; readonly value: number } | null = null,
): NodeId {
  let node = root;
  while (!diagram.isTerminal(node)) {
    const index = diagram.variableOf(node);
    const value = replaced?.index === index ? replaced.value : known.at(index);
    if (value < 0) return node;
    path?.push(index);
    const next = diagram.childrenOf(node)[value];
    if (next === undefined) throw new Error(`The variable ${index} has no value ${value}.`);
    node = next;
  }
  return node;
}

function knownValue(variable: Exclude<Variable, WindowVariable>, subject: Case): number {
  switch (variable.kind) {
    case 'happened': {
      const date = subject.dates.get(variable.fact);
      const happened = date?.happened ?? null;
      return happened === null || isShaky(date, variable.fact, subject) ? OPEN : Number(happened);
    }
    case 'choice':
    case 'country':
    case 'number': {
      const state = subject.plain.get(variable.fact);
      if (
        state?.value === undefined ||
        (state.source === 'presumed' && mayBeReleased(variable.fact, subject))
      )
        return OPEN;
      return valueIndex(variable, state.value);
    }
  }
}

/** True for a variable whose facts are presumed to be so, which an open fact could still take away. */
export function isReleasable(variable: Variable | undefined, subject: Case): boolean {
  if (!variable) return false;
  if (variable.kind === 'window')
    return (
      isShaky(subject.dates.get(variable.from), variable.from, subject) ||
      isShaky(subject.dates.get(variable.until), variable.until, subject)
    );
  if (variable.kind === 'happened') return isShaky(subject.dates.get(variable.fact), variable.fact, subject);
  return subject.plain.get(variable.fact)?.source === 'presumed' && mayBeReleased(variable.fact, subject);
}

/** True for an event presumed not to have happened as long as an open fact may lift that. */
function isShaky(date: DateState | undefined, name: string, subject: Case): boolean {
  return date?.source === 'presumed' && date.happened === false && mayBeReleased(name, subject);
}

/** True while an open fact could still take away the presumption. */
export function mayBeReleased(name: string, subject: Case): boolean {
  const unless = subject.vocabulary.facts.get(name)?.presumed?.unless;
  if (!unless || unless.length === 0) return false;
  return unless.some(({ fact }) => {
    const governor = subject.plain.get(fact);
    return governor !== undefined && governor.value === undefined;
  });
}

/** Position of a fact's value among the values of its variable. */
export function valueIndex(
  variable: Exclude<Variable, WindowVariable | { kind: 'happened' }>,
  value: unknown,
): number {
  if (variable.kind === 'number') return variable.limits.filter((limit) => Number(value) > limit).length;
  const { values } = variable;
  for (let index = 0; index < values.length; index++) if (values[index] === value) return index;
  return values.length;
}

/** The region of a window between two known days; `OPEN` where either is not known to the day, or hours count. */
function exactBand({ from: name, until: end, lengths }: WindowVariable, subject: Case): number {
  const { dates, store, now } = subject;
  const from = dates.day(name);
  if (from?.happened !== true || from.lo !== from.hi || from.lo <= DISTANT_PAST) return OPEN;
  let last = now.day;
  if (end !== 'today') {
    const until = dates.get(end);
    if (until?.happened !== true || until.lo !== until.hi) return OPEN;
    last = until.lo;
  }
  for (let band = 0; band < lengths.length; band++) {
    const length = lengths[band];
    if (!length || clockMinutes(length) !== null) return OPEN;
    if (last <= shift(from.lo, length, store.holidayDays)) return band;
  }
  return lengths.length;
}

/** The first region of a window that the dates allow: as late a start, as early an end as can be. */
function firstBand(variable: WindowVariable, subject: Case): number {
  const { dates, store, now } = subject;
  const from = dates.day(variable.from);
  if (from?.happened !== true) return 0;
  const until = variable.until === 'today' ? undefined : dates.get(variable.until);
  const isShakyEnd = isShaky(until, variable.until, subject);
  const earliest = until && (until.happened !== false || isShakyEnd) ? until.lo : now.day;
  const { lengths } = variable;
  for (let band = 0; band < lengths.length; band++) {
    const length = lengths[band];
    if (!length) break;
    const minutes = clockMinutes(length);
    if (minutes !== null) {
      const start = minutesOf(variable.from, dates, subject);
      const end = minutesOf(variable.until, dates, subject);
      if (until?.happened === null || isShakyEnd || end.first - start.last <= minutes) return band;
    } else if (earliest <= shift(from.hi, length, store.holidayDays)) return band;
  }
  return lengths.length;
}

/** The last region of a window that the dates allow: as early a start, as late an end as can be. */
function lastBand(variable: WindowVariable, subject: Case): number {
  const { dates, store, now } = subject;
  const { lengths } = variable;
  const from = dates.day(variable.from);
  if (!from) return lengths.length;
  if (from.happened === false) return isShaky(from, variable.from, subject) ? lengths.length : 0;
  const until = variable.until === 'today' ? undefined : dates.get(variable.until);
  const isOpenEnd = until?.happened === null || isShaky(until, variable.until, subject);
  const latest = until && until.happened === true ? until.hi : now.day;
  for (let band = 0; band < lengths.length; band++) {
    const length = lengths[band];
    if (!length) break;
    const minutes = clockMinutes(length);
    if (minutes !== null) {
      const start = minutesOf(variable.from, dates, subject);
      const end = minutesOf(variable.until, dates, subject);
      if (!isOpenEnd && end.last - start.first <= minutes) return band;
    } else if (from.lo > DISTANT_PAST && latest <= shift(from.lo, length, store.holidayDays)) return band;
  }
  return lengths.length;
}
