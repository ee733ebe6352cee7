import type { Coverage } from '../model/coverage.js';
import type { Facts, Vocabulary } from '../model/fact.js';
import type { Policy } from '../model/policy.js';
import type { Outcome } from '../model/verdict.js';
import type { Case } from './case/case.js';
import type { Leaf } from './diagram/branches.js';
import { type CompiledRequest, compileRequest } from './diagram/compile.js';
import type { NodeId } from './diagram/diagram.js';
import { endsOfCase } from './diagram/ends.js';
import { follow, KnownValues } from './diagram/known.js';
import { leavesOfCase } from './diagram/leaves.js';
import { endsOf } from './diagram/reach.js';
import { agree, isGrant, NOTHING, type Signature, summarise } from './signature.js';
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

/** A class, because an object literal with a getter has a hidden class of its own each time it is made. */
class Considered implements Consideration {
  private found: readonly Leaf[] | null = null;

  constructor(
    readonly subject: Case,
    readonly compiled: CompiledRequest,
    readonly known: KnownValues,
    readonly path: readonly number[],
    readonly direct: boolean,
    readonly reachable: readonly Signature[],
    readonly summary: Signature,
    readonly route: Coverage | null,
    readonly trace: readonly Truth[],
  ) {}

  get leaves(): readonly Leaf[] {
    const { diagram, root, variables } = this.compiled;
    return (this.found ??= leavesOfCase(diagram, root, variables, this.subject, this.known));
  }
}

/** Evaluates a case: exact over all completions of its open facts, and the trace of the route. */
export function consider(engine: Engine, subject: Case): Consideration {
  const compiled = engine.requestOf(subject.facts);
  const { diagram, root, variables } = compiled;
  const known = new KnownValues(variables, subject);
  const path: number[] = [];
  const end = follow(diagram, root, known, path);
  const direct = diagram.isTerminal(end);
  const reachable = direct ? diagram.reachable(end) : reachableOf(compiled, end, subject, known);
  const certain = reachable.length > 1 ? certainGrant(compiled, subject, known) : null;
  const summary = certain ?? summarise(reachable, compiled.order);
  const route = summary.route === null ? null : (compiled.coverageById.get(summary.route) ?? null);
  const trace = route ? route.rules.map(({ condition }) => truthOf(condition, subject)) : NO_TRACE;
  return new Considered(subject, compiled, known, path, direct, reachable, summary, route, trace);
}

const NO_TRACE: readonly Truth[] = [];

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
  const ends = endsOfCase(diagram, root, variables, subject, known);
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
  const { diagram, order, variables } = compiled;
  const end = follow(diagram, root, known);
  const first = diagram.isTerminal(end) ? diagram.valueOf(end) : null;
  if (first) return first.outcome;
  const { nodes, isExact } = endsOf(diagram, end, known, variables, subject);
  // All that is reachable is among these.
  const ends = nodes.map((node) => diagram.valueOf(node));
  if (agree(ends)) return (ends[0] ?? NOTHING).outcome;
  if (isExact) return summarise(ends, order).outcome;
  const found: Signature[] = [];
  endsOfCase(diagram, end, variables, subject, known, (node) => {
    found.push(...diagram.reachable(node));
    return found.some(isGrant) && !agree(found);
  });
  return summarise([...new Set(found)], order).outcome;
}
