import type { Case } from '../case/case.js';
import type { Leaf } from '../diagram/branches.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { combine, Diagram, mapTerminals, type NodeId } from '../diagram/diagram.js';
import { restrictedTo } from '../diagram/leaves.js';
import { factsOf } from '../diagram/variables.js';
import { type Signature, signatureKey, summarise } from '../signature.js';

/** What is known of the verdict once everything that may be asked has been answered. */
interface Merged {
  /** What a coverage gives that grants in all cases left, the one that decides. */
  readonly certain: Signature | null;
  readonly possible: readonly Signature[];
}

/**
 * The verdicts as a function of the facts that may be asked alone: what the customer does not know is
 * merged to what all its possibilities amount to, as a verdict does. A fact that changes nothing beside
 * them is then seen to change nothing.
 */
export class Projection {
  readonly diagram = new Diagram<Signature>(signatureKey);
  private readonly sets = new Diagram<readonly Signature[]>(keyOfSet);
  private readonly merged = new Diagram<Merged>(
    ({ certain, possible }) => `${certain && signatureKey(certain)} of ${keyOfSet(possible)}`,
  );
  private readonly memo = new Map<NodeId, NodeId>();
  private readonly isAskable: readonly boolean[];

  /** @param mayAsk whether a fact may be asked */
  constructor(
    private readonly compiled: CompiledRequest,
    mayAsk: (fact: string) => boolean,
  ) {
    this.isAskable = compiled.variables.list.map((variable) => factsOf(variable).some(mayAsk));
  }

  /** The combinations told apart by what may be asked; null where a coverage alone turns on more than they name. */
  leaves(leaves: readonly Leaf[], subject: Case): readonly Leaf[] | null {
    const groups = new Map<string, Leaf[]>();
    for (const leaf of leaves) {
      const key = leaf.values.map((value, index) => (this.isAskable[index] ? value : -1)).join();
      const group = groups.get(key);
      if (group) group.push(leaf);
      else groups.set(key, [leaf]);
    }
    const result: Leaf[] = [];
    for (const group of groups.values()) {
      const [first, ...others] = group;
      const node = this.verdictOf(group, subject);
      if (!first || node === null) return null;
      const values = first.values.map((value, index) => (this.isAskable[index] ? value : -1));
      const released = [...first.released].filter((name) => others.every((leaf) => leaf.released.has(name)));
      result.push({ ...first, values, node, released: new Set(released) });
    }
    return result;
  }

  private verdictOf(group: readonly Leaf[], subject: Case): NodeId | null {
    const { compiled, merged, sets } = this;
    const isWanted = (signature: Signature | null): boolean =>
      signature?.remedies.some((remedy) => remedy === compiled.wants) ?? false;
    const uniteAll = (nodes: readonly NodeId[]): NodeId =>
      nodes.map((node) => this.project(node)).reduce((a, b) => this.unite(a, b));
    let result = mapTerminals(merged, sets, uniteAll(group.map(({ node }) => node)), (possible): Merged => ({
      certain: null,
      possible,
    }));
    for (const { id } of compiled.coverages) {
      const root = compiled.coverageRoots.get(id) ?? compiled.root;
      const alone = group.map((leaf) =>
        restrictedTo(leaf, compiled.diagram, root, compiled.variables, subject),
      );
      if (alone.some((node) => this.turnsOnLinked(node))) return null;
      result = combine(merged, merged, result, sets, uniteAll(alone), (before, list): Merged => {
        const own = summarise(list, compiled.order);
        const decides =
          own.outcome === 'eligible' &&
          (before.certain === null || (isWanted(own) && !isWanted(before.certain)));
        return decides ? { ...before, certain: own } : before;
      });
    }
    return mapTerminals(this.diagram, merged, result, ({ certain, possible }) =>
      certain && possible.length > 1 ? certain : summarise(possible, compiled.order),
    );
  }

  private turnsOnLinked(node: NodeId): boolean {
    const { diagram, variables } = this.compiled;
    return [...diagram.support(node)].some((index) => index < variables.linked);
  }

  private project(node: NodeId): NodeId {
    const known = this.memo.get(node);
    if (known !== undefined) return known;
    const { diagram } = this.compiled;
    let result: NodeId;
    if (diagram.isTerminal(node)) {
      result = this.sets.terminal([diagram.valueOf(node)]);
    } else {
      const children = diagram.childrenOf(node).map((child) => this.project(child));
      const variable = diagram.variableOf(node);
      result = this.isAskable[variable]
        ? this.sets.node(variable, children)
        : children.reduce((a, b) => this.unite(a, b));
    }
    this.memo.set(node, result);
    return result;
  }

  private unite(a: NodeId, b: NodeId): NodeId {
    if (a === b) return a;
    return combine(this.sets, this.sets, a, this.sets, b, (x, y) => [
      ...x,
      ...y.filter((signature) => !x.includes(signature)),
    ]);
  }
}

function keyOfSet(list: readonly Signature[]): string {
  return list.map(signatureKey).sort().join(' & ');
}
