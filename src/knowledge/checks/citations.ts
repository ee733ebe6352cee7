import { nearestName } from '../../model/nearest.js';
import { Problems } from '../problems.js';
import { lineMatching, standing, type TextCheck } from './input.js';

/** Every clause that a rule block names exists, and conflicts name coverages and requests that exist. */
export const checkCitations: TextCheck = ({ policy, markdown, requests }) => {
  const problems = new Problems('citations', policy.file);
  const clauses = policy.clauses.map(({ slug }) => slug);
  const coverages = policy.coverages.map(({ slug }) => slug);
  const expect = (name: string, known: readonly string[], kind: string, blockLine: number): void => {
    if (known.includes(name)) return;
    const near = nearestName(name, known);
    problems.error(
      lineMatching(markdown, standing(name), blockLine),
      `"${name}" is no ${kind}.`,
      near === null ? `Name a ${kind} that exists.` : `Did you mean "${near}"?`,
    );
  };
  const slugOf = (id: string): string => id.slice(policy.store.id.length + 1);
  for (const { cites, line } of policy.coverages) {
    for (const id of cites) expect(slugOf(id), clauses, 'clause of this policy', line);
  }
  for (const { clauses: cites, line } of policy.derivations) {
    for (const id of cites) expect(slugOf(id), clauses, 'clause of this policy', line);
  }
  for (const { clauses: cites, touches, requests: named, line } of policy.conflicts) {
    for (const id of cites) expect(slugOf(id), clauses, 'clause of this policy', line);
    for (const slug of touches) expect(slug, coverages, 'coverage of this policy', line);
    for (const request of named) expect(request, requests, 'request', line);
  }
  return problems.list;
};
