import type { Case } from '../case/case.js';
import type { DateState } from '../case/date-state.js';
import { clockMinutes, DISTANT_PAST, shift } from '../days.js';
import type { Diagram, NodeId } from './diagram.js';
import { minutesOf } from './regions.js';
import type { Variable, Variables, WindowVariable } from './variables.js';

const NOT_YET_READ = -2;
/** The case leaves the variable open. */
export const OPEN = -1;

/** The values of the variables that a case fixes for certain, each worked out when first met. */
export class KnownValues {
  private readonly values: Int16Array;

  constructor(
    private readonly variables: Variables,
    private readonly subject: Case,
  ) {
    this.values = new Int16Array(variables.list.length).fill(NOT_YET_READ);
  }

  /** The value of a variable, or `OPEN`. */
  at(index: number): number {
    let value = this.values[index] ?? OPEN;
    if (value === NOT_YET_READ) {
      const variable = this.variables.list[index];
      value = variable ? knownValue(variable, this.subject) : OPEN;
      this.values[index] = value;
    }
    return value;
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

function knownValue(variable: Variable, subject: Case): number {
  switch (variable.kind) {
    case 'window':
      return knownBand(variable, subject);
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

/** True for an event presumed not to have happened as long as an open fact may lift that. */
function isShaky(date: DateState | undefined, name: string, subject: Case): boolean {
  return date?.source === 'presumed' && date.happened === false && mayBeReleased(name, subject);
}

/** True while an open fact could still take away the presumption. */
export function mayBeReleased(name: string, subject: Case): boolean {
  const unless = subject.vocabulary.facts.get(name)?.presumed?.unless ?? [];
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
  const index = variable.values.findIndex((own) => own === value);
  return index === -1 ? variable.values.length : index;
}

function knownBand(variable: WindowVariable, subject: Case): number {
  const { dates, store, now } = subject;
  const from = dates.get(subject.vocabulary.facts.get(variable.from)?.dayOf ?? variable.from);
  if (!from || from.happened === null || isShaky(from, variable.from, subject)) return OPEN;
  if (!from.happened) return 0;
  const stated = variable.until === 'today' ? undefined : dates.get(variable.until);
  if (stated?.happened === null || isShaky(stated, variable.until, subject)) return OPEN;
  const until = stated?.happened ? stated : { lo: now.day, hi: now.day };
  let band = 0;
  for (const length of variable.lengths) {
    const minutes = clockMinutes(length);
    let isOver: boolean;
    let isWithin: boolean;
    if (minutes === null) {
      const last = from.lo > DISTANT_PAST ? shift(from.lo, length, store.holidayDays) : DISTANT_PAST;
      isWithin = until.hi <= last;
      isOver =
        !isWithin && until.lo > (from.lo === from.hi ? last : shift(from.hi, length, store.holidayDays));
    } else {
      const [start, end] = [
        minutesOf(variable.from, dates, subject),
        minutesOf(variable.until, dates, subject),
      ];
      isWithin = end.last - start.first <= minutes;
      isOver = end.first - start.last > minutes;
    }
    if (isWithin) return band;
    if (!isOver) return OPEN;
    band += 1;
  }
  return band;
}
