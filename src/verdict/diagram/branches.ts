import type { FactDefinition } from '../../model/fact.js';
import type { Case } from '../case/case.js';
import { type Dates, narrow } from '../case/dates.js';
import type { Band } from './band.js';
import type { Diagram, NodeId } from './diagram.js';
import { narrowToBands, withEvent } from './regions.js';
import type { Variable, WindowVariable } from './variables.js';

/** One combination of the linked variables that the case allows, with what is left of the function. */
export interface Leaf {
  /** Value of each linked variable, -1 where the function does not depend on it. */
  readonly values: readonly number[];
  readonly node: NodeId;
  /** The dates narrowed to this combination. */
  readonly dates: Dates;
  /** Facts whose presumption falls in this combination. */
  readonly released: ReadonlySet<string>;
}

/** A combination on the way, with the regions chosen so far. */
export interface Branch extends Leaf {
  readonly bands: readonly Band[];
}

/** The branches on which a linked variable has the value: none where the case does not allow it. */
export function split<T>(
  diagram: Diagram<T>,
  branch: Branch,
  index: number,
  variable: Variable,
  value: number,
  subject: Case,
): Branch[] {
  const allowed = allow(variable, value, branch, subject);
  if (allowed.length === 0) return NO_BRANCHES;
  const node =
    diagram.variableOf(branch.node) === index
      ? (diagram.childrenOf(branch.node)[value] ?? branch.node)
      : branch.node;
  const values = [...branch.values, value];
  return allowed.map(({ dates, released, bands }) => ({ dates, released, bands, node, values }));
}

const NO_BRANCHES: Branch[] = [];

type Allowed = Pick<Branch, 'dates' | 'released' | 'bands'>;

/** The states in which a linked variable can have a value: none, one or (an event open) two. */
export function allow(variable: Variable, value: number, branch: Allowed, subject: Case): Allowed[] {
  switch (variable.kind) {
    case 'choice':
      return allowChoice(variable.fact, variable.values[value], branch, subject);
    case 'happened': {
      const dates = withEvent(branch.dates, variable.fact, value === 1);
      return dates ? [{ ...branch, dates }] : [];
    }
    case 'window':
      return allowWindow(variable, value, branch, subject);
    case 'country':
    case 'number':
      return [branch];
  }
}

function allowChoice(
  name: string,
  value: string | boolean | undefined,
  branch: Allowed,
  subject: Case,
): Allowed[] {
  const state = subject.plain.get(name);
  if (value === undefined || (state?.value !== undefined && state.value !== value)) return [];
  if (!(subject.possible.get(name)?.includes(value) ?? true)) return [];
  if (state?.value !== undefined) return [branch];
  const fact = subject.vocabulary.facts.get(name);
  const released = new Set(branch.released);
  let dates: Dates = branch.dates;
  for (const other of subject.index.governed.get(name) ?? []) {
    const date = dates.get(other.name);
    if (!other.presumed?.unless.some((entry) => entry.fact === name && entry.is === value)) {
      if (date?.source === 'presumed' && !released.has(other.name))
        dates = settled(other, name, dates, subject);
      continue;
    }
    released.add(other.name);
    if (date?.source === 'presumed')
      dates = dates.with(other.name, { ...date, happened: null, source: 'open' });
  }
  const events = fact?.choices.find((choice) => choice.value === value)?.events ?? {};
  let linked: Dates | null = dates;
  for (const event in events) linked = linked && withEvent(linked, event, events[event] === true);
  return linked ? [{ ...branch, dates: linked, released }] : [];
}

/** The dates with a presumption that nothing else can lift any more, and with what follows from it. */
function settled({ name, presumed }: FactDefinition, governor: string, dates: Dates, subject: Case): Dates {
  const position = dates.index.positionOf.get(name);
  if (!dates.ties.some(({ from }) => from === position)) return dates;
  const isOpen = (fact: string): boolean =>
    fact !== governor &&
    subject.plain.get(fact) !== undefined &&
    subject.plain.get(fact)?.value === undefined;
  const date = dates.get(name);
  if (!date || presumed?.unless.some(({ fact }) => isOpen(fact))) return dates;
  const copy = dates.with(name, { ...date, source: 'derived' }).copy();
  narrow(copy);
  return copy;
}

function allowWindow(variable: WindowVariable, band: number, branch: Allowed, subject: Case): Allowed[] {
  const result: Allowed[] = [];
  const notYet = withEvent(branch.dates, variable.from, false);
  // A window from an event that has not happened is open.
  if (notYet && band === 0) result.push({ dates: notYet, released: branch.released, bands: branch.bands });
  const happened = withEvent(branch.dates, variable.from, true);
  const bands = [...branch.bands, { variable, band }];
  const untilOpen = happened?.get(variable.until)?.happened === null;
  const states = untilOpen
    ? [true, false].map((done) => withEvent(happened, variable.until, done))
    : [happened];
  for (const state of states) {
    const dates = state && narrowToBands(bands, state, subject);
    if (dates) result.push({ dates, released: branch.released, bands });
  }
  return result;
}
