import type { Coverage } from '../../model/coverage.js';
import type { Policy } from '../../model/policy.js';
import { type CompiledRequest, compileRequest } from '../diagram/compile.js';
import { combine, Diagram, type NodeId } from '../diagram/diagram.js';
import { collectVariables } from '../diagram/variables.js';
import { type Signature, signatureKey } from '../signature.js';
import type { CheckContext } from './context.js';
import type { Combination, Space } from './space.js';

/** A case in which two texts differ. */
export interface Difference {
  readonly space: Space;
  readonly combination: Combination;
}

/**
 * Whether any case that a coverage serves comes to another verdict when it is changed, whatever remedy the
 * customer prefers. Exact.
 * @returns a case that differs, or null when there is none
 */
export function verdictDifference(
  context: CheckContext,
  coverage: Coverage,
  changed: Coverage,
): Difference | null {
  const { policy } = context;
  const edited = { ...policy, coverages: replaced(policy.coverages, changed) };
  const wishes = ['none', ...new Set([...coverage.gives, ...changed.gives].map(({ remedy }) => remedy))];
  for (const request of coverage.serves) {
    for (const wants of wishes) {
      const found = compare(context, policy, edited, request, wants, ({ root }) => root);
      if (found) return found;
    }
  }
  return null;
}

/** Whether a changed coverage, taken alone, comes to another result in any case that it serves or touches. Exact. */
export function differsAlone(context: CheckContext, coverage: Coverage, changed: Coverage): boolean {
  const alone = (own: Coverage): Policy => ({ ...context.policy, coverages: [own] });
  const rootOf = ({ coverageRoots, root }: CompiledRequest): NodeId => coverageRoots.get(coverage.id) ?? root;
  return [...coverage.serves, ...coverage.touches].some(
    (request) => compare(context, alone(coverage), alone(changed), request, 'none', rootOf) !== null,
  );
}

/** Compares one diagram of two texts over the same variables, in all cases that can occur. */
function compare(
  context: CheckContext,
  a: Policy,
  b: Policy,
  request: string,
  wants: string,
  rootOf: (compiled: CompiledRequest) => NodeId,
): Difference | null {
  const { policy, vocabulary } = context;
  const concerned = [...a.coverages, ...b.coverages].filter(
    ({ serves, touches }) => serves.includes(request) || touches.includes(request),
  );
  const variables = collectVariables(concerned, vocabulary);
  const own = a === policy ? context.space(request) : null;
  const isSame = own !== null && JSON.stringify(variables.list) === JSON.stringify(own.variables.list);
  const before =
    isSame && wants === 'none' ? own.of.compiled : compileRequest(a, request, wants, vocabulary, variables);
  const after = compileRequest(b, request, wants, vocabulary, variables);
  const differs = new Diagram<boolean>(String);
  const root = combine(differs, before.diagram, rootOf(before), after.diagram, rootOf(after), isOther);
  if (differs.isTerminal(root) && !differs.valueOf(root)) return null;
  const space = isSame ? own : context.spaceOf(before);
  const combination = space.find(differs, root, (value) => value);
  return combination && { space, combination };
}

const isOther = (a: Signature, b: Signature): boolean => signatureKey(a) !== signatureKey(b);

/** The coverages with the one of the same id replaced. */
export function replaced(coverages: readonly Coverage[], changed: Coverage): readonly Coverage[] {
  return coverages.map((coverage) => (coverage.id === changed.id ? changed : coverage));
}

/** Number of nodes of a request's diagram. */
export function nodesOf({ diagram, root }: CompiledRequest): number {
  return diagram.below(root).length;
}
