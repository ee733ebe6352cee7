import type { Case } from '../case/case.js';
import { type Branch, type Leaf, split } from './branches.js';
import type { Diagram, NodeId } from './diagram.js';
import { type KnownValues, valueIndex } from './known.js';
import { liftsOf, sizeOf, type Variables } from './variables.js';

/**
 * Lists every combination of date regions, events and governing facts that a case allows, exactly:
 * regions are feasible when the ranges of the dates that they cut can be narrowed without running
 * empty (all limits are monotone in their date, so narrowing bounds decides feasibility).
 * @param known the values of the case, if they are at hand: what they rule out is not tried
 */
export function leavesOfCase<T>(
  diagram: Diagram<T>,
  root: NodeId,
  variables: Variables,
  subject: Case,
  known: KnownValues | null = null,
): readonly Leaf[] {
  const start = restrictKnown(diagram, root, variables, subject);
  const relevant = relevantVariables(diagram, start, variables, subject);
  let branches: readonly Branch[] = [
    { node: start, dates: subject.dates, released: new Set(), values: [], bands: [] },
  ];
  for (let index = 0; index < variables.linked; index++) {
    const variable = variables.list[index];
    if (!variable) continue;
    const next: Branch[] = [];
    for (const branch of branches) {
      if (!relevant.has(index)) next.push({ ...branch, values: [...branch.values, -1] });
      else
        for (
          let value = known?.first(index) ?? 0;
          value <= (known?.last(index) ?? sizeOf(variable) - 1);
          value++
        )
          next.push(...split(diagram, branch, index, variable, value, subject));
    }
    branches = next;
  }
  return branches.map((branch) => ({
    ...branch,
    node: restrictPresumed(diagram, branch, variables, subject),
  }));
}

/** What is left of another function over the same variables in a combination. */
export function restrictedTo<T>(
  leaf: Leaf,
  diagram: Diagram<T>,
  root: NodeId,
  variables: Variables,
  subject: Case,
): NodeId {
  let node = restrictKnown(diagram, root, variables, subject);
  leaf.values.forEach((value, index) => {
    if (value >= 0) node = diagram.restrict(node, index, value);
  });
  return restrictPresumed(diagram, { node, released: leaf.released }, variables, subject);
}

/** Fixes the variables whose value is known for certain. */
export function restrictKnown<T>(
  diagram: Diagram<T>,
  root: NodeId,
  variables: Variables,
  subject: Case,
): NodeId {
  let node = root;
  for (const index of diagram.support(root)) {
    const variable = variables.list[index];
    if (!variable || index < variables.linked || variable.kind === 'window' || variable.kind === 'happened')
      continue;
    const state = subject.plain.get(variable.fact);
    if (state?.source === 'stated' || state?.source === 'derived')
      node = diagram.restrict(node, index, valueIndex(variable, state.value));
  }
  return node;
}

/** Fixes the presumed variables whose presumption has not fallen. */
export function restrictPresumed<T>(
  diagram: Diagram<T>,
  branch: Pick<Branch, 'node' | 'released'>,
  variables: Variables,
  subject: Case,
): NodeId {
  let node = branch.node;
  for (const index of diagram.support(node)) {
    const variable = variables.list[index];
    if (!variable || variable.kind === 'window' || variable.kind === 'happened') continue;
    const state = subject.plain.get(variable.fact);
    if (state?.source === 'presumed' && !branch.released.has(variable.fact)) {
      node = diagram.restrict(node, index, valueIndex(variable, state.value));
    }
  }
  return node;
}

/** The linked variables on which the function depends, or which govern a presumption on which it depends. */
export function relevantVariables<T>(
  diagram: Diagram<T>,
  node: NodeId,
  variables: Variables,
  subject: Case,
): ReadonlySet<number> {
  const relevant = new Set([...diagram.support(node)].filter((index) => index < variables.linked));
  for (const index of diagram.support(node)) {
    const variable = variables.list[index];
    if (!variable) continue;
    for (const name of variable.kind === 'window' ? [variable.from, variable.until] : [variable.fact]) {
      const isPresumed = (subject.dates.get(name) ?? subject.plain.get(name))?.source === 'presumed';
      const governors = isPresumed ? liftsOf(name, subject.vocabulary) : [];
      for (const fact of governors) {
        const governor = variables.indexOf.get(`choice ${fact}`);
        if (governor !== undefined && subject.plain.get(fact)?.value === undefined) relevant.add(governor);
      }
    }
  }
  return relevant;
}
