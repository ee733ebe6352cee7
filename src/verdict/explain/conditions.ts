import type { Coverage } from '../../model/coverage.js';
import type { VerdictCondition, VerdictReading } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import type { Consideration } from '../consider.js';
import { summaryOf } from '../consider.js';
import { DISTANT_PAST, formatDay } from '../days.js';
import { readingsOf } from '../diagram/readings.js';
import { factsOf, sizeOf, type Variable } from '../diagram/variables.js';
import { isGrant } from '../signature.js';
import { truthOf } from '../truth.js';
import { limitOf } from './limits.js';
import { mentions } from './reasons.js';
import { fill, listed, sayCountry, sayDay } from './words.js';

/** What a conditional outcome hangs on: open facts, the shop's discretion, events to come. */
export function conditionsOf(
  considered: Consideration,
  readings: readonly VerdictReading[],
  wording: Wording,
): VerdictCondition[] {
  const { route, subject } = considered;
  if (!route || considered.summary.outcome !== 'conditional') return [];
  const conditions: VerdictCondition[] = [];
  for (const rule of route.rules) {
    const isSpecial = rule.effect === 'event' || rule.effect === 'discretion';
    if (!isSpecial || truthOf(rule.condition, subject) === !rule.strikesWhen) continue;
    const kind = rule.effect === 'event' ? 'event' : 'discretion';
    conditions.push({
      text: fill(wording, `condition.${kind}`, { what: rule.text ?? '' }),
      kind,
      fact: null,
      clause: rule.condition.clauses[0] ?? route.clause,
    });
  }
  for (const reading of readings) {
    if (reading.outcome !== 'eligible' && reading.outcome !== 'conditional') continue;
    conditions.push({
      text: fill(wording, 'condition.reading', { what: reading.text }),
      kind: 'reading',
      fact: null,
      clause: reading.clauses[0] ?? route.clause,
    });
  }
  const known = [...factConditions(considered, route, wording), ...conditions];
  return known.length > 0 ? known : openConditions(considered, route, wording);
}

/** Where no value of a single fact decides: the facts that are open, together. */
function openConditions(
  { compiled, leaves, subject }: Consideration,
  route: Coverage,
  wording: Wording,
): VerdictCondition[] {
  const varies = (index: number): boolean => new Set(leaves.map(({ values }) => values[index])).size > 1;
  const names = compiled.variables.list.flatMap((variable, index) => {
    const matters =
      index < compiled.variables.linked
        ? varies(index)
        : leaves.some(({ node }) => compiled.diagram.support(node).has(index));
    return matters ? factsOf(variable).filter((name) => isOpen(name, subject)) : [];
  });
  return [...new Set(names)].map((name) => ({
    text: fill(wording, 'condition.open', {
      what: subject.vocabulary.facts.get(name)?.label.toLowerCase() ?? name,
    }),
    kind: 'fact' as const,
    fact: name,
    clause:
      route.rules.find(({ condition }) => mentions(condition, name))?.condition.clauses[0] ?? route.clause,
  }));
}

function isOpen(name: string, subject: Case): boolean {
  const plain = subject.plain.get(name);
  if (plain) return plain.value === undefined;
  const date = subject.dates.day(name);
  return date !== undefined && (date.happened === null || date.lo < date.hi);
}

function factConditions(considered: Consideration, route: Coverage, wording: Wording): VerdictCondition[] {
  const { compiled, leaves, subject } = considered;
  const conditions: VerdictCondition[] = [];
  const clauseFor = (fact: string): string => {
    const rule = route.rules.find(({ condition }) => mentions(condition, fact));
    return rule?.condition.clauses[0] ?? route.clause;
  };
  const granting = leaves.filter(({ node }) => compiled.diagram.reachable(node).some(isGrant));
  compiled.variables.list.forEach((variable, index) => {
    if (index < compiled.variables.linked) return;
    const [fact = ''] = factsOf(variable);
    const concerned = granting.filter(({ node }) => compiled.diagram.support(node).has(index));
    if (concerned.length === 0) return;
    const values = Array.from({ length: sizeOf(variable) }, (_, value) => value);
    const fitting = values.filter((value) =>
      granting.some(({ node }) =>
        compiled.diagram.reachable(compiled.diagram.restrict(node, index, value)).some(isGrant),
      ),
    );
    if (fitting.length === values.length) return;
    conditions.push({
      text: sayValues(variable, fitting, subject, wording),
      kind: 'fact',
      fact,
      clause: clauseFor(fact),
    });
  });
  if (granting.length < leaves.length || conditions.length === 0)
    conditions.push(...linkedConditions(considered, granting, clauseFor, wording));
  return conditions;
}

