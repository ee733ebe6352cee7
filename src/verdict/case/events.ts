import type { FactChoice, Vocabulary } from '../../model/fact.js';
import { type Contradiction, type Dates, narrow, type OrderEdge, type PlainState } from './dates.js';

/** Carries "this status means that event has happened" both ways. */
export function linkEvents(
  vocabulary: Vocabulary,
  plain: Map<string, PlainState>,
  possible: Map<string, readonly (string | boolean)[]>,
  dates: Dates,
  order: readonly OrderEdge[],
): Contradiction | null {
  for (const fact of vocabulary.facts.values()) {
    const linked = fact.choices.filter((choice) => Object.keys(choice.events).length > 0);
    if (linked.length === 0) continue;
    const state = plain.get(fact.name);
    const value = state?.value;
    for (const [name, happened] of Object.entries(
      linked.find((choice) => choice.value === value)?.events ?? {},
    )) {
      const date = dates.get(name);
      if (!date) continue;
      if (date.happened !== null && date.happened !== happened) return { fact: fact.name, other: name };
      date.happened = happened;
      if (date.source === 'open' && !happened) date.source = 'derived';
    }
  }
  const clash = narrow(dates, order);
  if (clash) return clash;
  for (const fact of vocabulary.facts.values()) {
    const state = plain.get(fact.name);
    if (
      !state ||
      state.value !== undefined ||
      fact.choices.every((choice) => Object.keys(choice.events).length === 0)
    )
      continue;
    const left = fact.choices.filter((choice) =>
      Object.entries(choice.events).every(
        ([name, happened]) => (dates.get(name)?.happened ?? happened) === happened,
      ),
    );
    const only = left.length === 1 ? left[0] : left.find((choice) => isShownByDates(choice, dates));
    if (only) plain.set(fact.name, { value: only.value, source: 'derived' });
    else
      possible.set(
        fact.name,
        left.map((choice) => choice.value),
      );
  }
  return null;
}

/** True when stated dates alone say so: every event of the value was stated, and at least one was. */
function isShownByDates({ events }: FactChoice, dates: Dates): boolean {
  const happened = Object.entries(events).filter(([, has]) => has);
  const others = Object.entries(events).filter(([, has]) => !has);
  const isStated = (name: string): boolean =>
    dates.get(name)?.source === 'stated' && dates.get(name)?.happened === true;
  return (
    happened.length > 0 &&
    happened.every(([name]) => isStated(name)) &&
    others.every(([name]) => !isStated(name))
  );
}
