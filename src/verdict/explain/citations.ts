import type { Citation } from '../../model/clause.js';
import type { Coverage } from '../../model/coverage.js';
import type { Policy } from '../../model/policy.js';
import type { Outcome } from '../../model/verdict.js';
import type { Case } from '../case/case.js';
import type { Consideration } from '../consider.js';
import { leavesOf } from '../diagram/variables.js';
import { truthOf } from '../truth.js';
import { liveGives, livePayers } from './gives.js';
import { appliesTo, strikingRules } from './reasons.js';

/** A clause as a citation. @throws when the policy has no such clause (checked when it is loaded) */
export function cite(policy: Policy, id: string): Citation {
  const clause = policy.clauseById.get(id);
  if (!clause) throw new Error(`There is no clause ${id}.`);
  return {
    clause: id,
    heading: clause.headings.at(-1) ?? policy.store.name,
    quote: clause.text,
    url: `/policies/${policy.store.id}#${clause.slug}`,
  };
}

/**
 * The clauses that decide, most important first; a list item brings the sentence that introduces it.
 * Where several promises are refused, the clauses that refuse the others follow.
 */
export function citationsOf(
  considered: Consideration,
  policy: Policy,
  conflicts: readonly string[],
): Citation[] {
  const { route, subject, summary, compiled } = considered;
  if (!route) return [];
  const isDenial = summary.outcome === 'not_eligible';
  const others = compiled.coverages.filter(
    (coverage) => coverage !== route && appliesTo(coverage, subject) === true,
  );
  const ids = isDenial
    ? [...denyingClauses(route, subject), ...others.flatMap((coverage) => denyingClauses(coverage, subject))]
    : grantingClauses(route, subject, summary.outcome);
  const derived = subject.derived.flatMap(({ derivation }) => derivation.clauses);
  const withLeads = [...ids, ...derived, ...conflicts].flatMap((id) => {
    const lead = policy.clauseById.get(id)?.lead;
    return lead ? [id, lead] : [id];
  });
  return [...new Set(withLeads)].map((id) => cite(policy, id));
}

function denyingClauses(coverage: Coverage, subject: Case): readonly string[] {
  const striking = strikingRules(coverage, subject, 'denies');
  return [
    ...striking.flatMap(({ condition }) =>
      deciding(
        condition.clauses,
        leavesOf(condition).flatMap(({ clauses }) => clauses),
      ),
    ),
    ...striking.flatMap(({ sanction }) => (sanction ? [sanction] : [])),
    coverage.clause,
  ];
}

function grantingClauses(coverage: Coverage, subject: Case, outcome: Outcome): readonly string[] {
  const special = (['silent', 'discretion', 'event'] as const).flatMap((effect) =>
    strikingRules(coverage, subject, effect),
  );
  const denying = coverage.rules.filter(({ effect }) => effect === 'denies');
  const limiting = coverage.rules.filter(({ effect }) => effect === 'denies' || effect === 'silent');
  const windows = limiting.filter(({ condition }) =>
    leavesOf(condition).some(({ kind }) => kind === 'within'),
  );
  const open = coverage.rules.filter(({ condition }) => truthOf(condition, subject) === null);
  const rules = (list: typeof denying): readonly string[] =>
    list.flatMap(({ condition }) => leavesOf(condition).flatMap(({ clauses }) => clauses));
  const always = special.flatMap(({ condition }) => condition.clauses);
  const grants = outcome === 'eligible' || outcome === 'conditional';
  return [
    ...(outcome === 'not_stated' ? always : []),
    ...(windows.length > 0 ? rules(windows).slice(0, 1) : []),
    coverage.clause,
    ...(grants ? liveGives(coverage, subject).flatMap(({ clauses }) => clauses) : []),
    ...always,
    ...rules(windows),
    ...(grants ? livePayers(coverage, subject).flatMap(({ clauses }) => clauses) : []),
    ...(coverage.expects?.clauses ?? []),
    ...rules(open),
    ...coverage.applies.flatMap(({ clauses }) => clauses),
    ...rules(denying),
  ];
}

function deciding(own: readonly string[], inner: readonly string[]): readonly string[] {
  return inner.length > 0 ? inner : own;
}
