import type { Condition, WithinCondition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { Duration } from '../../model/duration.js';
import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import { clockMinutes, nominalDays, spanOfDays } from '../days.js';

/** A choice or boolean fact; its values are those of the vocabulary. */
export interface ChoiceVariable {
  readonly kind: 'choice';
  readonly fact: string;
  readonly values: readonly (string | boolean)[];
}

/** A country: the codes that conditions name, then every other. */
export interface CountryVariable {
  readonly kind: 'country';
  readonly fact: string;
  readonly values: readonly string[];
}

/** A number, cut above each limit: value i lies above the first i limits. */
export interface NumberVariable {
  readonly kind: 'number';
  readonly fact: string;
  readonly limits: readonly number[];
}

/** Whether an event has happened: 0 not yet, 1 happened. */
export interface HappenedVariable {
  readonly kind: 'happened';
  readonly fact: string;
}

/** The time from one date to another, cut at the end of each window: value i lies after the first i windows. */
export interface WindowVariable {
  readonly kind: 'window';
  readonly from: string;
  readonly until: string;
  readonly lengths: readonly Duration[];
  /** True when the window shares its dates with others that are now longer, now shorter, and so has a variable to itself. */
  readonly alone?: boolean;
}

/** What a diagram branches on. */
export type Variable = ChoiceVariable | CountryVariable | NumberVariable | HappenedVariable | WindowVariable;

/** The variables of one request, in diagram order, the first `linked` of which depend on one another. */
export interface Variables {
  readonly list: readonly Variable[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly linked: number;
}

/** Number of values of a variable. */
export function sizeOf(variable: Variable): number {
  switch (variable.kind) {
    case 'choice':
      return variable.values.length;
    case 'country':
      return variable.values.length + 1;
    case 'number':
      return variable.limits.length + 1;
    case 'happened':
      return 2;
    case 'window':
      return variable.lengths.length + 1;
  }
}

/** Identity of a variable within a request. */
export function keyOf(variable: Variable): string {
  if (variable.kind !== 'window') return `${variable.kind} ${variable.fact}`;
  const own = variable.alone ? ` ${variable.lengths.map(lengthKey).join()}` : '';
  return `window ${variable.from} ${variable.until}${own}`;
}

/** The facts whose answer settles the variable. */
export function factsOf(variable: Variable): readonly string[] {
  return variable.kind === 'window' ? [variable.from, variable.until] : [variable.fact];
}

/** True for a window that no clock is needed for. */
export function isCountedInDays(variable: Variable): boolean {
  return variable.kind === 'window' && variable.lengths.every((length) => clockMinutes(length) === null);
}

/** A condition that holds no other. */
type LeafCondition = Exclude<Condition, { kind: 'all' | 'any' | 'readings' }>;

const leaves = new WeakMap<Condition, readonly LeafCondition[]>();

/** Every leaf condition below a condition, itself included when it is one. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  let own = leaves.get(condition);
  if (!own) leaves.set(condition, (own = findLeaves(condition)));
  return own;
}

function findLeaves(condition: Condition): readonly LeafCondition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(leavesOf);
  if (condition.kind === 'readings') return condition.options.flatMap((option) => leavesOf(option.condition));
  return [condition];
}

/** Every condition written in a coverage, wherever it stands. */
export function conditionsOf(coverage: Coverage): readonly Condition[] {
  const optional = [...coverage.gives, ...coverage.sendBack, ...coverage.costs, ...coverage.steps].map(
    ({ when }) => when,
  );
  return [
    ...coverage.applies,
    ...coverage.rules.map(({ condition }) => condition),
    ...optional.filter((when) => when !== null),
  ];
}

/** The conditions that a verdict's outcome, route, remedies, scope and payer depend on. */
export function decidingConditionsOf(coverage: Coverage): readonly Condition[] {
  const optional = [...coverage.gives, ...coverage.sendBack].map(({ when }) => when);
  return [
    ...coverage.applies,
    ...coverage.rules.map(({ condition }) => condition),
    ...optional.filter((when) => when !== null),
  ];
}

/** Collects the variables of the coverages that a request can touch. */
export function collectVariables(coverages: readonly Coverage[], vocabulary: Vocabulary): Variables {
  const found = new Map<string, Variable>();
  const add = (variable: Variable): void => {
    const key = keyOf(variable);
    const known = found.get(key);
    found.set(key, known ? unite(known, variable) : variable);
  };
  for (const condition of coverages.flatMap(decidingConditionsOf).flatMap(leavesOf)) {
    for (const variable of variablesOf(condition, vocabulary)) add(variable);
  }
  separate(found);
  const governors = new Set<string>();
  for (const variable of found.values()) {
    for (const name of factsOf(variable))
      for (const governor of liftsOf(name, vocabulary)) governors.add(governor);
  }
  for (const name of governors) {
    const fact = vocabulary.facts.get(name);
    if (name !== 'request' && fact && fact.choices.length > 0) add(choiceVariable(fact));
  }
  const rank = (variable: Variable): number => {
    const fact = vocabulary.facts.get(factsOf(variable)[0] ?? '');
    const isLinked =
      variable.kind === 'window' ||
      variable.kind === 'happened' ||
      governors.has(variable.fact) ||
      fact?.choices.some((choice) => Object.keys(choice.events).length > 0);
    const group = variable.kind === 'window' ? 2 : variable.kind === 'happened' ? 1 : 0;
    return isLinked ? group * 1e6 + (fact?.order ?? 0) : 1e9 + (fact?.order ?? 0);
  };
  const list = [...found.values()].sort((a, b) => rank(a) - rank(b) || keyOf(a).localeCompare(keyOf(b)));
  return {
    list,
    indexOf: new Map(list.map((variable, index) => [keyOf(variable), index])),
    linked: list.filter((variable) => rank(variable) < 1e9).length,
  };
}

/** The facts that lift the presumption of a date, or of a date on which it falls unless stated. */
export function liftsOf(name: string, vocabulary: Vocabulary): readonly string[] {
  let known = lifts.get(vocabulary);
  if (!known) lifts.set(vocabulary, (known = new Map<string, readonly string[]>()));
  let own = known.get(name);
  if (!own) {
    const { facts } = vocabulary;
    own = [name, ...(facts.get(name)?.defaults ?? [])].flatMap(
      (date) => facts.get(date)?.presumed?.unless.map(({ fact }) => fact) ?? [],
    );
    known.set(name, own);
  }
  return own;
}

/** Worked out once: every case asks for them, many times. */
const lifts = new WeakMap<Vocabulary, Map<string, readonly string[]>>();

/** Gives windows whose ends can come in either order variables of their own. */
function separate(found: Map<string, Variable>): void {
  for (const [key, variable] of [...found]) {
    if (variable.kind !== 'window') continue;
    const isChain = variable.lengths.every((length, index) => {
      const next = variable.lengths[index + 1];
      return next === undefined || spanOfDays(length).most <= spanOfDays(next).least;
    });
    if (isChain) continue;
    found.delete(key);
    for (const length of variable.lengths) {
      const alone: WindowVariable = { ...variable, lengths: [length], alone: true };
      found.set(keyOf(alone), alone);
    }
  }
}

function choiceVariable(fact: FactDefinition): ChoiceVariable {
  return { kind: 'choice', fact: fact.name, values: fact.choices.map((choice) => choice.value) };
}

function variablesOf(condition: ReturnType<typeof leavesOf>[number], vocabulary: Vocabulary): Variable[] {
  if (condition.kind === 'within') {
    return [{ kind: 'window', from: condition.from, until: condition.until, lengths: [condition.length] }];
  }
  const fact = vocabulary.facts.get(condition.fact);
  if (!fact) return [];
  if (condition.kind === 'over') return [{ kind: 'number', fact: fact.name, limits: [condition.limit] }];
  if (fact.type === 'event') return [{ kind: 'happened', fact: fact.name }];
  if (fact.type === 'country')
    return [{ kind: 'country', fact: fact.name, values: condition.values.map(String) }];
  return [choiceVariable(fact)];
}

function unite(a: Variable, b: Variable): Variable {
  if (a.kind === 'window' && b.kind === 'window') {
    const byText = new Map([...a.lengths, ...b.lengths].map((length) => [lengthKey(length), length]));
    return { ...a, lengths: [...byText.values()].sort((x, y) => nominalDays(x) - nominalDays(y)) };
  }
  if (a.kind === 'number' && b.kind === 'number') {
    return { ...a, limits: [...new Set([...a.limits, ...b.limits])].sort((x, y) => x - y) };
  }
  if (a.kind === 'country' && b.kind === 'country')
    return { ...a, values: [...new Set([...a.values, ...b.values])] };
  return a;
}

/** Identity of a duration. */
export function lengthKey(length: Duration): string {
  return length.map(({ amount, unit }) => `${amount} ${unit}`).join(' then ');
}

/** Position of a window's length among the lengths of its variable. */
export function lengthIndex(variable: WindowVariable, condition: WithinCondition): number {
  const key = lengthKey(condition.length);
  return variable.lengths.findIndex((length) => lengthKey(length) === key);
}
