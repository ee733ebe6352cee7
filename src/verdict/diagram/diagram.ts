/** Id of a node of a diagram; terminals and inner nodes share the numbering. */
export type NodeId = number;

const TERMINAL = 0x7fffffff;
/** More values than any variable has. */
const MOST_VALUES = 1024;

/** A set of nodes that is emptied without being walked. */
class Marks {
  private readonly rounds: number[] = [];
  private round = 0;

  clear(): void {
    this.round += 1;
  }

  /** @returns false when the node was there already */
  add(node: NodeId): boolean {
    if (this.rounds[node] === this.round) return false;
    while (this.rounds.length <= node) this.rounds.push(0);
    this.rounds[node] = this.round;
    return true;
  }

  remove(node: NodeId): void {
    this.rounds[node] = 0;
  }
}

/**
 * Reduced, ordered, multi-valued decision diagrams with shared nodes (after Bryant 1986, with
 * terminals of any kind as in Bahar et al. 1993): two functions are equal exactly when their node
 * ids are. Variables are numbered from 0 in their order; every value of a variable has one child.
 */
export class Diagram<T> {
  private readonly variable: number[] = [];
  private readonly children: (readonly NodeId[])[] = [];
  private readonly values: (T | undefined)[] = [];
  private readonly unique = new Map<string, NodeId>();
  private readonly terminals = new Map<string, NodeId>();
  private readonly restricted: (Map<NodeId, NodeId> | undefined)[] = [];
  private readonly reached: (readonly T[] | undefined)[] = [];
  private readonly supports: (ReadonlySet<number> | undefined)[] = [];
  private readonly seen = new Marks();

  /** @param keyOf two terminals are the same when their keys are */
  constructor(private readonly keyOf: (value: T) => string) {}

  /** The constant function. */
  terminal(value: T): NodeId {
    const key = this.keyOf(value);
    const known = this.terminals.get(key);
    if (known !== undefined) return known;
    const id = this.add(TERMINAL, [], value);
    this.terminals.set(key, id);
    return id;
  }

  /** The function that branches on a variable; a node whose children are all the same is that child. */
  node(variable: number, children: readonly NodeId[]): NodeId {
    const first = children[0];
    if (first === undefined) throw new Error('A variable needs at least one value.');
    if (children.every((child) => child === first)) return first;
    const key = `${variable}:${children.join()}`;
    const known = this.unique.get(key);
    if (known !== undefined) return known;
    const id = this.add(variable, children, undefined);
    this.unique.set(key, id);
    return id;
  }

  private add(variable: number, children: readonly NodeId[], value: T | undefined): NodeId {
    this.variable.push(variable);
    this.children.push(children);
    this.values.push(value);
    return this.variable.length - 1;
  }

  /** Number of nodes made so far, terminals included. */
  get size(): number {
    return this.variable.length;
  }

  /** True for a constant. */
  isTerminal(node: NodeId): boolean {
    return this.variable[node] === TERMINAL;
  }

  /** The variable that a node branches on; a number above all variables for a terminal. */
  variableOf(node: NodeId): number {
    return this.variable[node] ?? TERMINAL;
  }

  /** The children of a node, one a value; none for a terminal. */
  childrenOf(node: NodeId): readonly NodeId[] {
    return this.children[node] ?? [];
  }

  /** The value of a terminal. */
  valueOf(node: NodeId): T {
    if (!this.isTerminal(node)) throw new Error('Only a terminal has a value.');
    return this.values[node] as T;
  }

  /** The function with a variable fixed to a value. Results are kept: a diagram is restricted again and again. */
  restrict(node: NodeId, variable: number, value: number): NodeId {
    const own = this.variableOf(node);
    if (own > variable) return node;
    if (own === variable) return this.childrenOf(node)[value] ?? node;
    const memo = (this.restricted[variable * MOST_VALUES + value] ??= new Map<NodeId, NodeId>());
    const known = memo.get(node);
    if (known !== undefined) return known;
    const children = this.childrenOf(node).map((child) => this.restrict(child, variable, value));
    const result = this.node(own, children);
    memo.set(node, result);
    return result;
  }

  /** Every terminal value that can still be reached. */
  reachable(node: NodeId): readonly T[] {
    return (this.reached[node] ??= this.below(node)
      .filter((id) => this.isTerminal(id))
      .map((id) => this.valueOf(id)));
  }

  /** The variables on which the function depends. */
  support(node: NodeId): ReadonlySet<number> {
    return (this.supports[node] ??= new Set(
      this.below(node)
        .filter((id) => !this.isTerminal(id))
        .map((id) => this.variableOf(id)),
    ));
  }

  /** An empty set of nodes, good until the next one is taken. */
  marks(): Marks {
    this.seen.clear();
    return this.seen;
  }

  /** The node and everything below it, each once, parents first. */
  below(node: NodeId): readonly NodeId[] {
    const seen = new Set<NodeId>([node]);
    for (const id of seen) for (const child of this.childrenOf(id)) seen.add(child);
    return [...seen];
  }
}

/**
 * Combines functions of diagrams over the same variables, value by value, into a target diagram.
 * @param target where the result lives; may be one of the sources
 * @param combine what to make of one terminal value of each source
 */
export function combine<A, B, T>(
  target: Diagram<T>,
  left: Diagram<A>,
  a: NodeId,
  right: Diagram<B>,
  b: NodeId,
  merge: (x: A, y: B) => T,
): NodeId {
  const memo = new Map<string, NodeId>();
  const visit = (x: NodeId, y: NodeId): NodeId => {
    const key = `${x},${y}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const variable = Math.min(left.variableOf(x), right.variableOf(y));
    let result: NodeId;
    if (variable === TERMINAL) {
      result = target.terminal(merge(left.valueOf(x), right.valueOf(y)));
    } else {
      const xs = left.variableOf(x) === variable ? left.childrenOf(x) : null;
      const ys = right.variableOf(y) === variable ? right.childrenOf(y) : null;
      const width = (xs ?? ys ?? []).length;
      result = target.node(
        variable,
        Array.from({ length: width }, (_, value) => visit(xs?.[value] ?? x, ys?.[value] ?? y)),
      );
    }
    memo.set(key, result);
    return result;
  };
  return visit(a, b);
}

/** The same function with every terminal value mapped. */
export function mapTerminals<A, T>(
  target: Diagram<T>,
  source: Diagram<A>,
  node: NodeId,
  map: (value: A) => T,
): NodeId {
  const memo = new Map<NodeId, NodeId>();
  const visit = (id: NodeId): NodeId => {
    const known = memo.get(id);
    if (known !== undefined) return known;
    const result = source.isTerminal(id)
      ? target.terminal(map(source.valueOf(id)))
      : target.node(source.variableOf(id), source.childrenOf(id).map(visit));
    memo.set(id, result);
    return result;
  };
  return visit(node);
}
