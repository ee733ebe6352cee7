import type { Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { Case, Now } from '../case/case.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { Diagram, mapTerminals, type NodeId } from '../diagram/diagram.js';
import { valueIndex } from '../diagram/known.js';
import { type Leaf, leavesOfCase } from '../diagram/leaves.js';
import { sizeOf, type Variables } from '../diagram/variables.js';
import { priorOf } from '../questions/priors.js';
import { freeCase } from './free-case.js';

/** What a space is laid out over. */
export interface SpaceOf {
  readonly policy: Policy;
  readonly compiled: CompiledRequest;
  readonly vocabulary: Vocabulary;
  readonly now: Now;
}

/** One combination that can occur: a region of the linked variables and a value of each other that matters. */
export interface Combination {
  readonly leaf: Leaf;
  /** Value of each variable that was met on the way to the outcome, by variable index. */
  readonly values: ReadonlyMap<number, number>;
}

/**
 * Every combination of facts that a request at a store can meet: nothing is presumed, every date and
 * event is open, and only what the calendar and the order of events forbid is left out.
 */
export class Space {
  /** The case in which only the request is known. */
  readonly subject: Case;
  /** Every region of the linked variables that can occur. */
  readonly regions: readonly Leaf[];
  readonly variables: Variables;

  constructor(readonly of: SpaceOf) {
    const { policy, compiled, vocabulary, now } = of;
    this.variables = compiled.variables;
    this.subject = freeCase(policy.store, compiled.request, compiled.variables, vocabulary, now);
    const all = new Diagram<number>(String);
    const leaves = leavesOfCase(all, dependingOnAll(all, this.variables), this.variables, this.subject);
    // Of several states of the events with the same values the last has the most of them happen.
    this.regions = [...new Map(leaves.map((leaf) => [leaf.values.join(), leaf])).values()];
  }

  /** Number of combinations, counting each value of each variable. */
  get size(): number {
    const others = this.variables.list.slice(this.variables.linked).map(sizeOf);
    const isKnown = this.requestVariable() >= this.variables.linked;
    const each = others.reduce((product, size) => product * size, 1);
    return (
      (this.regions.length * each) /
      (isKnown ? sizeOf(this.variables.list[this.requestVariable()] ?? { kind: 'happened', fact: '' }) : 1)
    );
  }

  /** Every terminal that can occur, each with one combination in which it does. */
  occurring<T>(diagram: Diagram<T>, root: NodeId): Map<NodeId, Combination> {
    const found = new Map<NodeId, Combination>();
    const seen = new Set<NodeId>();
    for (const leaf of this.regions) {
      const values = new Map<number, number>();
      const node = this.within(diagram, root, leaf, values);
      if (seen.has(node)) continue;
      seen.add(node);
      for (const id of diagram.below(node)) {
        if (diagram.isTerminal(id) && !found.has(id))
          found.set(id, { leaf, values: new Map([...values, ...this.pathTo(diagram, node, id)]) });
      }
    }
    return found;
  }

  /** A combination in which the value of a function is wanted, or null when there is none. */
  find<T>(diagram: Diagram<T>, root: NodeId, wanted: (value: T) => boolean): Combination | null {
    const test = new Diagram<boolean>(String);
    const node = mapTerminals(test, diagram, root, wanted);
    for (const [id, combination] of this.occurring(test, node)) if (test.valueOf(id)) return combination;
    return null;
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
    const request = this.requestVariable();
    const variable = this.variables.list[request];
    if (request < this.variables.linked || variable?.kind !== 'choice') return node;
    return diagram.restrict(node, request, valueIndex(variable, this.of.compiled.request));
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

  private requestVariable(): number {
    return this.variables.indexOf.get('choice request') ?? -1;
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