/** Conditions on dates and on facts that govern others: those whose values all grants share. */
function linkedConditions(
  considered: Consideration,
  granting: Consideration['leaves'],
  clauseFor: (fact: string) => string,
  wording: Wording,
): VerdictCondition[] {
  const { compiled, leaves, subject } = considered;
  const conditions: VerdictCondition[] = [];
  const done = new Set<string>();
  compiled.variables.list.slice(0, compiled.variables.linked).forEach((variable, index) => {
    for (const name of variable.kind === 'window' ? [variable.from, variable.until] : [variable.fact]) {
      const date = subject.dates.day(name);
      const fact = subject.vocabulary.facts.get(name);
      if (done.has(name) || !fact || followsFromOther(name, subject)) continue;
      if (variable.kind === 'choice') {
        const all = new Set(leaves.map(({ values }) => values[index]));
        const fitting = [...new Set(granting.map(({ values }) => values[index] ?? -1))].filter(
          (value) => value >= 0,
        );
        if (fitting.length === 0 || fitting.length >= all.size) continue;
        done.add(name);
        conditions.push({
          text: sayValues(variable, fitting, subject, wording),
          kind: 'fact',
          fact: name,
          clause: clauseFor(name),
        });
      } else if (date && date.lo < date.hi) {
        const ranges = granting.flatMap(({ dates }) => {
          const narrowed = dates.get(fact.dayOf ?? name);
          return narrowed?.happened ? [narrowed] : [];
        });
        if (ranges.length === 0) continue;
        const [lo, hi] = [
          Math.min(...ranges.map((range) => range.lo)),
          Math.max(...ranges.map((range) => range.hi)),
        ];
        const from = lo > Math.max(date.lo, DISTANT_PAST);
        const to = hi < date.hi;
        if (!from && !to) continue;
        done.add(name);
        const key = lo === hi ? 'on' : from && to ? 'between' : from ? 'after' : 'before';
        const text = fill(wording, `condition.date.${key}`, {
          event: fact.says,
          day: sayDay(from ? lo : hi),
          from: sayDay(lo),
          to: sayDay(hi),
        });
        conditions.push({ text, kind: 'fact', fact: name, clause: clauseFor(name) });
      }
    }
  });
  return conditions;
}

/** True for a date that hangs on another one, which is then named in its place. */
function followsFromOther(name: string, { dates }: Case): boolean {
  const position = dates.index.positionOf.get(name);
  return dates.ties.some(({ to, otherwise }) => to === position && otherwise === null);
}

/** "the original packaging is there", for the values of a variable. */
export function sayValues(
  variable: Variable,
  values: readonly number[],
  subject: Case,
  wording: Wording,
): string {
  const fact = subject.vocabulary.facts.get(factsOf(variable)[0] ?? '');
  if (variable.kind === 'number') {
    const low = variable.limits[Math.min(...values) - 1];
    const high = variable.limits[Math.max(...values)];
    return high !== undefined
      ? fill(wording, 'condition.number.atMost', { fact: fact?.says ?? '', limit: String(high) })
      : fill(wording, 'condition.number.over', { fact: fact?.says ?? '', limit: String(low ?? 0) });
  }
  if (variable.kind === 'country') {
    const named = values.map((value) => variable.values[value]).filter((code) => code !== undefined);
    const isOther = values.includes(variable.values.length);
    const names = isOther ? variable.values.filter((_, index) => !values.includes(index)) : named;
    return fill(wording, isOther ? 'reason.country.not' : 'reason.country', {
      country: listed(names.map(sayCountry), 'or'),
    });
  }
  if (variable.kind !== 'choice') return fact?.says ?? '';
  return listed(
    values.map((value) => fact?.choices[value]?.says ?? ''),
    'or',
  );
}

/** Each way to read the text with what it gives; empty when all agree on the outcome. */
export function readingsWithResults(considered: Consideration): VerdictReading[] {
  const { compiled, subject, known } = considered;
  if (compiled.readings.length < 2) return [];
  const conditions = readingsOf([...compiled.coverages]);
  const results = compiled.readings.map(({ choice, root }) => ({
    choice,
    signature: summaryOf(compiled, root, subject, known),
  }));
  const telling = conditions.filter(({ id }, position) => {
    if (conditions.findIndex((other) => other.id === id) !== position) return false;
    // A readings condition tells when changing its option alone changes the result.
    return results.some((a) =>
      results.some(
        (b) =>
          a.signature !== b.signature &&
          [...a.choice].every(([other, option]) => other === id || b.choice.get(other) === option),
      ),
    );
  });
  const seen = new Set<string>();
  return results.flatMap(({ choice, signature }) => {
    const options = telling
      .map(({ id, options: all }) => all[choice.get(id) ?? 0])
      .filter((option) => option !== undefined);
    const text = options.map((option) => option.text).join(', ');
    if (options.length === 0 || seen.has(text)) return [];
    seen.add(text);
    const limits = options
      .map(({ condition }) => limitOf(condition, false, subject))
      .filter((limit) => limit !== null);
    const day = limits.length > 0 ? Math.min(...limits.map((limit) => limit.day)) : null;
    return [
      {
        text,
        outcome: signature.outcome,
        deadline: day === null ? null : formatDay(day),
        clauses: [...new Set(telling.flatMap(({ clauses }) => clauses))],
      },
    ];
  });
}
