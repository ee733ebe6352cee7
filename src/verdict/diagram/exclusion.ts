import type { Day } from '../../model/duration.js';
import type { Dates } from '../case/dates.js';
import { DISTANT_PAST, spanOfDays } from '../days.js';
import type { Band } from './band.js';
import { isCountedInDays } from './variables.js';

/** The latest day of `to` is at most that of `from` plus `days`. */
interface Bound {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

/**
 * True when regions exclude one another whatever the calendar, so that narrowing them would creep back day by
 * day without end: the latest days still fall after as many passes as there are dates (Bellman 1958, Ford 1956).
 */
export function excludeOneAnother(bands: readonly Band[], dates: Dates): boolean {
  const latest: Day[] = dates.states.map(({ hi }) => hi);
  const bounds = [...boundsOf(bands, dates), ...orderBounds(dates), ...tieBounds(dates)];
  for (let pass = 0; pass <= latest.length; pass++) {
    let isStable = true;
    for (const { from, to, days } of bounds) {
      const bound = (latest[from] ?? 0) + days;
      if (bound >= (latest[to] ?? 0)) continue;
      latest[to] = bound;
      isStable = false;
    }
    if (isStable) return false;
  }
  return true;
}

function boundsOf(bands: readonly Band[], { index, states }: Dates): Bound[] {
  return bands.flatMap(({ variable, band }): Bound[] => {
    const from = index.dayOf.get(variable.from);
    const until = index.positionOf.get(variable.until);
    if (from === undefined || until === undefined || states[until]?.happened !== true) return [];
    // Hours do not narrow days.
    if (!isCountedInDays(variable)) return [];
    const upper = variable.lengths[band];
    const lower = variable.lengths[band - 1];
    return [
      ...(upper ? [{ from, to: until, days: Math.ceil(spanOfDays(upper).most) }] : []),
      ...(lower ? [{ from: until, to: from, days: -Math.floor(spanOfDays(lower).least) - 1 }] : []),
    ];
  });
}

function orderBounds({ index, states }: Dates): Bound[] {
  return index.edges.flatMap(([earlier, later]) =>
    states[earlier]?.happened === true && states[later]?.happened === true
      ? [{ from: later, to: earlier, days: 0 }]
      : [],
  );
}

/** What follows from a date lies at its distance, unless other facts cut that short. */
function tieBounds({ states, ties }: Dates): Bound[] {
  return ties.flatMap(({ from, to, length, earliest, latest }): Bound[] => {
    if (states[from]?.happened !== true || states[to]?.happened !== true) return [];
    const { least, most } = spanOfDays(length);
    return [
      ...(earliest <= DISTANT_PAST ? [{ from, to, days: Math.ceil(most) }] : []),
      ...(latest === Infinity ? [{ from: to, to: from, days: -Math.floor(least) }] : []),
    ];
  });
}
