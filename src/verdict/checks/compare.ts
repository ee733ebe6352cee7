import type { Coverage } from '../../model/coverage.js';
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
 * Compares a coverage with a changed one, exactly: whether any case of any of its requests comes to another
 * verdict, or the coverage itself to another result.
 * @returns a case that differs, or null when there is none
 */
export function differenceOf(
  context: CheckContext,
  coverage: Coverage,
  changed: Coverage,
  requests: readonly string[] = [...coverage.serves, ...coverage.touches],
): Difference | null {
  for (const request of requests) {
    const found = differenceIn(context, coverage, changed, request);
    if (found) return found;
  }
  return null;
}

function differenceIn(
  context: CheckContext,
  coverage: Coverage,
  changed: Coverage,
  request: string,
): Difference | null {
  const { policy, vocabulary } = context;
  const own = context.space(request);
  const edited = replaced(policy.coverages, changed);
  const concerned = [...policy.coverages, changed].filter(
    ({ serves, touches }) => serves.includes(request) || touches.includes(request),
  );
  const variables = collectVariables(concerned, vocabulary);
  const isSame = JSON.stringify(variables.list) === JSON.stringify(own.variables.list);
  const before = isSame ? own.of.compiled : compileRequest(policy, request, 'none', vocabulary, variables);
  const after = compileRequest({ ...policy, coverages: edited }, request, 'none', vocabulary, variables);
  const pairs: readonly [NodeId, NodeId][] = [
    [before.root, after.root],
    [
      before.coverageRoots.get(coverage.id) ?? before.root,
      after.coverageRoots.get(coverage.id) ?? after.root,
    ],
  ];
  let space: Space | null = isSame ? own : null;
  for (const [a, b] of pairs) {
    const differs = new Diagram<boolean>(String);
    const root = combine(differs, before.diagram, a, after.diagram, b, isOther);
    if (differs.isTerminal(root) && !differs.valueOf(root)) continue;
    space ??= context.spaceOf(before);
    const combination = space.find(differs, root, (value) => value);
    if (combination) return { space, combination };
  }
  return null;
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
