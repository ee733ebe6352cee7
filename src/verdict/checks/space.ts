import type { Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import { buildCase, type Case, type Now } from '../case/case.js';
import { Dates, type DateState } from '../case/dates.js';
import type { PlainStates } from '../case/plain.js';
import { nominalDays } from '../days.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { combine, Diagram, mapTerminals, type NodeId } from '../diagram/diagram.js';
import { type Leaf, leavesOfCase } from '../diagram/leaves.js';
import type { Variables } from '../diagram/variables.js';

/** Days added to each window, for weekends, holidays and months of different length. */
const SLACK = 10;

/** One combination that can occur: a leaf of the free case and a value of each other variable that matters. */
export interface Combination {
  readonly leaf: Leaf;
  /** Value of each variable on which the outcome depends here, by variable index. */
  readonly values: ReadonlyMap<number, number>;
}

/**
 * Every combination of facts that a request at a store can meet: nothing is presumed, every date and
 * event is open, and only what the calendar and the order of events forbid is left out.
 */
export class Space {
  /** The case in which only the request is known. */
  readonly subject: Case;

  constructor(
    readonly policy: Policy,
    readonly compiled: CompiledRequest,
    readonly vocabulary: Vocabulary,
    readonly now: Now,
  ) {
    this.subject = freeCase(policy, compiled, vocabulary, now);
  }

  /** The combinations of linked variables that can occur, with the function left in each. */
  leaves<T>(
    diagram: Diagram<T>,
    root: NodeId,
    variables: Variables = this.compiled.variables,
  ): readonly Leaf[] {
    return leavesOfCase(diagram, root, variables, this.subject);
  }

  /** Every terminal value that can occur, each with one combination in which it does. */
  occurring<T>(diagram: Diagram<T>, root: NodeId, variables?: Variables): Map<NodeId, Combination> {
    const found = new Map<NodeId, Combination>();
    for (const leaf of this.leaves(diagram, root, variables)) {
      for (const id of diagram.below(leaf.node)) {
        if (!diagram.isTerminal(id) || found.has(id)) continue;
        found.set(id, { leaf, values: pathTo(diagram, leaf.node, id) });
      }
    }
    return found;
  }

  /** A combination in which a condition over the whole diagram holds, or null when there is none. */
  find<T>(diagram: Diagram<T>, root: NodeId, wanted: (value: T) => boolean): Combination | null {
    const test = new Diagram<boolean>(String);
    return this.findTrue(
      test,
      mapTerminals(test, diagram, root, (value) => wanted(value)),
    );
  }

  /** A combination in which a boolean function is true, or null when there is none. */
  findTrue(test: Diagram<boolean>, root: NodeId, variables?: Variables): Combination | null {
    for (const [id, combination] of this.occurring(test, root, variables)) {
      if (test.valueOf(id)) return combination;
    }
    return null;
  }
}

/** The function that is true where two functions over the same variables differ. */
export function difference<A, B>(
  a: { readonly diagram: Diagram<A>; readonly root: NodeId },
  b: { readonly diagram: Diagram<B>; readonly root: NodeId },
  same: (x: A, y: B) => boolean,
): { readonly diagram: Diagram<boolean>; readonly root: NodeId } {
  const diagram = new Diagram<boolean>(String);
  return { diagram, root: combine(diagram, a.diagram, a.root, b.diagram, b.root, (x, y) => !same(x, y)) };
}

/** A way down from a node to a terminal, as values by variable. */
function pathTo<T>(diagram: Diagram<T>, from: NodeId, target: NodeId): Map<number, number> {
  const reaches = new Map<NodeId, boolean>();
  const canReach = (node: NodeId): boolean => {
    if (node === target) return true;
    let known = reaches.get(node);
    if (known === undefined) reaches.set(node, (known = diagram.childrenOf(node).some(canReach)));
    return known;
  };
  const path = new Map<number, number>();
  let node = from;
  while (node !== target) {
    const children = diagram.childrenOf(node);
    const value = children.findIndex(canReach);
    if (value === -1) throw new Error('There is no way to this terminal.');
    path.set(diagram.variableOf(node), value);
    node = children[value] ?? target;
  }
  return path;
}

/**
 * The case in which only the request is known: presumptions and defaults are lifted. Dates reach back as
 * far as the windows together: whatever can occur at all, can occur within that time.
 */
function freeCase(policy: Policy, compiled: CompiledRequest, vocabulary: Vocabulary, now: Now): Case {
  const subject = buildCase({ request: compiled.request }, vocabulary, policy.store, [], now);
  if ('problems' in subject) throw new Error(`The request ${compiled.request} alone contradicts itself.`);
  const plain: PlainStates = {
    get: (name) => {
      const state = subject.plain.get(name);
      return state?.source === 'presumed' ? { value: undefined, source: 'open' } : state;
    },
  };
  const reach = compiled.variables.list.reduce((sum, variable) => {
    const longest = variable.kind === 'window' ? variable.lengths.at(-1) : undefined;
    return longest ? sum + Math.ceil(nominalDays(longest)) + SLACK : sum;
  }, SLACK);
  const states = subject.dates.states.map((date): DateState => {
    const lo = now.day - reach;
    // A default such as today stands for a date that may as well lie earlier.
    const happened = date.pending ? true : null;
    const free: DateState = { lo, hi: now.day, happened, source: 'open', pending: false };
    return date.source === 'presumed' ? free : { ...date, lo: Math.max(lo, date.lo) };
  });
  const dates = new Dates(subject.dates.index, states);
  return { ...subject, plain, dates };
}
