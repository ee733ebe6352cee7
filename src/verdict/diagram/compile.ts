import type { Condition } from '../../model/condition.js';
import type { Coverage, Payer, RuleEffect } from '../../model/coverage.js';
import type { Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import {
  type CoverageResult,
  mergeReadings,
  NOTHING,
  outranks,
  type Signature,
  signatureKey,
  signatureOf,
  type Status,
} from '../signature.js';
import { compileCondition, type ReadingChoice } from './compile-condition.js';
import { combine, Diagram, mapTerminals, type NodeId } from './diagram.js';
import { readingChoices } from './readings.js';
import { collectVariables, type Variables } from './variables.js';

/** One way to read the whole text: an option of every readings condition, with its diagram. */
export interface ReadingRoot {
  readonly choice: ReadingChoice;
  readonly root: NodeId;
}

/** Everything that one request at one store can come to, compiled once. */
export interface CompiledRequest {
  readonly request: string;
  readonly wants: string;
  /** Coverages that can decide, in order of precedence. */
  readonly coverages: readonly Coverage[];
  /** Coverages that are only shown as alternatives. */
  readonly touching: readonly Coverage[];
  readonly coverageById: ReadonlyMap<string, Coverage>;
  readonly order: readonly string[];
  readonly variables: Variables;
  readonly diagram: Diagram<Signature>;
  /** The verdict, all readings merged. */
  readonly root: NodeId;
  readonly readings: readonly ReadingRoot[];
  /** The verdict that each coverage alone would give, by coverage id, readings merged. */
  readonly coverageRoots: ReadonlyMap<string, NodeId>;
}

interface Best {
  readonly status: Status;
  readonly wanted: boolean;
  readonly signature: Signature;
}

/**
 * Compiles a request at a store to a reduced decision diagram (DESIGN, part 2).
 * @param wants the remedy that the customer prefers, or `none`
 * @param given variables to use, at least those of the request: two texts are compared over the same ones
 */
export function compileRequest(
  policy: Policy,
  request: string,
  wants: string,
  vocabulary: Vocabulary,
  given?: Variables,
): CompiledRequest {
  const coverages = policy.coverages.filter(({ serves }) => serves.includes(request));
  const touching = policy.coverages.filter(
    ({ serves, touches }) => touches.includes(request) && !serves.includes(request),
  );
  const order = policy.coverages.map(({ id }) => id);
  const variables = given ?? collectVariables([...coverages, ...touching], vocabulary);
  const diagram = new Diagram<Signature>(signatureKey);
  const conditions = new Diagram<boolean>(String);
  const results = new Diagram<CoverageResult>(
    (result) => `${result.status}|${result.gives.join()}|${result.payer}`,
  );
  const choices = readingChoices([...coverages, ...touching]);
  const perReading = choices.map((choice) => {
    const compiler = new CoverageCompiler(variables, conditions, results, choice, policy.withdrawn);
    const own = new Map(
      [...coverages, ...touching].map((coverage) => [coverage.id, compiler.compile(coverage)]),
    );
    return { choice, own, root: decide(coverages, own, results, diagram, wants) };
  });
  const merge = (roots: readonly NodeId[]): NodeId => mergeRoots(roots, diagram, order);
  const coverageRoots = new Map(
    [...coverages, ...touching].map((coverage) => [
      coverage.id,
      merge(
        perReading.map(({ own }) =>
          mapTerminals(diagram, results, own.get(coverage.id) ?? 0, (result) =>
            signatureOf(coverage, result),
          ),
        ),
      ),
    ]),
  );
  return {
    request,
    wants,
    coverages,
    touching,
    coverageById: new Map([...coverages, ...touching].map((coverage) => [coverage.id, coverage])),
    order,
    variables,
    diagram,
    root: preferCertain(merge(perReading.map(({ root }) => root)), coverages, coverageRoots, diagram),
    readings: perReading.map(({ choice, root }) => ({ choice, root })),
    coverageRoots,
  };
}

class CoverageCompiler {
  constructor(
    private readonly variables: Variables,
    private readonly conditions: Diagram<boolean>,
    private readonly results: Diagram<CoverageResult>,
    private readonly choice: ReadingChoice,
    private readonly withdrawn: ReadonlySet<string>,
  ) {}

  compile(coverage: Coverage): NodeId {
    let node = this.results.terminal({ status: 'granted', gives: [], payer: null });
    const strike = (effect: RuleEffect): Status =>
      effect === 'denies' ? 'denied' : effect === 'silent' ? 'silent' : 'conditional';
    const worsen = (result: CoverageResult, status: Status): CoverageResult =>
      outranks(result.status, status) ? { ...result, status } : result;
    for (const rule of coverage.rules) {
      node = this.fold(node, rule.condition, (result, holds) =>
        holds === rule.strikesWhen ? worsen(result, strike(rule.effect)) : result,
      );
    }
    if (this.withdrawn.has(coverage.id))
      node = mapTerminals(this.results, this.results, node, (result): CoverageResult => ({
        ...result,
        status: 'silent',
      }));
    for (const condition of coverage.applies) {
      node = this.fold(node, condition, (result, holds): CoverageResult =>
        holds ? result : { ...result, status: 'na' },
      );
    }
    const grants = ({ status }: CoverageResult): boolean => status === 'granted' || status === 'conditional';
    coverage.gives.forEach((row, index) => {
      node = this.fold(node, row.when, (result, holds) => {
        const taken = result.gives.some((other) => coverage.gives[other]?.remedy === row.remedy);
        return holds && !taken && grants(result) ? { ...result, gives: [...result.gives, index] } : result;
      });
    });
    return this.payers(coverage, node);
  }

  /** Settles who pays the return: the first remedy's own payer, else the first row that fits. */
  private payers(coverage: Coverage, start: NodeId): NodeId {
    const unsettled: Payer | null = coverage.sendBack.length > 0 ? 'not_stated' : null;
    const settle = (result: CoverageResult): CoverageResult => {
      const own = coverage.gives[result.gives[0] ?? -1]?.paidBy ?? null;
      return { ...result, payer: own ?? unsettled };
    };
    let node = mapTerminals(this.results, this.results, start, settle);
    for (const row of [...coverage.sendBack].reverse()) {
      node = this.fold(node, row.when, (result, holds) => {
        const own = coverage.gives[result.gives[0] ?? -1]?.paidBy ?? null;
        return holds && own === null ? { ...result, payer: row.paidBy } : result;
      });
    }
    return node;
  }

  private fold(
    node: NodeId,
    condition: Condition | null,
    apply: (result: CoverageResult, holds: boolean) => CoverageResult,
  ): NodeId {
    if (condition === null)
      return mapTerminals(this.results, this.results, node, (result) => apply(result, true));
    const test = compileCondition(condition, this.variables, this.conditions, this.choice);
    return combine(this.results, this.results, node, this.conditions, test, apply);
  }
}

/**
 * The coverage that decides: granted before conditional before not stated before denied, then the
 * preferred remedy, then the order. Among denials the last in order speaks: the promise that reaches
 * furthest, so that a fault after two years is refused by the warranty and not by the 30 days.
 */
function decide(
  coverages: readonly Coverage[],
  own: ReadonlyMap<string, NodeId>,
  results: Diagram<CoverageResult>,
  target: Diagram<Signature>,
  wants: string,
): NodeId {
  const bests = new Diagram<Best>(
    ({ status, wanted, signature }) => `${status}|${wanted}|${signatureKey(signature)}`,
  );
  let node = bests.terminal({ status: 'na', wanted: false, signature: NOTHING });
  for (const coverage of coverages) {
    node = combine(bests, bests, node, results, own.get(coverage.id) ?? 0, (best, result) => {
      const signature = signatureOf(coverage, result);
      const wanted = signature.remedies.some((remedy) => remedy === wants);
      const preferred = result.status !== 'na' && wanted && !best.wanted;
      const better =
        outranks(result.status, best.status) ||
        (result.status === best.status && (preferred || result.status === 'denied'));
      return better ? { status: result.status, wanted, signature } : best;
    });
  }
  return mapTerminals(target, bests, node, ({ signature }) => signature);
}

/** Where readings disagree, a coverage that grants in all of them decides: granted comes before conditional. */
function preferCertain(
  merged: NodeId,
  coverages: readonly Coverage[],
  coverageRoots: ReadonlyMap<string, NodeId>,
  diagram: Diagram<Signature>,
): NodeId {
  return coverages.reduce(
    (node, { id }) =>
      combine(diagram, diagram, node, diagram, coverageRoots.get(id) ?? node, (verdict, alone) =>
        verdict.outcome === 'conditional' && alone.outcome === 'eligible' ? alone : verdict,
      ),
    merged,
  );
}

function mergeRoots(roots: readonly NodeId[], diagram: Diagram<Signature>, order: readonly string[]): NodeId {
  const [only] = roots;
  if (only !== undefined && roots.every((root) => root === only)) return only;
  const sets = new Diagram<readonly Signature[]>((list) => list.map(signatureKey).join(' & '));
  const asSets = roots.map((root) => mapTerminals(sets, diagram, root, (signature) => [signature]));
  const joined = asSets.reduce((a, b) =>
    combine(sets, sets, a, sets, b, (x, y) => [
      ...x,
      ...y.filter((signature) => !x.some((other) => signatureKey(other) === signatureKey(signature))),
    ]),
  );
  return mapTerminals(diagram, sets, joined, (list) => mergeReadings(list, order));
}
