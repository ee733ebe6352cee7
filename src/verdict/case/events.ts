import { type Contradiction, type Dates, narrow } from './dates.js';
import type { LazyPlainStates } from './plain.js';
import type { LinkedChoice, VocabularyIndex } from './vocabulary-index.js';

/** What statuses that stay open may still be, by fact. */
export type Possible = ReadonlyMap<string, readonly (string | boolean)[]>;

/** No status is open. */
export const ALL_SETTLED: Possible = new Map();

/**
 * Carries "this status means that event has happened" both ways.
 * @returns the values still possible of statuses that stay open, or the first contradiction
 */
export function linkEvents(
  index: VocabularyIndex,
  plain: LazyPlainStates,
  dates: Dates,
): Possible | Contradiction {
  const { states } = dates;
  for (const { name, choices } of index.linkers) {
    const value = plain.stated(name)?.value;
    if (value === undefined) continue;
    for (const choice of choices) {
      if (choice.value !== value) continue;
      for (const [position, happened] of choice.events) {
        const date = states[position];
        if (!date) continue;
        if (date.happened !== null && date.happened !== happened)
          return { fact: name, other: index.dates[position]?.name ?? '' };
        date.happened = happened;
        if (date.source === 'open' && !happened) date.source = 'derived';
      }
    }
  }
  const clash = narrow(dates);
  if (clash) return clash;
  let possible: Map<string, readonly (string | boolean)[]> | null = null;
  for (const { name, choices } of index.linkers) {
    if (plain.stated(name)?.value !== undefined) continue;
    const left = choices.filter((choice) => isPossible(choice, dates));
    const only = left.length === 1 ? left[0] : left.find((choice) => isShownByDates(choice, dates));
    if (only) plain.derive(name, only.value);
    else
      (possible ??= new Map()).set(
        name,
        left.map((choice) => choice.value),
      );
  }
  return possible ?? ALL_SETTLED;
}

function isPossible({ events }: LinkedChoice, { states }: Dates): boolean {
  for (const [position, expected] of events) {
    const happened = states[position]?.happened ?? null;
    if (happened !== null && happened !== expected) return false;
  }
  return true;
}

/** True when stated dates alone say so: every event of the value was stated, and at least one was. */
function isShownByDates({ events }: LinkedChoice, { states }: Dates): boolean {
  let shown = 0;
  for (const [position, expected] of events) {
    const date = states[position];
    const isStated = date?.source === 'stated' && date.happened === true;
    if (isStated !== expected) return false;
    if (isStated) shown += 1;
  }
  return shown > 0;
}
