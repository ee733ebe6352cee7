import type { Condition, OverCondition, WithinCondition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { Example } from '../../model/example.js';
import type { Problem } from '../../model/problem.js';
import type { Case } from '../case/case.js';
import { readFacts } from '../case/read-facts.js';
import { clockMinutes, earliestReaching, formatDay, shift } from '../days.js';
import { decidingConditionsOf, leavesOf, lengthKey } from '../diagram/variables.js';
import { listed, sayDuration } from '../explain/words.js';
import type { Judge } from '../judge.js';
import { truthOf } from '../truth.js';
import type { CheckContext } from './context.js';
import { type Place, placeAt } from './distances.js';

/** A limit of a coverage, with the places at it that examples stand on. */
interface Limit {
  readonly coverage: Coverage;
  readonly condition: WithinCondition | OverCondition;
  readonly met: Set<string>;
}

/** How many limits there are and how many are exampled on every side. */
export interface LimitsReport {
  readonly problems: readonly Problem[];
  readonly limits: number;
  readonly exampled: number;
}

const PLACES: Readonly<Record<Place, string>> = {
  before: 'the day before',
  last: 'the last day',
  after: 'the day after',
};
const CLOCK_PLACES: Readonly<Record<Place, string>> = {
  before: 'shortly before',
  last: 'the last minute',
  after: 'shortly after',
};

/**
 * Every limit has its examples: a window on its last day, the day before and the day after, a number at
 * its limit and above.
 * @param judge over all versions, as the examples of a store are run
 */
export function checkLimits(context: CheckContext, judge: Judge, examples: readonly Example[]): LimitsReport {
  const limits = context.policy.coverages.flatMap(limitsOf);
  for (const example of examples) {
    const subject = caseOf(context, judge, example);
    if (subject) for (const limit of limits) note(limit, subject);
  }
  const problems = limits.flatMap((limit) => problemOf(context, limit));
  return { problems, limits: limits.length, exampled: limits.length - problems.length };
}

function limitsOf(coverage: Coverage): Limit[] {
  const found = new Map<string, Limit>();
  for (const condition of decidingConditionsOf(coverage).flatMap(leavesOf)) {
    if (condition.kind === 'is') continue;
    const key =
      condition.kind === 'over'
        ? `${condition.fact} ${condition.limit}`
        : `${lengthKey(condition.length)} ${condition.from} ${condition.until}`;
    if (!found.has(key)) found.set(key, { coverage, condition, met: new Set() });
  }
  return [...found.values()];
}

function caseOf({ vocabulary, policy }: CheckContext, judge: Judge, example: Example): Case | null {
  const { facts, problems } = readFacts(example.facts, vocabulary);
  if (problems.length > 0) return null;
  const considered = judge.consider(policy.store.id, facts, example.today);
  return 'problems' in considered || considered.missingRequest ? null : considered.consideration.subject;
}

function note({ coverage, condition, met }: Limit, subject: Case): void {
  const { request } = subject.facts;
  if (![...coverage.serves, ...coverage.touches].some((own) => own === request)) return;
  // A limit under "applies" is met from both sides, whether or not the coverage then applies.
  const others = coverage.applies.filter(
    (own) => !leavesOf(own).some((leaf) => leaf.line === condition.line),
  );
  if (others.some((own: Condition) => truthOf(own, subject) === false)) return;
  if (condition.kind === 'within') {
    const place = placeAt(condition, subject);
    if (place) met.add(place);
  } else {
    const value = subject.plain.get(condition.fact)?.value;
    if (value === condition.limit) met.add('at');
    if (value === condition.limit + 1) met.add('above');
  }
}

function problemOf(context: CheckContext, limit: Limit): Problem[] {
  const { coverage, condition, met } = limit;
  const missing = wanted(condition).filter(({ place }) => !met.has(place));
  if (missing.length === 0) return [];
  const name =
    condition.kind === 'over'
      ? `the limit ${condition.limit} of ${condition.fact}`
      : `"${sayDuration(condition.length)} from ${condition.from}${condition.until === 'noticeDate' ? '' : ` until ${condition.until}`}"`;
  const places = listed(
    missing.map(({ says }) => says),
    'and',
  );
  return [
    {
      check: 'limits',
      file: context.policy.file,
      line: condition.line,
      what: `No example stands at ${name} of "${coverage.slug}" on ${places}.`,
      fix: `Decide the case from the text and add it to examples.yaml${hint(context, condition, missing)}.`,
      severity: 'error',
    },
  ];
}

interface Wanted {
  readonly place: string;
  readonly says: string;
}

function wanted(condition: WithinCondition | OverCondition): readonly Wanted[] {
  if (condition.kind === 'over') {
    return [
      { place: 'at', says: `${condition.limit}` },
      { place: 'above', says: `${condition.limit + 1}` },
    ];
  }
  const names = clockMinutes(condition.length) === null ? PLACES : CLOCK_PLACES;
  return (['before', 'last', 'after'] as const).map((place) => ({ place, says: names[place] }));
}

/** The dates of the missing examples for the day on which witnesses live. */
function hint(
  { now, policy }: CheckContext,
  condition: WithinCondition | OverCondition,
  missing: readonly Wanted[],
): string {
  if (condition.kind === 'over' || clockMinutes(condition.length) !== null) return '';
  const { holidayDays } = policy.store;
  const distance = { before: 1, last: 0, after: -1 };
  const dates = missing.flatMap(({ place }) => {
    const target = now.day + distance[place as Place];
    const start = earliestReaching(target, condition.length, holidayDays);
    return shift(start, condition.length, holidayDays) === target ? [formatDay(start)] : [];
  });
  return dates.length === 0
    ? ''
    : `, with today: ${formatDay(now.day)} and ${condition.from}: ${listed(dates, 'and')}`;
}
