import type { Coverage } from '../model/coverage.js';
import type { Facts, Vocabulary } from '../model/fact.js';
import type { Policy } from '../model/policy.js';
import type { Outcome } from '../model/verdict.js';
import type { Case } from './case/case.js';
import type { Leaf } from './diagram/branches.js';
import { type CompiledRequest, compileRequest } from './diagram/compile.js';
import type { NodeId } from './diagram/diagram.js';
import { follow, KnownValues } from './diagram/known.js';
import { endsOfCase, leavesOfCase } from './diagram/leaves.js';
import { endsOf } from './diagram/reach.js';
import { type Signature, summarise } from './signature.js';
import { type Truth, truthOf } from './truth.js';

/** A policy with its requests compiled as they are first needed. */
export class Engine {
  /** By request, then by preferred remedy. */
  private readonly compiled = new Map<string, Map<string, CompiledRequest>>();

  /** @param policy the text in force; @param vocabulary the facts of `dialogs/facts/` */
  constructor(
    readonly policy: Policy,
    readonly vocabulary: Vocabulary,
  ) {}

  /** The diagram of a request. */
  request(request: string, wants = 'none'): CompiledRequest {
    let own = this.compiled.get(request);
    if (!own) this.compiled.set(request, (own = new Map<string, CompiledRequest>()));
    let compiled = own.get(wants);
    if (!compiled) own.set(wants, (compiled = compileRequest(this.policy, request, wants, this.vocabulary)));
    return compiled;
  }

  /** The diagram for the request and the preferred remedy among the facts. */
  requestOf(facts: Facts): CompiledRequest {
    const { request, wants } = facts;
    return this.request(
      typeof request === 'string' ? request : '',
      typeof wants === 'string' ? wants : 'none',
    );
  }
}

/** What a case comes to, with its trace as references to the rules. */
export interface Consideration {
  readonly subject: Case;
  readonly compiled: CompiledRequest;
  readonly known: KnownValues;
  /** The variables that decided, as far as the case fixes them. */
  readonly path: readonly number[];
  /** True when the facts fix every variable that was met, so that nothing is left open. */
  readonly direct: boolean;
  /** Every combination that the case leaves open; worked out when first needed. */
  readonly leaves: readonly Leaf[];
  /** Every verdict that the open facts still allow. */
  readonly reachable: readonly Signature[];
  readonly summary: Signature;
  readonly route: Coverage | null;
  /** Truth of each rule of the route, in its order. */
  readonly trace: readonly Truth[];
}

/** Evaluates a case: exact over all completions of its open facts, and the trace of the route. */
export function consider(engine: Engine, subject: Case): Consideration {
  const compiled = engine.requestOf(subject.facts);
  const { diagram, root, variables } = compiled;
  const known = new KnownValues(variables, subject);
  const path: number[] = [];
  const end = follow(diagram, root, known, path);
  let leaves: readonly Leaf[] | null = null;
  const allLeaves = (): readonly Leaf[] => (leaves ??= leavesOfCase(diagram, root, variables, subject));
  const reachable = diagram.isTerminal(end)
    ? [diagram.valueOf(end)]
    : reachableOf(compiled, end, subject, known);
  const certain = reachable.length > 1 ? certainGrant(compiled, subject, known) : null;
  const summary = certain ?? summarise(reachable, compiled.order);
  const route = summary.route === null ? null : (compiled.coverageById.get(summary.route) ?? null);
  const trace = route ? route.rules.map(({ condition }) => truthOf(condition, subject)) : [];
  return {
    subject,
    compiled,
    known,
    path,
    direct: diagram.isTerminal(end),
    get leaves() {
      return allLeaves();
    },
    reachable,
    summary,
    route,
    trace,
  };
}

/**
 * While open facts still allow several verdicts: the first coverage that grants in all of them
 * (granted comes before conditional), the preferred remedy first; null when none does.
 */
function certainGrant(compiled: CompiledRequest, subject: Case, known: KnownValues): Signature | null {
  const certain = compiled.coverages
    .map(({ id }) => summaryOf(compiled, compiled.coverageRoots.get(id) ?? compiled.root, subject, known))
    .filter(({ outcome }) => outcome === 'eligible');
  return (
    certain.find(({ remedies }) => remedies.some((remedy) => remedy === compiled.wants)) ?? certain[0] ?? null
  );
}

/** Every verdict that the open facts still allow, exactly. */
function reachableOf(
  { diagram, variables }: CompiledRequest,
  root: NodeId,
  subject: Case,
  known: KnownValues,
): readonly Signature[] {
  const { nodes, isExact } = endsOf(diagram, root, known, variables, subject);
  if (isExact) return nodes.map((node) => diagram.valueOf(node));
  const ends = endsOfCase(diagram, root, variables, subject);
  return [...new Set([...ends].flatMap((node) => diagram.reachable(node)))];
}

/** What one diagram of a compiled request (a coverage's, a reading's) comes to on a case. */
export function summaryOf(
  compiled: CompiledRequest,
  root: NodeId,
  subject: Case,
  known = new KnownValues(compiled.variables, subject),
): Signature {
  const { diagram, order } = compiled;
  const end = follow(diagram, root, known);
  return diagram.isTerminal(end)
    ? diagram.valueOf(end)
    : summarise(reachableOf(compiled, end, subject, known), order);
}

/** The outcome alone of what `summaryOf` gives, worked out no further than it takes. */
export function outcomeOf(
  compiled: CompiledRequest,
  root: NodeId,
  subject: Case,
  known = new KnownValues(compiled.variables, subject),
): Outcome {
  const { diagram, variables } = compiled;
  const end = follow(diagram, root, known);
  // All that is reachable is among these.
  const ends = endsOf(diagram, end, known, variables, subject).nodes.map((node) => diagram.valueOf(node));
  const [first] = ends;
  const isSettled =
    first &&
    ends.every(
      ({ outcome, route }) => outcome === first.outcome && (outcome !== 'eligible' || route === first.route),
    );
  return isSettled ? first.outcome : summaryOf(compiled, end, subject, known).outcome;
}
