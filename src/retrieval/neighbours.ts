import type { Clause } from '../model/clause.js';
import { QUALIFIES } from './extract.js';

/** Why a clause comes along with the one that answers. */
export type NeighbourRole = 'introduces' | 'lists' | 'qualifies' | 'conflicts';

/** A clause without which the answer would mislead. */
export interface Neighbour {
  readonly clause: Clause;
  readonly role: NeighbourRole;
}

const MAX_LISTED = 8;
const MAX_QUALIFYING = 2;

/**
 * The clauses that belong to an answer: the sentence that introduces a list item, the items of a list, what follows
 * and limits it, and the clauses that contradict it.
 * @param clauses the policy, in order
 * @param conflicts groups of clause ids that contradict each other
 */
export function neighboursOf(
  clause: Clause,
  clauses: readonly Clause[],
  conflicts: readonly (readonly string[])[] = [],
): Neighbour[] {
  const at = clauses.findIndex(({ id }) => id === clause.id);
  const found: Neighbour[] = [];
  const add = (other: Clause | undefined, role: NeighbourRole): void => {
    if (other && other.id !== clause.id && !found.some((neighbour) => neighbour.clause.id === other.id))
      found.push({ clause: other, role });
  };
  for (const group of conflicts.filter((ids) => ids.includes(clause.id))) {
    for (const id of group)
      add(
        clauses.find((other) => other.id === id),
        'conflicts',
      );
  }
  if (clause.lead !== null)
    add(
      clauses.find(({ id }) => id === clause.lead),
      'introduces',
    );
  for (const item of clauses.filter(({ lead }) => lead === clause.id).slice(0, MAX_LISTED))
    add(item, 'lists');
  for (let next = at + 1; next <= at + MAX_QUALIFYING; next++) {
    const other = clauses[next];
    if (!other || other.lead !== clause.lead || !sameSection(other, clause) || !QUALIFIES.test(other.text))
      break;
    add(other, 'qualifies');
  }
  return found;
}

function sameSection(a: Clause, b: Clause): boolean {
  return a.headings.join('\n') === b.headings.join('\n');
}
