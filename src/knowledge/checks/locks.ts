import { lockOf } from '../hash.js';
import { Problems } from '../problems.js';
import type { TextCheck } from './input.js';

/** The lock of every coverage is the hash of the clauses that it cites. */
export const checkLocks: TextCheck = ({ policy }) => {
  const problems = new Problems('locks', policy.file);
  for (const { id, slug, cites, lock, lockLine, line } of policy.coverages) {
    if (lock === lockOf(cites, policy.clauseById)) continue;
    const what =
      lock === null
        ? `The coverage "${slug}" was never confirmed against its clauses, so it is withdrawn.`
        : `A clause that the coverage "${slug}" cites, or the list of them, has changed since it was confirmed, so it is withdrawn.`;
    const fix = `Read the rule beside its clauses; when it says what they say, run: npx clausewise confirm ${id}`;
    problems.error(lockLine ?? line, what, fix);
  }
  return problems.list;
};
