import type { Condition } from '../model/condition.js';
import type { Case } from './case/case.js';
import { clockMinutes, DISTANT_PAST, shift } from './days.js';
import type { ReadingChoice } from './diagram/compile-condition.js';
import { minutesOf } from './diagram/regions.js';

/** True, false or unknown (null), as in Kleene's strong logic of indeterminacy (1938). */
export type Truth = boolean | null;

/** False as soon as one is false, in either order. */
export function and(a: Truth, b: Truth): Truth {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}

/** True as soon as one is true, in either order. */
export function or(a: Truth, b: Truth): Truth {
  return a === true || b === true ? true : a === null || b === null ? null : false;
}

/** Unknown stays unknown. */
export function not(a: Truth): Truth {
  return a === null ? null : !a;
}

/**
 * The truth of a condition on a case, for the trace. Readings that disagree are unknown unless one is chosen.
 * @param readings the option taken of each readings condition; null: all of them at once
 */
export function truthOf(condition: Condition, subject: Case, readings: ReadingChoice | null = null): Truth {
  switch (condition.kind) {
    case 'all': {
      let sum: Truth = true;
      for (const inner of condition.of) sum = and(sum, truthOf(inner, subject, readings));
      return sum;
    }
    case 'any': {
      let sum: Truth = false;
      for (const inner of condition.of) sum = or(sum, truthOf(inner, subject, readings));
      return sum;
    }
    case 'readings': {
      const chosen = readings?.get(condition.id);
      const options = chosen === undefined ? condition.options : condition.options.slice(chosen, chosen + 1);
      const truths = options.map((option) => truthOf(option.condition, subject, readings));
      return truths.every((truth) => truth === truths[0]) ? (truths[0] ?? null) : null;
    }
    case 'is': {
      const date = subject.dates.get(condition.fact);
      const truth = date ? not(date.happened) : isOneOf(condition.values, subject, condition.fact);
      return condition.negated ? not(truth) : truth;
    }
    case 'over': {
      const value = subject.plain.get(condition.fact)?.value;
      const truth = typeof value === 'number' ? value > condition.limit : null;
      return condition.negated ? not(truth) : truth;
    }
    case 'within': {
      const truth = withinTruth(condition, subject);
      return condition.negated ? not(truth) : truth;
    }
  }
}

function isOneOf(values: readonly (string | boolean)[], subject: Case, fact: string): Truth {
  const value = subject.plain.get(fact)?.value;
  if (value !== undefined) return typeof value !== 'number' && values.includes(value);
  const possible = subject.possible.get(fact);
  if (!possible) return null;
  const hits = possible.filter((own) => values.includes(own)).length;
  return hits === 0 ? false : hits === possible.length ? true : null;
}

function withinTruth(condition: Extract<Condition, { kind: 'within' }>, subject: Case): Truth {
  const from = subject.dates.day(condition.from);
  if (!from) return null;
  if (from.happened === false) return true;
  const minutes = clockMinutes(condition.length);
  let inTime: boolean;
  let late: boolean;
  if (minutes !== null) {
    const [start, end] = [
      minutesOf(condition.from, subject.dates, subject),
      minutesOf(condition.until, subject.dates, subject),
    ];
    inTime = end.last - start.first <= minutes;
    late = end.first - start.last > minutes;
  } else {
    const stated = condition.until === 'today' ? undefined : subject.dates.get(condition.until);
    const until =
      stated?.happened === true
        ? stated
        : { lo: subject.now.day, hi: stated?.happened === null ? Infinity : subject.now.day };
    const { holidayDays } = subject.store;
    inTime = from.lo > DISTANT_PAST && until.hi <= shift(from.lo, condition.length, holidayDays);
    late = until.lo > shift(from.hi, condition.length, holidayDays);
  }
  if (inTime) return true;
  return late && from.happened === true ? false : null;
}
