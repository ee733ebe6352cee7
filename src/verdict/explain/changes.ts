import type { FactDefinition, FactValue } from '../../model/fact.js';
import type { Outcome, Verdict } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { type Consideration, reachableFrom } from '../consider.js';
import { DISTANT_PAST } from '../days.js';
import type { NodeId } from '../diagram/diagram.js';
import { leavesOfCase, valueIndex } from '../diagram/leaves.js';
import { narrowToBands } from '../diagram/regions.js';
import { sizeOf, type Variable, type WindowVariable } from '../diagram/variables.js';
import { summarise } from '../signature.js';
import { sayValues } from './conditions.js';
import { fill, sayDay, sentence } from './words.js';

type Change = Verdict['changes'][number];

const MOST_CHANGES = 8;

/**
 * What would change the outcome: for every known fact the nearest other value that, everything else
 * unchanged, gives another outcome.
 */
export function changesOf(considered: Consideration, wording: Wording): Change[] {
  const { compiled, subject, summary } = considered;
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
  compiled.variables.list.forEach((variable, index) => {
    if (variable.kind === 'window') {
      for (const { fact, text, outcome } of dateChanges(considered, variable, wording))
        add(fact, text, outcome);
    } else if (variable.kind !== 'happened') {
      const state = subject.plain.get(variable.fact);
      if (state?.value === undefined) return;
      const own = valueIndex(variable, state.value);
      for (let value = 0; value < sizeOf(variable); value++) {
        if (value === own) continue;
        const outcome = outcomeWith(considered, variable, index, value);
        if (outcome !== null)
          add(
            subject.vocabulary.facts.get(variable.fact),
            sayValues(variable, [value], subject, wording),
            outcome,
          );
      }
    }
  });
  const rank: Readonly<Record<Outcome, number>> = {
    eligible: 0,
    conditional: 1,
    not_stated: 2,
    not_eligible: 3,
  };
  return changes.sort((a, b) => rank[a.outcome] - rank[b.outcome]).slice(0, MOST_CHANGES);
}

/** The outcome with one plain variable set to another value; null when the case rules that out. */
function outcomeWith(
  considered: Consideration,
  variable: Exclude<Variable, WindowVariable | { kind: 'happened' }>,
  index: number,
  value: number,
): Outcome | null {
  const { compiled, subject } = considered;
  const plain = new Map(subject.plain);
  if (index < compiled.variables.linked && variable.kind === 'choice') {
    const own = variable.values[value];
    if (own === undefined) return null;
    const events =
      subject.vocabulary.facts.get(variable.fact)?.choices.find((choice) => choice.value === own)?.events ??
      {};
    if (
      Object.entries(events).some(
        ([name, happened]) => (subject.dates.get(name)?.happened ?? happened) !== happened,
      )
    )
      return null;
    plain.set(variable.fact, { value: own, source: 'stated' });
    return outcomeOf(considered, { ...subject, plain, possible: new Map() }, compiled.root);
  }
  return outcomeOf(considered, subject, compiled.diagram.restrict(compiled.root, index, value));
}

function outcomeOf(considered: Consideration, subject: Case, root: NodeId): Outcome {
  const { compiled } = considered;
  const leaves = leavesOfCase(compiled.diagram, root, compiled.variables, subject);
  return summarise(
    reachableFrom(
      compiled,
      leaves.map(({ node }) => node),
    ),
    compiled.order,
  ).outcome;
}

/** For a known start of a window: the nearest day on the other side of each of its ends. */
function dateChanges(
  considered: Consideration,
  variable: WindowVariable,
  wording: Wording,
): { fact: FactDefinition | undefined; text: string; outcome: Outcome }[] {
  const { subject, compiled } = considered;
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
  const freed = new Map(subject.dates).set(variable.from, { ...own, lo: DISTANT_PAST, hi: subject.now.day });
  const result: { fact: FactDefinition; text: string; outcome: Outcome }[] = [];
  for (let band = 0; band < sizeOf(variable); band++) {
    const range = narrowToBands([{ variable, band }], freed, subject)?.get(variable.from);
    if (!range || (own.lo >= range.lo && own.lo <= range.hi)) continue;
    const day = own.lo < range.lo ? range.lo : range.hi;
    const dates = new Map(subject.dates).set(variable.from, { ...own, lo: day, hi: day });
    const facts: Record<string, FactValue> = subject.facts;
    const text = fill(wording, own.lo < range.lo ? 'condition.date.after' : 'condition.date.before', {
      event: fact.says,
      day: sayDay(day),
    });
    result.push({ fact, text, outcome: outcomeOf(considered, { ...subject, facts, dates }, compiled.root) });
  }
  return result;
}
