import type { Vocabulary } from '../../model/fact.js';
import type { Leaf } from '../diagram/branches.js';
import type { Diagram, NodeId } from '../diagram/diagram.js';
import { factsOf, isCountedInDays, sizeOf, type Variable, type Variables } from '../diagram/variables.js';
import { priorOf } from './priors.js';

/** What is still possible: combinations of linked variables with their residual functions. */
type State = readonly PlanLeaf[];

interface PlanLeaf {
  readonly values: readonly number[];
  readonly node: NodeId;
  readonly weight: number;
  readonly released: ReadonlySet<string>;
}

/** One fact that could be asked, with what asking it costs. */
export interface Question {
  readonly fact: string;
  /** Expected number of questions from here on, this one included. */
  readonly cost: number;
}

/** What may be asked in a case. */
export interface Askables {
  readonly askable: ReadonlySet<string>;
  /** Askable only in combinations in which their presumption falls. */
  readonly needsRelease: ReadonlySet<string>;
  /** By fact: another one that is asked in its place. */
  readonly standIns: ReadonlyMap<string, string>;
  /** Dates that windows know already: they can lie on one day only, or else are still to come. */
  readonly dated: ReadonlySet<string>;
}

/**
 * Plans which facts to ask, by exact dynamic programming over what may still be known: the cost of a
 * state is 0 when nothing that may be asked can change the result, else one question plus the
 * expected cost of the states that its answers lead to, for the best question.
 */
export class QuestionPlan<T> {
  private readonly memo = new Map<string, { cost: number; best: string | null }>();
  private readonly support = new Map<NodeId, ReadonlySet<number>>();
  private readonly priors: readonly (readonly number[])[];
  /** By variable: the facts that are asked to settle it. */
  private readonly facts: readonly (readonly string[])[];
  private readonly askable: ReadonlySet<string>;
  private readonly needsRelease: ReadonlySet<string>;

  constructor(
    private readonly diagram: Diagram<T>,
    private readonly variables: Variables,
    private readonly vocabulary: Vocabulary,
    { askable, needsRelease, standIns, dated }: Askables,
  ) {
    this.askable = askable;
    this.needsRelease = needsRelease;
    this.facts = variables.list.map((variable) =>
      factsOf(variable)
        .filter((name) => !(dated.has(name) && isCountedInDays(variable)))
        .map((name) => standIns.get(name) ?? name),
    );
    this.priors = variables.list.map((variable) =>
      Array.from({ length: sizeOf(variable) }, (_, value) => priorOf(variable, value, vocabulary)),
    );
  }

  /** Number of states considered so far. */
  get states(): number {
    return this.memo.size;
  }

  /** Every fact that could still change the result, best question first. */
  questions(leaves: readonly Leaf[]): readonly Question[] {
    const state = this.stateOf(leaves);
    const order = (name: string): number => this.vocabulary.facts.get(name)?.order ?? 0;
    return this.relevant(state)
      .map((fact) => ({ fact, cost: this.costOfAsking(state, fact) }))
      .sort((a, b) => a.cost - b.cost || order(a.fact) - order(b.fact));
  }

  /** Expected number of questions until nothing askable matters any more. */
  cost(leaves: readonly Leaf[]): number {
    return this.solve(this.stateOf(leaves)).cost;
  }

  /** The largest number of questions that the plan may need. */
  worst(leaves: readonly Leaf[]): number {
    const visit = (state: State): number => {
      const { best } = this.solve(state);
      return best === null ? 0 : 1 + Math.max(...this.answers(state, best).map(visit));
    };
    return visit(this.stateOf(leaves));
  }

  private stateOf(leaves: readonly Leaf[]): State {
    const merged = new Map<string, PlanLeaf>();
    for (const { values, node, released } of leaves) {
      let weight = 1;
      values.forEach((value, index) => {
        if (value >= 0) weight *= this.priors[index]?.[value] ?? 1;
      });
      merged.set(`${values.join()}:${node}`, { values, node, weight, released });
    }
    return [...merged.values()];
  }

  private solve(state: State): { cost: number; best: string | null } {
    const key = state.map(({ values, node }) => `${values.join()}:${node}`).join(';');
    const known = this.memo.get(key);
    if (known) return known;
    let result: { cost: number; best: string | null } = { cost: 0, best: null };
    if (state.some(({ node }) => node !== state[0]?.node) || !this.diagram.isTerminal(state[0]?.node ?? 0)) {
      const order = (name: string): number => this.vocabulary.facts.get(name)?.order ?? 0;
      for (const fact of this.relevant(state).sort((a, b) => order(a) - order(b))) {
        const cost = this.costOfAsking(state, fact, result.best === null ? Infinity : result.cost);
        if (result.best === null || cost < result.cost - 1e-9) result = { cost, best: fact };
      }
    }
    this.memo.set(key, result);
    return result;
  }

