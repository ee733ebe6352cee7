import type { Case } from '../case/case.js';
import type { Dates } from '../case/dates.js';
import { allow, type Branch, split } from './branches.js';
import type { Diagram, NodeId } from './diagram.js';
import { isReleasable, type KnownValues } from './known.js';
import { relevantVariables, restrictKnown, restrictPresumed } from './leaves.js';
import type { Variables } from './variables.js';

/** Values of open variables that the dates of a case allow together. */
type Combination = readonly number[];

const NOTHING_RELEASED: ReadonlySet<string> = new Set();

/**
 * The functions left below the combinations that a case allows, those of `leavesOfCase`: on each way only what the
 * function still turns on is told apart.
 * @param known the values of the case
 * @param isEnough told of each function as it is found; true ends the search
 */
export function endsOfCase<T>(
  diagram: Diagram<T>,
  root: NodeId,
  variables: Variables,
  subject: Case,
  known: KnownValues,
  isEnough: (end: NodeId) => boolean = () => false,
): ReadonlySet<NodeId> {
  const ends = new Set<NodeId>();
  let isDone = false;
  const add = (branch: Pick<Branch, 'node' | 'released'>): void => {
    const end = restrictPresumed(diagram, branch, variables, subject);
    if (ends.has(end)) return;
    ends.add(end);
    isDone ||= isEnough(end);
  };
  const start = restrictKnown(diagram, root, variables, subject);
  const relevantTo = new Map<NodeId, ReadonlySet<number>>();
  const relevantBelow = (node: NodeId): ReadonlySet<number> => {
    let relevant = relevantTo.get(node);
    if (!relevant) relevantTo.set(node, (relevant = relevantVariables(diagram, node, variables, subject)));
    return relevant;
  };
  const shared = combinationsOf(relevantBelow(start), variables, subject, known);
  if (shared) {
    const { indexes, combinations } = shared;
    combinations.some((values) => {
      let node = start;
      indexes.forEach((index, position) => {
        if (diagram.variableOf(node) === index)
          node = diagram.childrenOf(node)[values[position] ?? 0] ?? node;
      });
      add({ node, released: NOTHING_RELEASED });
      return isDone;
    });
    return ends;
  }
  const visit = (branch: Branch, from: number): void => {
    const relevant = relevantBelow(branch.node);
    for (let index = from; index < variables.linked; index++) {
      const variable = variables.list[index];
      if (!variable || !relevant.has(index)) continue;
      for (let value = known.first(index); value <= known.last(index) && !isDone; value++)
        for (const next of split(diagram, branch, index, variable, value, subject)) visit(next, index + 1);
      return;
    }
    add(branch);
  };
  visit({ node: start, dates: subject.dates, released: NOTHING_RELEASED, values: [], bands: [] }, 0);
  return ends;
}

interface Shared {
  readonly indexes: readonly number[];
  readonly combinations: readonly Combination[];
}

/** Kept by the dates alone: a flip of any other fact, another coverage, meets the same. */
const kept = new WeakMap<Dates, { readonly variables: Variables; readonly byIndexes: Map<string, Shared> }>();

/** More than these are told apart on the way instead, each only as far as it matters. */
const MOST_COMBINATIONS = 64;

/** The combinations of windows and events; null where other facts have a say in them, or where they are many. */
function combinationsOf(
  relevant: ReadonlySet<number>,
  variables: Variables,
  subject: Case,
  known: KnownValues,
): Shared | null {
  let most = 1;
  for (const index of relevant) {
    const variable = variables.list[index];
    if (variable?.kind !== 'window' && variable?.kind !== 'happened') return null;
    if (isReleasable(variable, subject)) return null;
    most *= known.last(index) - known.first(index) + 1;
    if (most > MOST_COMBINATIONS) return null;
  }
  const { dates } = subject;
  let own = kept.get(dates);
  if (own?.variables !== variables)
    kept.set(dates, (own = { variables, byIndexes: new Map<string, Shared>() }));
  const indexes = [...relevant].sort((a, b) => a - b);
  const key = indexes.join();
  let shared = own.byIndexes.get(key);
  if (!shared)
    own.byIndexes.set(key, (shared = { indexes, combinations: combine(indexes, variables, subject, known) }));
  return shared;
}

function combine(
  indexes: readonly number[],
  variables: Variables,
  subject: Case,
  known: KnownValues,
): readonly Combination[] {
  let states: readonly (Pick<Branch, 'dates' | 'released' | 'bands'> & { readonly values: Combination })[] = [
    { dates: subject.dates, released: NOTHING_RELEASED, bands: [], values: [] },
  ];
  for (const index of indexes) {
    const variable = variables.list[index];
    if (!variable) continue;
    const next: (typeof states)[number][] = [];
    for (const state of states)
      for (let value = known.first(index); value <= known.last(index); value++)
        for (const { dates, released, bands } of allow(variable, value, state, subject))
          next.push({ dates, released, bands, values: [...state.values, value] });
    states = next;
  }
  return states.map(({ values }) => values);
}
