import type { Coverage } from '../../model/coverage.js';
import type { Day } from '../../model/duration.js';
import type { Problem } from '../../model/problem.js';
import { shift } from '../days.js';
import { sayDay } from '../explain/words.js';
import { isGrant } from '../signature.js';
import type { CheckContext } from './context.js';

const FIRST_START: Day = 16_436; // 1 January 2015
const LAST_START: Day = 27_393; // 31 December 2044

/** No coverage contradicts itself: it can be granted, it then gives something, and its times run forwards. */
export function checkContradictions(context: CheckContext): Problem[] {
  return context.policy.coverages.flatMap((coverage) => [
    ...checkGrants(context, coverage),
    ...checkExpectation(context, coverage),
  ]);
}

function checkGrants(context: CheckContext, coverage: Coverage): Problem[] {
  const problem = (what: string, fix: string): Problem => contradiction(context, coverage.line, what, fix);
  const promises = coverage.gives.length > 0 || coverage.expects !== null;
  const requests = [...coverage.serves, ...coverage.touches];
  const isGranted = requests.some((request) => {
    const space = context.space(request);
    const { diagram, coverageRoots, root } = space.of.compiled;
    return space.find(diagram, coverageRoots.get(coverage.id) ?? root, isGrant) !== null;
  });
  if (promises && !isGranted) {
    const what = `The coverage "${coverage.slug}" can never be granted: its conditions exclude one another.`;
    return [
      problem(
        what,
        'Look for a window that is over before it opens, or for two values required of one fact.',
      ),
    ];
  }
  if (coverage.gives.length === 0) return [];
  for (const request of requests) {
    const space = context.space(request);
    const { diagram, coverageRoots, root } = space.of.compiled;
    const empty = space.find(
      diagram,
      coverageRoots.get(coverage.id) ?? root,
      (signature) => isGrant(signature) && signature.remedies.length === 0,
    );
    if (!empty) continue;
    const { text } = context.witness(space, empty);
    const what = `The coverage "${coverage.slug}" is granted without any remedy, for "${request}" where ${text}.`;
    return [problem(what, 'Add the remedy for this case under "gives", or deny the case.')];
  }
  return [];
}

/** The earliest expected day is never after the latest. */
function checkExpectation(context: CheckContext, { slug, line, expects }: Coverage): Problem[] {
  if (!expects) return [];
  const { holidayDays } = context.policy.store;
  for (let start = FIRST_START; start <= LAST_START; start++) {
    const [first, last] = [
      shift(start, expects.earliest.length, holidayDays),
      shift(start, expects.latest.length, holidayDays),
    ];
    if (first > last) {
      const what = `What "${slug}" expects is over before it begins: from ${sayDay(start)} on it is ${sayDay(first)} to ${sayDay(last)}.`;
      return [contradiction(context, line, what, 'Exchange "earliest" and "latest", or correct the times.')];
    }
  }
  return [];
}

function contradiction({ policy }: CheckContext, line: number, what: string, fix: string): Problem {
  return { check: 'contradictions', file: policy.file, line, what, fix, severity: 'error' };
}
