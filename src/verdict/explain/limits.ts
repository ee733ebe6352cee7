import type { Condition, WithinCondition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { Day } from '../../model/duration.js';
import type { Case } from '../case/case.js';
import { clockMinutes, DISTANT_PAST, shift } from '../days.js';
import { minutesOf } from '../diagram/regions.js';
import { truthOf } from '../truth.js';
import { dayOfMinute } from '../zone.js';

/** The end of a window on the calendar. */
export interface Limit {
  readonly day: Day;
  /** Last minute, for windows counted by the clock. */
  readonly minute: number | null;
  /** The event that must happen by then. */
  readonly until: string;
  /** True while that event has not happened, so that the limit still binds. */
  readonly pending: boolean;
  readonly clauses: readonly string[];
}

/** The end of one window; null while its start is not known or has not happened. A rough start gives the earliest end. */
export function limitOfWindow(condition: WithinCondition, subject: Case): Limit | null {
  const from = subject.dates.day(condition.from);
  if (
    from?.happened !== true ||
    from.lo <= DISTANT_PAST ||
    from.source === 'open' ||
    from.source === 'unknown'
  )
    return null;
  const until = condition.until === 'today' ? undefined : subject.dates.get(condition.until);
  const pending = until?.happened !== true || until.pending;
  const { until: act, clauses, length } = condition;
  const minutes = clockMinutes(length);
  if (minutes === null) {
    const day = shift(from.lo, length, subject.store.holidayDays);
    return { day, minute: null, until: act, pending, clauses };
  }
  const start = minutesOf(condition.from, subject.dates, subject);
  const minute = start.first + minutes;
  const day = dayOfMinute(minute, subject.store.timeZone);
  return { day, minute: start.first === start.last ? minute : null, until: act, pending, clauses };
}

/**
 * The last day on which a condition can still hold: of several that must hold the earliest, of
 * several that suffice the latest, of several readings the earliest.
 * @param strikesWhen the truth value at which the condition denies
 */
export function limitOf(
  condition: Condition,
  strikesWhen: boolean,
  subject: Case,
  only: 'pending' | 'all' = 'all',
): Limit | null {
  const visit = (inner: Condition): Limit | null => limitOf(inner, strikesWhen, subject, only);
  switch (condition.kind) {
    case 'within': {
      const limit = condition.negated === strikesWhen ? limitOfWindow(condition, subject) : null;
      return only === 'pending' && limit?.pending === false ? null : limit;
    }
    case 'readings':
      return earliest(condition.options.map((option) => visit(option.condition)));
    case 'all':
    case 'any': {
      const isConjunction = (condition.kind === 'all') === !strikesWhen;
      const limits = condition.of.map(visit);
      if (isConjunction) return earliest(limits);
      const open = condition.of.some(
        (inner, index) => limits[index] === null && truthOf(inner, subject) !== strikesWhen,
      );
      return open ? null : latest(limits);
    }
    case 'is':
    case 'over':
      return null;
  }
}

function earliest(limits: readonly (Limit | null)[]): Limit | null {
  return limits.reduce((least, limit) => (limit && (!least || isBefore(limit, least)) ? limit : least), null);
}

function latest(limits: readonly (Limit | null)[]): Limit | null {
  return limits.reduce((most, limit) => (limit && (!most || isBefore(most, limit)) ? limit : most), null);
}

function isBefore(a: Limit, b: Limit): boolean {
  return a.minute !== null && b.minute !== null ? a.minute < b.minute : a.day < b.day;
}

/**
 * The last day on which a coverage gives anything: the earliest end of the windows that still run
 * (once the shop was told, the window to send the item back, if one runs), else of those that were kept.
 */
export function deadlineOf(coverage: Coverage, subject: Case): Limit | null {
  const denying = coverage.rules.filter(({ effect }) => effect === 'denies' || effect === 'silent');
  const ends = (only: 'pending' | 'all'): (Limit | null)[] =>
    denying.map((rule) => limitOf(rule.condition, rule.strikesWhen, subject, only));
  const rows = coverage.gives.filter(({ when }) => when === null || truthOf(when, subject) !== false);
  const rowLimits = rows.map(({ when }) => (when === null ? null : limitOf(when, false, subject, 'pending')));
  const rowEnd =
    rowLimits.length > 0 && rowLimits.every((limit) => limit !== null) ? latest(rowLimits) : null;
  const running = earliest([...ends('pending'), rowEnd]);
  if (running) return running;
  // A window that was kept in time and is over sets no date any more.
  const kept = latest(ends('all'));
  return kept && kept.day >= subject.now.day ? kept : null;
}

/** Where time alone denies: the day that passed; null when something else denies, too. */
export function passedLimit(coverage: Coverage, subject: Case): Limit | null {
  let passed: Limit | null = null;
  for (const rule of coverage.rules) {
    if (rule.effect !== 'denies' || truthOf(rule.condition, subject) !== rule.strikesWhen) continue;
    const limit = limitOf(rule.condition, rule.strikesWhen, subject);
    if (!limit) return null;
    passed = earliest([passed, limit]);
  }
  return passed;
}
