import type { Token } from '../text/tokens.js';
import { within } from './numbers.js';

/** A unit of time, and what customers mean by vague amounts of it. */
export interface Unit {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
  /** Days by which a plain count may be off: months and years are seldom meant to the day. */
  readonly slack: number;
  /** "a couple of" and "a few" in days, `[least, most]`. */
  readonly couple: readonly [number, number];
  readonly few: readonly [number, number];
  readonly several: readonly [number, number];
}

const none: readonly [number, number] = [0, 0];
const MINUTE: Unit = { months: 0, days: 0, minutes: 1, slack: 0, couple: none, few: none, several: none };
const HOUR: Unit = { ...MINUTE, minutes: 60 };
const DAY: Unit = { months: 0, days: 1, minutes: 0, slack: 0, couple: [2, 3], few: [2, 5], several: [3, 8] };
const WEEK: Unit = {
  months: 0,
  days: 7,
  minutes: 0,
  slack: 0,
  couple: [11, 17],
  few: [18, 32],
  several: [21, 49],
};
const MONTH: Unit = {
  months: 1,
  days: 0,
  minutes: 0,
  slack: 3,
  couple: [50, 75],
  few: [60, 152],
  several: [75, 240],
};
const YEAR: Unit = {
  months: 12,
  days: 0,
  minutes: 0,
  slack: 7,
  couple: [640, 820],
  few: [730, 1830],
  several: [900, 2600],
};
const UNITS = new Map<string, Unit>([
  ...['minute', 'minutes', 'min', 'mins'].map((name): [string, Unit] => [name, MINUTE]),
  ...['hour', 'hours', 'hr', 'hrs', 'h'].map((name): [string, Unit] => [name, HOUR]),
  ...['day', 'days', 'd', 'night', 'nights'].map((name): [string, Unit] => [name, DAY]),
  ...['week', 'weeks', 'wk', 'wks', 'w'].map((name): [string, Unit] => [name, WEEK]),
  ...['month', 'months', 'mo', 'mos', 'mth', 'mths'].map((name): [string, Unit] => [name, MONTH]),
  ...['year', 'years', 'yr', 'yrs', 'y'].map((name): [string, Unit] => [name, YEAR]),
  ...['fortnight', 'fortnights'].map((name): [string, Unit] => [name, { ...WEEK, days: 14 }]),
  ...['decade', 'decades'].map((name): [string, Unit] => [name, { ...YEAR, months: 120 }]),
]);
/** Single letters are units only where they touch the number: `2y ago`. */
const LETTERS = new Set(['d', 'w', 'y', 'h']);
/** The unit whose name stands at a token. */
export function unitAt(tokens: readonly Token[], at: number): Unit | null {
  const token = within(tokens, at);
  if (!token || token.gap > 0) return null;
  if (LETTERS.has(token.word) && !token.joined) return null;
  return UNITS.get(token.word) ?? null;
}

/** Days more or less that "about" stands for, by the length of the unit. */
export function aboutSlack(unit: Unit, days: number): number {
  if (unit.months > 0) return unit.months >= 12 ? 30 : 5;
  return days >= 7 ? 3 : days > 1 ? 1 : 0;
}
