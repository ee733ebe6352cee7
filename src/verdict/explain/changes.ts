import type { FactDefinition } from '../../model/fact.js';
import type { Outcome, Verdict } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { narrow } from '../case/dates.js';
import { withPlain } from '../case/plain.js';
import { type Consideration, outcomeOf } from '../consider.js';
import { DISTANT_PAST } from '../days.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { follow } from '../diagram/known.js';
import { narrowToBands } from '../diagram/regions.js';
import { sizeOf, type Variable, type WindowVariable } from '../diagram/variables.js';
import { agree } from '../signature.js';
import { sayValues } from './conditions.js';
import { fill, sayDay, sentence } from './words.js';

type Change = Verdict['changes'][number];

const MOST_CHANGES = 8;

/**
 * What would change the outcome: for every known fact the nearest other value that, everything else
 * unchanged, gives another outcome.
 */
export function changesOf(considered: Consideration, wording: Wording): Change[] {
  const { compiled, subject, summary, known } = considered;
  const changes: Change[] = [];
  const add = (fact: FactDefinition | undefined, text: string, outcome: Outcome): void => {
    if (
      fact &&
      outcome !== summary.outcome &&
      !changes.some((change) => change.fact === fact.name && change.outcome === outcome)
    ) {
      changes.push({
        text: sentence(fill(wording, 'change.fact', { what: text })),
        fact: fact.name,
        outcome,
      });
    }
  };
  for (const index of decidingVariables(considered)) {
    const variable = compiled.variables.list[index];
    if (variable?.kind === 'window') {
      for (const { fact, text, outcome } of dateChanges(considered, variable, index, wording))
        add(fact, text, outcome);
    } else if (variable && variable.kind !== 'happened') {
      const own = known.at(index);
      if (own < 0) continue;
      for (let value = 0; value < sizeOf(variable); value++) {
        if (value === own) continue;
        const outcome = outcomeWith(considered, variable, index, value);
        if (outcome === null || outcome === summary.outcome) continue;
        add(
          subject.vocabulary.facts.get(variable.fact),
          sayValues(variable, [value], subject, wording),
          outcome,
        );
      }
    }
  }
  const rank: Readonly<Record<Outcome, number>> = {
    eligible: 0,
    conditional: 1,
    not_stated: 2,
    not_eligible: 3,
  };
  return changes.sort((a, b) => rank[a.outcome] - rank[b.outcome]).slice(0, MOST_CHANGES);
}

/** What the result hangs on: when everything is known, the variables met on the way; else all of them. */
function decidingVariables({ compiled, direct, path }: Consideration): Iterable<number> {
  return direct ? path : [...compiled.diagram.support(compiled.root)].sort((a, b) => a - b);
}

/** The outcome with one plain variable set to another value; null when the case rules that out. */
function outcomeWith(
  considered: Consideration,
  variable: Exclude<Variable, WindowVariable | { kind: 'happened' }>,
  index: number,
  value: number,
): Outcome | null {
  const { compiled, subject, known } = considered;
  const { diagram, root } = compiled;
  if (index >= compiled.variables.linked || variable.kind !== 'choice') {
    const end = follow(diagram, root, known, null, { index, value });
    const [first, ...others] = diagram.reachable(end);
    if (first && others.every(({ outcome }) => outcome === first.outcome)) return first.outcome;
    return outcomeOf(compiled, diagram.restrict(root, index, value), subject, known);
  }
  const own = variable.values[value];
  if (own === undefined) return null;
  const events =
    subject.vocabulary.facts.get(variable.fact)?.choices.find((choice) => choice.value === own)?.events ?? {};
  for (const event in events) {
    const happened = subject.dates.get(event)?.happened ?? null;
    if (happened !== null && happened !== events[event]) return null;
  }
  const freed = freedBy(subject, variable.fact, own);
  if (freed.length === 0) {
    const settled = diagram.reachable(follow(diagram, root, known, null, { index, value }));
    if (agree(settled) && settled[0]) return settled[0].outcome;
  }
  const plain = freed.reduce(
    (states, name) => withPlain(states, name, { value: undefined, source: 'open' }),
    withPlain(subject.plain, variable.fact, { value: own, source: 'stated' }),
  );
  const changed = { ...subject, plain, possible: NO_LIMITS };
  const values = isFreeOf(freed, subject)
    ? known.with(index, value, openedBy(freed, compiled), changed)
    : undefined;
  return outcomeOf(compiled, root, changed, values);
}

const NO_LIMITS: Case['possible'] = new Map();
const NONE: readonly string[] = [];

/** The facts whose presumption the new value takes away. */
function freedBy(subject: Case, governor: string, value: string | boolean): readonly string[] {
  const governed = subject.index.governed.get(governor);
  if (!governed) return NONE;
  return governed.flatMap(({ name, presumed }) =>
    presumed?.unless.some(({ fact, is }) => fact === governor && is === value) &&
    subject.plain.get(name)?.source === 'presumed'
      ? [name]
      : [],
  );
}

/** True when no other presumption hangs on what was freed, so that the values of all other variables stay. */
function isFreeOf(freed: readonly string[], { index }: Case): boolean {
  return freed.every((name) => !index.governed.has(name));
}

function openedBy(freed: readonly string[], { variables }: CompiledRequest): readonly number[] {
  return freed.length === 0
    ? []
    : variables.list.flatMap((variable, index) =>
        variable.kind !== 'window' && variable.kind !== 'happened' && freed.includes(variable.fact)
          ? [index]
          : [],
      );
}

/** For a known start of a window: the nearest day on the other side of each of its ends. */
function dateChanges(
  considered: Consideration,
  variable: WindowVariable,
  index: number,
  wording: Wording,
): { fact: FactDefinition | undefined; text: string; outcome: Outcome }[] {
  const { subject, compiled, summary, known } = considered;
  const fact = subject.vocabulary.facts.get(variable.from);
  const own = subject.dates.get(variable.from);
  if (
    !fact ||
    own?.happened !== true ||
    own.lo !== own.hi ||
    own.source !== 'stated' ||
    fact.type === 'timestamp'
  )
    return [];
  const result: { fact: FactDefinition; text: string; outcome: Outcome }[] = [];
  const band = known.at(index);
  const freed = subject.dates.with(variable.from, { ...own, lo: DISTANT_PAST, hi: subject.now.day });
  for (let other = 0; other < sizeOf(variable); other++) {
    if (other === band) continue;
    const range = narrowToBands([{ variable, band: other }], freed, subject)?.get(variable.from);
    if (!range || (own.lo >= range.lo && own.lo <= range.hi)) continue;
    const day = own.lo < range.lo ? range.lo : range.hi;
    const dates = subject.dates.with(variable.from, { ...own, lo: day, hi: day }).copy();
    if (narrow(dates)) continue;
    const outcome = outcomeOf(compiled, compiled.root, { ...subject, dates });
    if (outcome === summary.outcome) continue;
    const key = own.lo < range.lo ? 'condition.date.after' : 'condition.date.before';
    result.push({ fact, text: fill(wording, key, { event: fact.says, day: sayDay(day) }), outcome });
  }
  return result;
}
