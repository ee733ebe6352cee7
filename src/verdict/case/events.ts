import type { FactChoice } from '../../model/fact.js';
import { type Contradiction, type Dates, narrow } from './dates.js';
import type { LazyPlainStates } from './plain.js';
import type { VocabularyIndex } from './vocabulary-index.js';

/**
 * Carries "this status means that event has happened" both ways.
 * @param possible filled with the values still possible of statuses that stay open
 */
export function linkEvents(
  index: VocabularyIndex,
  plain: LazyPlainStates,
  possible: Map<string, readonly (string | boolean)[]>,
  dates: Dates,
): Contradiction | null {
  for (const { name: fact, choices } of index.linkers) {
    const value = plain.stated(fact)?.value;
    const choice = value === undefined ? undefined : choices.find((entry) => entry.value === value);
    for (const event in choice?.events) {
      const date = dates.get(event);
      const happened = choice.events[event];
      if (!date || happened === undefined) continue;
      if (date.happened !== null && date.happened !== happened) return { fact, other: event };
      date.happened = happened;
      if (date.source === 'open' && !happened) date.source = 'derived';
    }
  }
  const clash = narrow(dates);
  if (clash) return clash;
  for (const { name, choices } of index.linkers) {
    if (plain.stated(name)?.value !== undefined) continue;
    const left = choices.filter((choice) => isPossible(choice, dates));
    const only = left.length === 1 ? left[0] : left.find((choice) => isShownByDates(choice, dates));
    if (only) plain.derive(name, only.value);
    else
      possible.set(
        name,
        left.map((choice) => choice.value),
      );
  }
  return null;
}

function isPossible({ events }: FactChoice, dates: Dates): boolean {
  for (const event in events) {
    const happened = dates.get(event)?.happened ?? null;
    if (happened !== null && happened !== events[event]) return false;
  }
  return true;
}

/** True when stated dates alone say so: every event of the value was stated, and at least one was. */
function isShownByDates({ events }: FactChoice, dates: Dates): boolean {
  let shown = 0;
  for (const event in events) {
    const date = dates.get(event);
    const isStated = date?.source === 'stated' && date.happened === true;
    if (isStated !== events[event]) return false;
    if (isStated) shown += 1;
  }
  return shown > 0;
}