  /** Stops early, with Infinity, once the cost reaches the bound. */
  private costOfAsking(state: State, fact: string, bound = Infinity): number {
    const answers = this.answers(state, fact);
    const masses = answers.map((answer) => answer.reduce((sum, { weight }) => sum + weight, 0));
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    let cost = 1;
    for (const [index, answer] of answers.entries()) {
      cost += ((masses[index] ?? 0) / total) * this.solve(answer).cost;
      if (cost >= bound) return Infinity;
    }
    return cost;
  }

  private relevant(state: State): string[] {
    const found = new Set<string>();
    for (const { node, released } of state) {
      for (const index of this.supportOf(node)) {
        const fact = this.facts[index]?.[0] ?? '';
        if (
          this.askable.has(fact) ||
          (this.needsRelease.has(fact) &&
            released.has(fact) &&
            state.every((leaf) => leaf.released.has(fact)))
        ) {
          found.add(fact);
        }
      }
    }
    for (const fact of this.askable) if (!found.has(fact) && this.linkedMatters(state, fact)) found.add(fact);
    return [...found];
  }

  /** True when two combinations that differ only in this fact, or in what it opens, leave different functions. */
  private linkedMatters(state: State, fact: string): boolean {
    const own = this.own(fact);
    if (own.length === 0) return false;
    const free = [...own, ...this.governed(fact)];
    const seen = new Map<string, { readonly key: string; readonly node: NodeId }[]>();
    for (const { values, node } of state) {
      const rest = values.map((value, index) => (free.includes(index) ? '' : value)).join();
      const key = own.map((index) => values[index]).join();
      const others = seen.get(rest);
      if (!others) seen.set(rest, [{ key, node }]);
      else if (others.some((other) => other.key !== key && other.node !== node)) return true;
      else if (others.every((other) => other.key !== key || other.node !== node)) others.push({ key, node });
    }
    return false;
  }

  private readonly ownMemo = new Map<string, readonly number[]>();

  /** Linked variables that an answer to the fact settles. */
  private own(fact: string): readonly number[] {
    let own = this.ownMemo.get(fact);
    if (!own) {
      own = this.facts.flatMap((names, index) =>
        index < this.variables.linked && names.includes(fact) ? [index] : [],
      );
      this.ownMemo.set(fact, own);
    }
    return own;
  }

  /** Linked variables of what is presumed unless the fact has some value. */
  private governed(fact: string): readonly number[] {
    return [...this.needsRelease]
      .filter((name) =>
        this.vocabulary.facts.get(name)?.presumed?.unless.some((entry) => entry.fact === fact),
      )
      .flatMap((name) => this.own(name));
  }

  private answers(state: State, fact: string): State[] {
    const own = this.own(fact);
    if (own.length > 0) {
      const groups = new Map<string, PlanLeaf[]>();
      for (const leaf of state) {
        const key = own.map((index) => leaf.values[index] ?? -1).join();
        const group = groups.get(key);
        if (group) group.push(leaf);
        else groups.set(key, [leaf]);
      }
      return [...groups.values()];
    }
    const index = this.facts.findIndex(([first]) => first === fact);
    const variable = this.variableAt(index);
    const groups = new Map<string, PlanLeaf[]>();
    for (let value = 0; value < sizeOf(variable); value++) {
      const share = this.priors[index]?.[value] ?? 0;
      const next = state.map((leaf) => ({ ...leaf, node: this.diagram.restrict(leaf.node, index, value) }));
      // Values with the same consequences are one answer.
      const key = next.map(({ node }) => node).join();
      const group = groups.get(key);
      groups.set(
        key,
        next.map((leaf, position) => ({
          ...leaf,
          weight: leaf.weight * share + (group?.[position]?.weight ?? 0),
        })),
      );
    }
    return [...groups.values()];
  }

  private supportOf(node: NodeId): ReadonlySet<number> {
    let support = this.support.get(node);
    if (!support) this.support.set(node, (support = this.diagram.support(node)));
    return support;
  }

  private variableAt(index: number): Variable {
    const variable = this.variables.list[index];
    if (!variable) throw new Error(`There is no variable ${index}.`);
    return variable;
  }
}
