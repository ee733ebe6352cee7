import type { Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { Case, Now } from '../case/case.js';
import type { Leaf } from '../diagram/branches.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { Diagram, mapTerminals, type NodeId } from '../diagram/diagram.js';
import { valueIndex } from '../diagram/known.js';
import { leavesOfCase } from '../diagram/leaves.js';
import { sizeOf, type Variables } from '../diagram/variables.js';
import { priorOf } from '../questions/priors.js';
import { freeCase } from './free-case.js';

/** What a space is laid out over. */
export interface SpaceOf {
  readonly policy: Policy;
  readonly compiled: CompiledRequest;
  readonly vocabulary: Vocabulary;
  /** The day on which cases are laid out. */
  readonly now: Now;
  /** Days to look at as well where nothing is found on that one: what can occur may depend on the calendar. */
  readonly others: readonly Now[];
}

/** One combination that can occur: a region of the linked variables and a value of each other that matters. */
export interface Combination {
  readonly leaf: Leaf;
  /** Value of each variable that was met on the way to the outcome, by variable index. */
  readonly values: ReadonlyMap<number, number>;
  /** The case in which only the request is known, on the day of the combination. */
  readonly subject: Case;
}

/** What can occur on one day. */
interface DaySpace {
  readonly subject: Case;
  /** Every region of the linked variables. */
  readonly regions: readonly Leaf[];
}

/**
 * Every combination of facts that a request at a store can meet: nothing is presumed, every date and
 * event is open, and only what the calendar and the order of events forbid is left out.
 */
export class Space {
  readonly variables: Variables;
  private readonly days: DaySpace[] = [];

  constructor(readonly of: SpaceOf) {
    this.variables = of.compiled.variables;
  }

  /** Number of combinations, counting each value of each variable. */
  get size(): number {
    const isRequest = (index: number): boolean => index === this.variables.indexOf.get('choice request');
    return this.variables.list.reduce(
      (product, variable, index) =>
        index < this.variables.linked || isRequest(index) ? product : product * sizeOf(variable),
      this.day(0).regions.length,
    );
  }

  /** True when something can occur at all. */
  get isPossible(): boolean {
    return this.day(0).regions.length > 0;
  }

  /** Every terminal that can occur, each with one combination in which it does. */
  occurring<T>(diagram: Diagram<T>, root: NodeId): Map<NodeId, Combination> {
    const start = this.withRequest(diagram, root);
    const terminals = diagram.below(start).filter((id) => diagram.isTerminal(id));
    const found = new Map<NodeId, Combination>();
    for (let day = 0; found.size < terminals.length && day <= this.of.others.length; day++)
      this.collect(diagram, start, this.day(day), found);
    return found;
  }

  /** A combination in which the value of a function is wanted, or null when there is none. */
  find<T>(diagram: Diagram<T>, root: NodeId, wanted: (value: T) => boolean): Combination | null {
    const test = new Diagram<boolean>(String);
    const start = this.withRequest(test, mapTerminals(test, diagram, root, wanted));
    // Where no way leads to it whatever the calendar says, no day needs to be looked at.
    const target = test.below(start).find((id) => test.isTerminal(id) && test.valueOf(id));
    for (let day = 0; target !== undefined && day <= this.of.others.length; day++) {
      const found = new Map<NodeId, Combination>();
      this.collect(test, start, this.day(day), found);
      const combination = found.get(target);
      if (combination) return combination;
    }
    return null;
  }

  /** Adds what occurs on a day and was not found before. */
  private collect<T>(
    diagram: Diagram<T>,
    start: NodeId,
    { regions, subject }: DaySpace,
    found: Map<NodeId, Combination>,
  ): void {
    const seen = new Set<NodeId>();
    for (const leaf of regions) {
      const values = new Map<number, number>();
      const node = this.within(diagram, start, leaf, values);
      if (seen.has(node)) continue;
      seen.add(node);
      for (const id of diagram.below(node)) {
        if (!diagram.isTerminal(id) || found.has(id)) continue;
        found.set(id, { leaf, subject, values: new Map([...values, ...this.pathTo(diagram, node, id)]) });
      }
    }
  }

  private day(index: number): DaySpace {
    const known = this.days[index];
    if (known) return known;
    const { policy, compiled, vocabulary, now, others } = this.of;
    const own = index === 0 ? now : (others[index - 1] ?? now);
    const subject = freeCase(policy.store, compiled.request, this.variables, vocabulary, own);
    const all = new Diagram<number>(String);
    const leaves = leavesOfCase(all, dependingOnAll(all, this.variables), this.variables, subject);
    // Of several states of the events with the same values the last has the most of them happen.
    const regions = [...new Map(leaves.map((leaf) => [leaf.values.join(), leaf])).values()];
    return (this.days[index] = { subject, regions });
  }

  private withRequest<T>(diagram: Diagram<T>, root: NodeId): NodeId {
    const index = this.variables.indexOf.get('choice request') ?? -1;
    const variable = this.variables.list[index];
    return variable?.kind === 'choice'
      ? diagram.restrict(root, index, valueIndex(variable, this.of.compiled.request))
      : root;
  }

  /** What is left of a function within a region; fills in the values met on the way. */
  private within<T>(diagram: Diagram<T>, root: NodeId, leaf: Leaf, values: Map<number, number>): NodeId {
    let node = root;
    for (
      let index = diagram.variableOf(node);
      index < this.variables.linked;
      index = diagram.variableOf(node)
    ) {
      const value = leaf.values[index] ?? 0;
      values.set(index, value);
      node = diagram.childrenOf(node)[value] ?? node;
    }
    return node;
  }

  /** The likeliest way down from a node to a terminal, as values by variable. */
  private pathTo<T>(diagram: Diagram<T>, from: NodeId, target: NodeId): Map<number, number> {
    const reaches = new Map<NodeId, boolean>();
    const canReach = (node: NodeId): boolean => {
      if (node === target) return true;
      let known = reaches.get(node);
      if (known === undefined) reaches.set(node, (known = diagram.childrenOf(node).some(canReach)));
      return known;
    };
    const path = new Map<number, number>();
    for (let node = from; node !== target;) {
      const index = diagram.variableOf(node);
      const variable = this.variables.list[index];
      const [best] = diagram
        .childrenOf(node)
        .map((child, value) => ({ child, value }))
        .filter(({ child }) => canReach(child))
        .map((way) => ({ ...way, prior: variable ? priorOf(variable, way.value, this.of.vocabulary) : 0 }))
        .sort((a, b) => b.prior - a.prior);
      if (!best) throw new Error('There is no way to this terminal.');
      path.set(index, best.value);
      node = best.child;
    }
    return path;
  }
}

/** A function that depends on every linked variable, so that all regions are told apart. */
function dependingOnAll(diagram: Diagram<number>, { list, linked }: Variables): NodeId {
  let node = diagram.terminal(-1);
  for (let index = linked - 1; index >= 0; index--) {
    const variable = list[index];
    const rest = node;
    if (variable)
      node = diagram.node(
        index,
        Array.from({ length: sizeOf(variable) }, (_, value) =>
          value === 0 ? diagram.terminal(index) : rest,
        ),
      );
  }
  return node;
}
