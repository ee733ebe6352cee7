import type { Problem } from '../../model/problem.js';
import { sizeOf } from '../diagram/variables.js';
import { signatureKey } from '../signature.js';
import type { CheckContext } from './context.js';
import type { Space } from './space.js';

/**
 * Every combination of every request has exactly one verdict, the judge gives that verdict, and every
 * verdict of a coverage cites.
 */
export function checkPaths(context: CheckContext): Problem[] {
  return context.requests.flatMap((request) => {
    const space = context.space(request);
    return [...checkShape(context, space), ...checkVerdicts(context, space)];
  });
}

/** One child for each value of each variable, in the order of variables: no combination is left out or decided twice. */
function checkShape({ policy }: CheckContext, { of, variables, isPossible }: Space): Problem[] {
  const { diagram, root, request } = of.compiled;
  const broken = diagram.below(root).filter((node) => {
    if (diagram.isTerminal(node)) return false;
    const variable = variables.list[diagram.variableOf(node)];
    const children = diagram.childrenOf(node);
    const isOrdered = children.every((child) => diagram.variableOf(child) > diagram.variableOf(node));
    return !variable || children.length !== sizeOf(variable) || !isOrdered;
  });
  if (broken.length === 0 && isPossible) return [];
  const what = !isPossible
    ? `No combination of facts can occur for the request "${request}".`
    : `Some combinations of the request "${request}" have no verdict, or more than one.`;
  return [problem(policy.file, 0, what, 'This is a fault of the program: please report it.')];
}

function checkVerdicts(context: CheckContext, space: Space): Problem[] {
  const { policy, judge } = context;
  const { diagram, root, request } = space.of.compiled;
  return [...space.occurring(diagram, root)].flatMap(([node, combination]) => {
    const signature = diagram.valueOf(node);
    const coverage = policy.coverages.find(({ id }) => id === signature.route);
    const { facts, text, today } = context.witness(space, combination);
    const result = judge.judge(policy.store.id, facts, today);
    const line = coverage?.line ?? 0;
    if ('problems' in result || !result.verdict) {
      const why =
        'problems' in result ? result.problems.map(({ message }) => message).join('; ') : 'no verdict';
      return [
        problem(
          policy.file,
          line,
          `For "${request}" where ${text}: ${why}.`,
          'This is a fault of the program: please report it.',
        ),
      ];
    }
    const { verdict } = result;
    const given = signatureKey({
      outcome: verdict.outcome,
      route: verdict.route?.id ?? null,
      remedies: verdict.remedies,
      scope: verdict.refundScope,
      payer: verdict.returnShippingPaidBy,
    });
    if (given !== signatureKey(signature)) {
      const what = `For "${request}" where ${text}: the proof says ${signatureKey(signature)}, the judge ${given}.`;
      return [problem(policy.file, line, what, 'This is a fault of the program: please report it.')];
    }
    const missing = verdict.citations.filter(({ clause }) => !policy.clauseById.has(clause));
    if (signature.route === null || (verdict.citations.length > 0 && missing.length === 0)) return [];
    const what = `For "${request}" where ${text}: the verdict "${verdict.outcome}" cites no clause.`;
    return [problem(policy.file, line, what, 'Name the clause that says so in the line that decides.')];
  });
}

function problem(file: string, line: number, what: string, fix: string): Problem {
  return { check: 'proof', file, line, what, fix, severity: 'error' };
}
