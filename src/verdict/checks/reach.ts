import type { Coverage } from '../../model/coverage.js';
import type { Problem } from '../../model/problem.js';
import type { Signature } from '../signature.js';
import type { CheckContext } from './context.js';

/** Every coverage decides some case of what it serves, and applies to some case of what it touches. */
export function checkReach(context: CheckContext): Problem[] {
  return context.policy.coverages.flatMap((coverage) => {
    const idle = [...coverage.serves, ...coverage.touches].filter(
      (request) => !appliesIn(context, coverage, request),
    );
    const problems = idle.map((request) =>
      problem(
        context,
        coverage,
        `The coverage "${coverage.slug}" can never apply to the request "${request}".`,
        'Take the request out, or correct the lines under "applies".',
      ),
    );
    if (coverage.serves.length === 0 || problems.length > 0 || decides(context, coverage)) return problems;
    return [...problems, hidden(context, coverage)];
  });
}

function appliesIn(context: CheckContext, coverage: Coverage, request: string): boolean {
  const space = context.space(request);
  const { diagram, coverageRoots, root } = space.of.compiled;
  return space.find(diagram, coverageRoots.get(coverage.id) ?? root, ({ route }) => route !== null) !== null;
}

/** True when in some case of some request the coverage is the one that decides, whatever the customer prefers. */
function decides(context: CheckContext, coverage: Coverage): boolean {
  const wishes = ['none', ...new Set(coverage.gives.map(({ remedy }) => remedy))];
  return coverage.serves.some((request) =>
    wishes.some((wants) => {
      const { diagram, root } = context.engine.request(request, wants);
      return context.space(request).find(diagram, root, ({ route }) => route === coverage.id) !== null;
    }),
  );
}

/** The coverage applies, but another always comes first: with one case in which it is passed over. */
function hidden(context: CheckContext, coverage: Coverage): Problem {
  const request = coverage.serves[0] ?? '';
  const space = context.space(request);
  const { diagram, coverageRoots, root } = space.of.compiled;
  const applies = (signature: Signature): boolean => signature.route !== null;
  const combination = space.find(diagram, coverageRoots.get(coverage.id) ?? root, applies);
  const example = combination
    ? ` For example "${request}" where ${context.witness(space, combination).text}.`
    : '';
  return problem(
    context,
    coverage,
    `The coverage "${coverage.slug}" never decides: another one always comes before it.${example}`,
    'Change "order", narrow the other coverage with "applies", or let this one only touch the request.',
  );
}

function problem({ policy }: CheckContext, { line }: Coverage, what: string, fix: string): Problem {
  return { check: 'reach', file: policy.file, line, what, fix, severity: 'error' };
}
