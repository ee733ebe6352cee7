import type { Example, Expectations } from '../../model/example.js';
import type { Problem } from '../../model/problem.js';
import type { VerdictResult } from '../../model/verdict.js';
import { readFacts } from '../case/read-facts.js';
import type { Judge } from '../judge.js';

/** An example that the rules do not bear out. */
export interface Failure {
  readonly example: Example;
  /** One line a difference. */
  readonly differences: readonly string[];
}

/** Judges an example and lists how the result differs from what is expected. */
export function runExample(judge: Judge, store: string, example: Example): Failure | null {
  const { facts, problems } = readFacts(example.facts, judge.knowledge.vocabulary);
  if (problems.length > 0) return { example, differences: problems.map(({ message }) => message) };
  const result = judge.judge(store, facts, example.today);
  if ('problems' in result) return { example, differences: result.problems.map(({ message }) => message) };
  const differences = differencesOf(result, example.expect, store);
  return differences.length > 0 ? { example, differences } : null;
}

/** How a result differs from what is expected; only the fields given are compared. */
export function differencesOf(result: VerdictResult, expect: Expectations, store: string): string[] {
  const { verdict, asks } = result;
  if (!verdict) return ['no verdict is given, since the request is not stated'];
  const differences: string[] = [];
  const compare = (field: string, actual: unknown, expected: unknown): void => {
    if (expected !== undefined && JSON.stringify(actual) !== JSON.stringify(expected)) {
      differences.push(`${field} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
    }
  };
  const sorted = (list: readonly string[] | undefined): readonly string[] | undefined =>
    list ? [...list].sort() : undefined;
  compare('outcome', verdict.outcome, expect.outcome);
  compare(
    'route',
    verdict.route?.id ?? null,
    expect.route === undefined || expect.route === null ? expect.route : `${store}/${expect.route}`,
  );
  compare('remedies', sorted(verdict.remedies), sorted(expect.remedies));
  compare('refundScope', verdict.refundScope, expect.refundScope);
  compare('returnShippingPaidBy', verdict.returnShippingPaidBy, expect.returnShippingPaidBy);
  compare('deadline', verdict.deadline, expect.deadline);
  if (expect.deadlineAt !== undefined && expect.deadlineAt !== null) {
    compare(
      'deadlineAt',
      verdict.deadlineAt === null ? null : Date.parse(verdict.deadlineAt),
      Date.parse(expect.deadlineAt),
    );
  } else compare('deadlineAt', verdict.deadlineAt, expect.deadlineAt);
  compare('asks', asks?.fact ?? null, expect.asks);
  compare('missing', result.missing, expect.missing);
  compare('window', verdict.window, expect.window);
  compare('readings', verdict.readings.length, expect.readings);
  const choosers = new Set(verdict.options.map(({ chosenBy }) => chosenBy));
  compare('chosenBy', [...choosers].join(' and '), expect.chosenBy);
  for (const slug of expect.cites ?? []) {
    const id = slug.includes('/') ? slug : `${store}/${slug}`;
    if (!verdict.citations.some(({ clause }) => clause === id)) differences.push(`${id} is not cited`);
  }
  return differences;
}

/** The failure as a problem for the editor. */
export function asProblem({ example, differences }: Failure): Problem {
  return {
    check: 'examples',
    file: example.file,
    line: example.line,
    what: `"${example.name}": ${differences.join('; ')}.`,
    fix: 'Read the clause again: correct the coverage, or the example if it misreads the text.',
    severity: 'error',
  };
}
