import type { Case } from '../case/case.js';
import type { Diagram, NodeId } from './diagram.js';
import { isReleasable, type KnownValues } from './known.js';
import { narrowToBands } from './regions.js';
import type { Variable, Variables, WindowVariable } from './variables.js';

/** The constants that a diagram may come to, each variable taken by itself. */
export interface Ends {
  readonly nodes: readonly NodeId[];
  /**
   * True when every one of them can be reached: at most one of the open variables met depends on others, and what
   * it looks at has happened, so that its dates are narrowed by the others already.
   */
  readonly isExact: boolean;
}

/** Follows what is known and takes every value of what is open: all ends that can be, and perhaps some that cannot. */
export function endsOf<T>(
  diagram: Diagram<T>,
  root: NodeId,
  known: KnownValues,
  variables: Variables,
  subject: Case,
): Ends {
  const nodes: NodeId[] = [];
  const met: NodeId[] = [root];
  const seen = diagram.marks();
  let joint = -1;
  let gaps: ReadonlySet<number> = NO_GAPS;
  let isExact = subject.dates.ties.length === 0;
  for (let position = 0; position < met.length; position++) {
    const node = met[position] ?? root;
    if (diagram.isTerminal(node)) {
      nodes.push(node);
      continue;
    }
    const index = diagram.variableOf(node);
    const [first, last] = [known.first(index), known.last(index)];
    const variable = variables.list[index];
    const possible =
      first !== last && variable?.kind === 'choice' ? subject.possible.get(variable.fact) : undefined;
    if (first !== last && index !== joint) {
      if (index < variables.linked) {
        if (joint >= 0 || mayNotHappen(variable, subject)) isExact = false;
        joint = index;
        gaps = variable?.kind === 'window' ? emptyRegions(variable, first, last, subject) : NO_GAPS;
      }
      if (isReleasable(variable, subject)) isExact = false;
    }
    const children = diagram.childrenOf(node);
    for (let value = first; value <= last; value++) {
      const child = children[value];
      if (child === undefined || (index === joint && gaps.has(value)) || !seen.add(child)) continue;
      if (possible && variable?.kind === 'choice') {
        const own = variable.values[value];
        if (own !== undefined && !possible.includes(own)) {
          seen.remove(child);
          continue;
        }
      }
      met.push(child);
    }
  }
  return { nodes, isExact: isExact || nodes.length === 1 };
}

const NO_GAPS: ReadonlySet<number> = new Set();

/**
 * The regions between the first and the last in which no pair of days lies: two days and two business days end on the
 * same day for every start in reach, or the second skips from before today to after it.
 */
function emptyRegions(
  variable: WindowVariable,
  first: number,
  last: number,
  subject: Case,
): ReadonlySet<number> {
  if (last - first < 2 || mayNotHappen(variable, subject)) return NO_GAPS;
  const between = Array.from({ length: last - first - 1 }, (_, index) => first + 1 + index);
  return new Set(between.filter((band) => !narrowToBands([{ variable, band }], subject.dates, subject)));
}

/** True for a window between events of which one may not have happened. */
function mayNotHappen(variable: Variable | undefined, { dates }: Case): boolean {
  return (
    variable?.kind === 'window' &&
    (dates.get(variable.from)?.happened === null || dates.get(variable.until)?.happened === null)
  );
}
