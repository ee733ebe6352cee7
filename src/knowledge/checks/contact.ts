import { nearestName } from '../../model/nearest.js';
import { Problems } from '../problems.js';
import { lineMatching, standing, type TextCheck, wordsOf } from './input.js';
import { textOf } from './titles.js';

/** The ways to reach the shop in `store.yaml` stand in its policy. */
export const checkContact: TextCheck = (input) => {
  const { policy, storeFile, storeText, versions } = input;
  const problems = new Problems('contact', storeFile);
  // The contact is that of the text in force now.
  if (policy !== versions[0]) return [];
  const { clauses, ...values } = policy.store.contact;
  const text = textOf(input);
  const start = lineMatching(storeText, /^contact:/);
  for (const [key, value] of Object.entries(values)) {
    if (value === null || text.includes(wordsOf(value).join(' '))) continue;
    problems.error(
      lineMatching(storeText, standing(key), start),
      `The contact's ${key}, "${value}", does not stand in the policy.`,
      'Copy it as the policy gives it, or write null.',
    );
  }
  for (const id of clauses) {
    if (policy.clauseById.has(id)) continue;
    const slug = id.slice(policy.store.id.length + 1);
    const near = nearestName(
      slug,
      policy.clauses.map((clause) => clause.slug),
    );
    problems.error(
      lineMatching(storeText, standing(slug), start),
      `The contact cites "${slug}", which is no clause.`,
      near === null ? 'Name the clauses that give the contact.' : `Did you mean "${near}"?`,
    );
  }
  return problems.list;
};
