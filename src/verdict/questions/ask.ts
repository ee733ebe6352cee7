import type { Day } from '../../model/duration.js';
import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import type { Asks } from '../../model/verdict.js';
import type { Case } from '../case/case.js';
import { isUsedFor } from '../case/complete.js';
import type { Consideration } from '../consider.js';
import { formatDay } from '../days.js';
import type { Leaf } from '../diagram/branches.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { factsOf } from '../diagram/variables.js';
import type { Signature } from '../signature.js';
import { type Askables, type Question, QuestionPlan } from './plan.js';
import { Projection } from './projection.js';

/** A fact to ask; for one known roughly, the day that decides. */
export interface NextQuestion {
  readonly fact: string;
  readonly boundary: string | null;
}

/** A plan with what it was made for. */
interface Planned {
  readonly asked: Askables;
  readonly plan: QuestionPlan<Signature>;
  /** Made when first needed: the same where the customer does not know other facts. */
  projection: Projection | null;
  projected: QuestionPlan<Signature> | null;
}

const plans = new WeakMap<CompiledRequest, Map<string, Planned>>();
/** Plans kept a request; which facts are open differs less than that between customers. */
const MOST_PLANS = 500;

/** Every fact that could still change the verdict, the one to ask next first. */
export function questionsFor(
  considered: Consideration,
  otherVersions: readonly Consideration[],
  changes: readonly Day[] = [],
): readonly NextQuestion[] {
  const { subject } = considered;
  const own = sharpFirst(
    questionsOfPlan(considered).map(({ fact }) => ({ fact, boundary: boundaryOf(considered, fact) })),
    subject,
  );
  const canAskPurchase =
    otherVersions.length > 0 &&
    isOpen('purchaseDate', subject) &&
    !own.some(({ fact }) => fact === 'purchaseDate');
  return canAskPurchase
    ? [{ fact: 'purchaseDate', boundary: versionBoundary(subject, changes) }, ...own]
    : own;
}

/** For a rough day of purchase: the day on which a version begins that decides otherwise. */
function versionBoundary(subject: Case, changes: readonly Day[]): string | null {
  const date = subject.dates.get('purchaseDate');
  const day = changes.find((start) => date?.source === 'stated' && start > date.lo && start <= date.hi);
  return day === undefined ? null : formatDay(day);
}

/**
 * A date known roughly that is cut only together with another date is asked after that one: no day of it tells
 * anything alone, and where nothing else may be asked, none ever will.
 */
function sharpFirst(questions: readonly NextQuestion[], subject: Case): readonly NextQuestion[] {
  const isBlunt = ({ fact, boundary }: NextQuestion): boolean =>
    boundary === null && subject.facts[fact] !== undefined && subject.dates.get(fact)?.source === 'stated';
  const sharp = questions.filter((question) => !isBlunt(question));
  return sharp.length === 0 ? [] : [...sharp, ...questions.filter(isBlunt)];
}

/** The plan's questions; none once a single verdict is left. */
function questionsOfPlan(considered: Consideration): readonly Question[] {
  if (considered.reachable.length === 1) return [];
  const { leaves } = considered;
  const planned = plannedFor(considered);
  const projected = leavesUnknown(considered, planned.asked) ? projectedFor(considered, planned) : null;
  return projected?.plan.questions(projected.leaves) ?? planned.plan.questions(leaves);
}

/** The plan beside what the customer does not know. */
function projectedFor(
  { compiled, leaves, subject }: Consideration,
  planned: Planned,
): { readonly plan: QuestionPlan<Signature>; readonly leaves: readonly Leaf[] } | null {
  const { asked } = planned;
  planned.projection ??= new Projection(compiled, (fact) => mayAsk(fact, asked));
  const projected = planned.projection.leaves(leaves, subject);
  if (!projected) return null;
  planned.projected ??= new QuestionPlan(
    planned.projection.diagram,
    compiled.variables,
    subject.vocabulary,
    asked,
  );
  return { plan: planned.projected, leaves: projected };
}

/** True when something is open that may not be asked. */
function leavesUnknown({ compiled, leaves }: Consideration, asked: Askables): boolean {
  const { list, linked } = compiled.variables;
  return list.some(
    (variable, index) =>
      !factsOf(variable).some((fact) => mayAsk(fact, asked)) &&
      (index < linked
        ? leaves.some(({ values }) => values[index] !== leaves[0]?.values[index])
        : leaves.some(({ node }) => compiled.diagram.support(node).has(index))),
  );
}

function mayAsk(fact: string, { askable, needsRelease, standIns }: Askables): boolean {
  const asked = standIns.get(fact) ?? fact;
  return askable.has(asked) || needsRelease.has(asked);
}

/**
 * The fact to ask in place of another: a date that follows from one that is not known to the day hangs on that
 * one, and so does a date that the policy would derive as soon as the other is stated.
 */
