import type { Day } from '../../model/duration.js';
import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import type { Asks } from '../../model/verdict.js';
import type { Case } from '../case/case.js';
import type { Consideration } from '../consider.js';
import { formatDay } from '../days.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { factsOf } from '../diagram/variables.js';
import type { Signature } from '../signature.js';
import { type Question, QuestionPlan } from './plan.js';

/** A fact to ask; for one known roughly, the day that decides. */
export interface NextQuestion {
  readonly fact: string;
  readonly boundary: string | null;
}

const plans = new WeakMap<CompiledRequest, Map<string, QuestionPlan<Signature>>>();

/** Every fact that could still change the verdict, the one to ask next first. */
export function questionsFor(
  considered: Consideration,
  otherVersions: readonly Consideration[],
  changes: readonly Day[] = [],
): readonly NextQuestion[] {
  const { subject } = considered;
  const own = questionsOfPlan(considered)
    .map(({ fact }) => sourceOf(fact, subject))
    .filter((fact, position, all) => all.indexOf(fact) === position)
    .map((fact) => ({ fact, boundary: boundaryOf(considered, fact) }));
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

/** The plan's questions; none once a single verdict is left. */
function questionsOfPlan(considered: Consideration): readonly Question[] {
  return considered.reachable.length === 1 ? [] : planFor(considered).questions(considered.leaves);
}

/** The fact to ask for a date that the policy derives from another one, while that one is open. */
function sourceOf(fact: string, subject: Case): string {
  const derivation = subject.derivations.find((entry) => entry.fact === fact && entry.when === 'unstated');
  return derivation && subject.dates.get(fact)?.source === 'open' && isOpen(derivation.from, subject)
    ? derivation.from
    : fact;
}

/** The plan over the facts that this case leaves open. */
export function planFor(considered: Consideration): QuestionPlan<Signature> {
  const { compiled, subject } = considered;
  const names = new Set(compiled.variables.list.flatMap(factsOf));
  const askable = new Set<string>();
  const needsRelease = new Set<string>();
  for (const name of names) {
    const fact = subject.vocabulary.facts.get(name);
    if (!fact || fact.defaults.length > 0) continue;
    if (isOpen(name, subject)) askable.add(name);
    else if (fact.presumed && fact.presumed.unless.length > 0 && stateSource(name, subject) === 'presumed')
      needsRelease.add(name);
  }
  const key = `${[...askable].join()}|${[...needsRelease].join()}`;
  let known = plans.get(compiled);
  if (!known) plans.set(compiled, (known = new Map<string, QuestionPlan<Signature>>()));
  let plan = known.get(key);
  if (!plan)
    known.set(
      key,
      (plan = new QuestionPlan<Signature>(
        compiled.diagram,
        compiled.variables,
        subject.vocabulary,
        askable,
        needsRelease,
      )),
    );
  return plan;
}

function stateSource(name: string, subject: Case): string | undefined {
  return (subject.plain.get(name) ?? subject.dates.get(name))?.source;
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
      date.source === 'open' ||
      (date.source === 'stated' && date.happened === true && date.lo < date.hi) ||
      (date.source === 'derived' &&
        subject.facts[name] === undefined &&
        date.lo < date.hi &&
        !subject.derived.some(({ derivation }) => derivation.fact === name))
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
