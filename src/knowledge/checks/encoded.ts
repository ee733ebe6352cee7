import { Problems } from '../problems.js';
import { lineMatching, type TextCheck } from './input.js';

const FEWEST_ASKS = 6;
const USUAL_ASKS = 12;

/** Every clause decides something or can be asked for, and there are enough ways to ask for it. */
export const checkEncoded: TextCheck = ({ policy, asks, asksText, asksFile, versions }) => {
  const inPolicy = new Problems('encoded', policy.file);
  const inAsks = new Problems('encoded', asksFile);
  const cited = new Set([
    ...policy.coverages.flatMap(({ cites }) => cites),
    ...policy.conflicts.flatMap(({ clauses }) => clauses),
    ...policy.derivations.flatMap(({ clauses }) => clauses),
  ]);
  // The asks belong to the clauses in force now; older texts need only be encoded.
  const isNewest = policy === versions[0];
  for (const { id, slug, line } of policy.clauses) {
    const count = asks.get(slug)?.length ?? 0;
    if (count === 0 && !cited.has(id)) {
      inPolicy.error(
        line,
        `Nothing cites "${slug}", and no ask leads to it.`,
        'Encode what it promises in a coverage, or write in asks.yaml how customers ask for it.',
      );
    } else if (isNewest && count < USUAL_ASKS) {
      const at = asksText === null ? 0 : lineMatching(asksText, new RegExp(`^${slug}:`));
      const what =
        count === 0
          ? `There are no asks for "${slug}".`
          : `There are only ${count} asks for "${slug}".`;
      if (count < FEWEST_ASKS) inAsks.error(count === 0 ? 0 : at, what, `Write at least ${FEWEST_ASKS}.`);
      else inAsks.warn(at, what, `${USUAL_ASKS} or more find it far more often.`);
    }
  }
  return [...inPolicy.list, ...inAsks.list];
};
