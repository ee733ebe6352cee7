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
  let own = written.get(policy);
  if (!own) written.set(policy, (own = new Map<string, Citation>()));
  let citation = own.get(id);
  if (!citation) {
    const clause = policy.clauseById.get(id);
    if (!clause) throw new Error(`There is no clause ${id}.`);
    citation = {
      clause: id,
      heading: clause.headings.at(-1) ?? policy.store.name,
      quote: clause.text,
      url: `/policies/${policy.store.id}#${clause.slug}`,
    };
    own.set(id, citation);
  }
  return citation;
}

const written = new WeakMap<Policy, Map<string, Citation>>();

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
  const cited = new Set<string>();
  for (const list of [ids, derived, conflicts])
    for (const id of list) {
      cited.add(id);
      const lead = policy.clauseById.get(id)?.lead;
      if (lead) cited.add(lead);
    }
  return [...cited].map((id) => cite(policy, id));
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

/** Clauses of a coverage that are cited whatever the case. */
interface Always {
  /** Of the rules that set a limit in time. */
  readonly windows: readonly string[];
  readonly applies: readonly string[];
  readonly denying: readonly string[];
}

const standing = new WeakMap<Coverage, Always>();

function alwaysOf(coverage: Coverage): Always {
  let own = standing.get(coverage);
  if (!own) {
    const limiting = coverage.rules.filter(({ effect }) => effect === 'denies' || effect === 'silent');
    own = {
      windows: clausesOf(
        limiting.filter(({ condition }) => leavesOf(condition).some(({ kind }) => kind === 'within')),
      ),
      applies: coverage.applies.flatMap(({ clauses }) => clauses),
      denying: clausesOf(coverage.rules.filter(({ effect }) => effect === 'denies')),
    };
    standing.set(coverage, own);
  }
  return own;
}

function clausesOf(rules: Coverage['rules']): readonly string[] {
  return rules.flatMap(({ condition }) => leavesOf(condition).flatMap(({ clauses }) => clauses));
}

function grantingClauses(coverage: Coverage, subject: Case, outcome: Outcome): readonly string[] {
  const special = (['silent', 'discretion', 'event'] as const)
    .flatMap((effect) => strikingRules(coverage, subject, effect))
    .flatMap(({ condition }) => condition.clauses);
  const { windows, applies, denying } = alwaysOf(coverage);
  const open = coverage.rules.filter(({ condition }) => truthOf(condition, subject) === null);
  const grants = outcome === 'eligible' || outcome === 'conditional';
  return [
    ...(outcome === 'not_stated' ? special : []),
    ...windows.slice(0, 1),
    coverage.clause,
    ...(grants ? liveGives(coverage, subject).flatMap(({ clauses }) => clauses) : []),
    ...special,
    ...windows,
    ...(grants ? livePayers(coverage, subject).flatMap(({ clauses }) => clauses) : []),
    ...(coverage.expects?.clauses ?? []),
    ...clausesOf(open),
    ...applies,
    ...denying,
  ];
}

function deciding(own: readonly string[], inner: readonly string[]): readonly string[] {
  return inner.length > 0 ? inner : own;
}
