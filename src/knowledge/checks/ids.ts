import { nearestName } from '../../model/nearest.js';
import { Problems } from '../problems.js';
import type { TextCheck } from './input.js';

/** Clause, coverage and conflict ids are unique, and every clause's lead exists. */
export const checkIds: TextCheck = ({ policy }) => {
  const problems = new Problems('ids', policy.file);
  const once = (kind: string, entries: readonly { readonly name: string; readonly line: number }[]): void => {
    const seen = new Map<string, number>();
    for (const { name, line } of entries) {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, line);
      else {
        const what = `The ${kind} id "${name}" stands twice, first on line ${first}.`;
        problems.error(line, what, 'Give this one an id of its own; ids once published never change.');
      }
    }
  };
  once(
    'clause',
    policy.clauses.map(({ slug, line }) => ({ name: slug, line })),
  );
  once(
    'coverage',
    policy.coverages.map(({ slug, line }) => ({ name: slug, line })).sort((a, b) => a.line - b.line),
  );
  once(
    'conflict',
    policy.conflicts.map(({ id, line }) => ({ name: id, line })),
  );
  const slugs = policy.clauses.map(({ slug }) => slug);
  for (const { slug, lead, line } of policy.clauses) {
    if (lead === null || policy.clauseById.has(lead)) continue;
    const name = lead.slice(policy.store.id.length + 1);
    const near = nearestName(name, slugs);
    const fix =
      near === null ? 'Name the clause whose sentence introduces this item.' : `Did you mean "${near}"?`;
    problems.error(line, `"${slug}" stands under "${name}", which is no clause.`, fix);
  }
  return problems.list;
};