function askedFor(fact: string, subject: Case): string {
  const { dates, derivations } = subject;
  const { positionOf } = dates.index;
  const tie = dates.ties.find(({ to }) => to === positionOf.get(fact));
  const source = tie && dates.index.dates[tie.from]?.name;
  if (source !== undefined) return source;
  const derivation = derivations.find((entry) => entry.fact === fact && entry.when === 'unstated');
  const willBeDerived =
    derivation &&
    isUsedFor(derivation, subject.facts['request']) &&
    dates.get(fact)?.source === 'open' &&
    isOpen(derivation.from, subject);
  return willBeDerived ? derivation.from : fact;
}

/** The plan over the facts that this case leaves open. */
export function planFor(considered: Consideration): QuestionPlan<Signature> {
  return plannedFor(considered).plan;
}

function plannedFor(considered: Consideration): Planned {
  const { compiled, subject } = considered;
  const asked = askablesOf(considered);
  const { askable, needsRelease, standIns, dated } = asked;
  const key = [askable, needsRelease, standIns, dated].map((part) => [...part].join()).join('|');
  let known = plans.get(compiled);
  if (!known) plans.set(compiled, (known = new Map<string, Planned>()));
  let planned = known.get(key);
  if (!planned) {
    const plan = new QuestionPlan<Signature>(compiled.diagram, compiled.variables, subject.vocabulary, asked);
    if (known.size >= MOST_PLANS) known.clear();
    known.set(key, (planned = { asked, plan, projection: null, projected: null }));
  }
  return planned;
}

function askablesOf(considered: Consideration): Askables {
  const { compiled, subject } = considered;
  const own = new Set(compiled.variables.list.flatMap(factsOf));
  const standIns = new Map<string, string>();
  const askable = new Set<string>();
  const needsRelease = new Set<string>();
  const dated = new Set<string>();
  for (const name of own) {
    const asked = askedFor(name, subject);
    if (asked !== name) standIns.set(name, asked);
    const fact = subject.vocabulary.facts.get(asked);
    if (!fact || fact.defaults.length > 0) continue;
    if (isOpen(asked, subject)) {
      askable.add(asked);
      if (isDated(name, considered)) dated.add(name);
    } else if (fact.presumed && fact.presumed.unless.length > 0 && stateSource(asked, subject) === 'presumed')
      needsRelease.add(asked);
  }
  return { askable, needsRelease, standIns, dated };
}

function stateSource(name: string, subject: Case): string | undefined {
  return (subject.plain.get(name) ?? subject.dates.get(name))?.source;
}

/** True for a date that has one day in all combinations; what is still to come counts as of today, its first. */
function isDated(name: string, { subject, leaves }: Consideration): boolean {
  const last = subject.dates.get(name)?.hi;
  return leaves.every(({ dates }) => {
    const date = dates.get(name);
    return date?.happened === true ? date.lo === last && date.hi === last : last === subject.now.day;
  });
}

/** True while the customer may be asked: not stated, or a date stated only roughly. */
function isOpen(name: string, subject: Case): boolean {
  const fact = subject.vocabulary.facts.get(name);
  if (fact?.type === 'timestamp') {
    if (subject.facts[name] === null) return false;
    const range = subject.minutes.get(name);
    return !range || range.first !== range.last;
  }
  const date = subject.dates.get(name);
  if (date)
    return (
      (date.source === 'open' && date.happened !== false) ||
      (date.source === 'stated' && date.happened === true && date.lo < date.hi) ||
      (date.source === 'derived' && subject.facts[name] === undefined && date.lo < date.hi)
    );
  return subject.plain.get(name)?.source === 'open';
}

/** For a date known roughly: the first day of the later side of the cut nearest to its middle. */
function boundaryOf(considered: Consideration, fact: string): string | null {
  const { subject, leaves } = considered;
  const date = subject.dates.get(fact);
  if (date?.source !== 'stated' || date.lo >= date.hi) return null;
  const starts = leaves.flatMap(({ dates }) => {
    const range = dates.get(fact);
    return range && range.lo > date.lo ? [range.lo] : [];
  });
  const middle = (date.lo + date.hi) / 2;
  const [nearest] = [...new Set(starts)].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? null : formatDay(nearest);
}

/** The question as the contract shows it. */
export function asksFor(vocabulary: Vocabulary, name: string, boundary: string | null): Asks {
  const fact = vocabulary.facts.get(name);
  if (!fact) throw new Error(`There is no fact ${name}.`);
  return {
    fact: name,
    type: askType(fact),
    prompt: fact.ask,
    choices:
      fact.choices.length > 0
        ? fact.choices.map(({ value, label }) => ({ value: String(value), label }))
        : null,
    boundary,
    why: fact.why,
  };
}

function askType(fact: FactDefinition): Asks['type'] {
  if (fact.type === 'event') return 'date';
  return fact.type === 'country' ? 'choice' : fact.type;
}
