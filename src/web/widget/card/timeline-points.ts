import type { Verdict } from '../../../model/verdict.js';
import { dayNumber } from '../dates.js';
import type { KnownFacts } from './facts.js';

/** What a point in the drawing stands for. */
export type PointKind =
  'ordered' | 'shipped' | 'delivered' | 'today' | 'step' | 'last' | 'earliest' | 'latest';

/** A day in the drawing. */
export interface Point {
  readonly kind: PointKind;
  readonly date: string;
  /** Place from 0 to 1. */
  readonly at: number;
}

/** Least distance of two points that have words: their words must not touch. */
const APART = 0.215;

/**
 * The days of a verdict in order, placed by time as far as their words leave room.
 * Empty where there is no last day and no expected one: a lone "today" says nothing.
 */
export function timelinePoints(verdict: Verdict, facts: KnownFacts): readonly Point[] {
  const { deadline, window, asOf } = verdict;
  const ends: [PointKind, string][] = window
    ? [
        ['earliest', window.from],
        ...(window.to === window.from ? [] : ([['latest', window.to]] as [PointKind, string][])),
      ]
    : deadline === null
      ? []
      : [['last', deadline]];
  if (ends.length === 0) return [];
  const days: [PointKind, string][] = [
    ['ordered', dayOf(facts['purchaseDate']) ?? dayOf(facts['orderedAt'])],
    ['shipped', window ? dayOf(facts['shipDate']) : undefined],
    ['delivered', dayOf(facts['deliveryDate'])],
    ['today', asOf.slice(0, 10)],
    ...ends,
  ].filter((entry): entry is [PointKind, string] => entry[1] !== undefined);
  // What was given up to an earlier day than the last: a tick without words, its date stands in the list.
  const steps = verdict.deadlines
    .map(({ date }) => date)
    .filter((date, index, all) => date !== deadline && all.indexOf(date) === index)
    .map((date): [PointKind, string] => ['step', date]);
  return place([...merge(days), ...(window ? [] : steps)]);
}

/** One point for days that fall together: the weightier one. */
function merge(days: readonly [PointKind, string][]): [PointKind, string][] {
  const byDate = new Map<string, PointKind>();
  for (const [kind, date] of days) byDate.set(date, kind);
  return [...byDate].map(([date, kind]) => [kind, date]);
}

function place(days: readonly [PointKind, string][]): readonly Point[] {
  const sorted = days
    .map(([kind, date]) => ({ kind, date, day: dayNumber(date) }))
    .filter(({ day }) => !Number.isNaN(day))
    .sort((a, b) => a.day - b.day);
  const named = sorted.filter(({ kind }) => kind !== 'step');
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const span = last.day - first.day;
  const places = spread(named.map(({ day }) => (day - first.day) / span));
  return sorted.flatMap(({ kind, date, day }) => {
    const at =
      kind === 'step' ? between(day, named, places) : places[named.findIndex((one) => one.date === date)];
    return at === undefined ? [] : [{ kind, date, at }];
  });
}

/** Moves places apart, from both ends, so that each has its room and their order holds. */
function spread(wanted: readonly number[]): readonly number[] {
  const apart = Math.min(APART, 1 / (wanted.length - 1));
  const places: number[] = [];
  wanted.forEach((at, index) => {
    const before = places[index - 1];
    places.push(before === undefined ? 0 : Math.max(at, before + apart));
  });
  for (let index = places.length - 1, most = 1; index >= 0; index--, most -= apart)
    places[index] = Math.min(places[index] ?? 0, most);
  return places;
}

/** Where a day without words falls among those with words; undefined outside of them. */
function between(
  day: number,
  named: readonly { readonly day: number }[],
  places: readonly number[],
): number | undefined {
  const next = named.findIndex((one) => one.day > day);
  const [from, to] = [named[next - 1], named[next]];
  const [left, right] = [places[next - 1], places[next]];
  if (!from || !to || left === undefined || right === undefined || from.day === day) return undefined;
  return left + ((right - left) * (day - from.day)) / (to.day - from.day);
}

/** The day of a fact, where it is known to the day. */
function dayOf(value: KnownFacts[string] | undefined): string | undefined {
  return typeof value === 'string' && !Number.isNaN(dayNumber(value)) ? value.slice(0, 10) : undefined;
}
