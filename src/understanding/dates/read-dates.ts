import type { Token } from '../text/tokens.js';
import { combine } from './combine.js';
import { correctDates } from './corrections.js';
import type { DateContext, DateRead, DateRecogniser, TimeExpression } from './expression.js';
import { firstWords } from './first-words.js';
import { readLength } from './length.js';
import { readNumber, within } from './numbers.js';
import { ago } from './recognisers/ago.js';
import { casual } from './recognisers/casual.js';
import { chrono } from './recognisers/chrono.js';
import { dayNumber } from './recognisers/day-number.js';
import { holiday } from './recognisers/holiday.js';
import { month } from './recognisers/month.js';
import { monthDay } from './recognisers/month-day.js';
import { numeric } from './recognisers/numeric.js';
import { period } from './recognisers/period.js';
import { relative } from './recognisers/relative.js';
import { timeOfDay } from './recognisers/time-of-day.js';
import { weekday } from './recognisers/weekday.js';

/** Every way to say a date. At each word the longest reading wins; among equals the one higher up. */
const RECOGNISERS: readonly DateRecogniser[] = [
  holiday, //   Black Friday
  numeric, //   2026-05-03, 5/17
  timeOfDay, // 9pm; before dates, for "8:30" and "4 pm"
  monthDay, //  May 3rd
  weekday, //   last Tuesday, Friday the 13th
  dayNumber, // the 5th, 20th of last month
  month, //     in May, early June
  period, //    last week, this year, the weekend
  casual, //    yesterday, the other day
  ago, //       three weeks ago
  relative, //  two days later, the next day
];

const FIRST_WORDS = firstWords();

/** Every time expression in the words, in order, none overlapping. */
export function readDates(tokens: readonly Token[], context: DateContext): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = longest(tokens, at, context);
    if (read) found.push(expressionOf(read, at));
    at = read ? read.next : at + 1;
  }
  return correctDates(tokens, combine(tokens, found, context));
}

function expressionOf({ next, ...read }: DateRead, from: number): TimeExpression {
  return { ...read, from, to: next };
}

function longest(tokens: readonly Token[], at: number, context: DateContext): DateRead | null {
  if (!mayBegin(tokens[at])) return null;
  let best: DateRead | null = null;
  for (const recogniser of RECOGNISERS) {
    const read = recogniser(tokens, at, context);
    if (read && read.next > at && read.next > (best?.next ?? at)) best = read;
  }
  return best ?? chrono(tokens, at, context) ?? length(tokens, at);
}

/** A bare length (`three weeks`), for what is counted from elsewhere. */
function length(tokens: readonly Token[], at: number): DateRead | null {
  const days = dayCount(tokens, at);
  if (days) return days;
  const read = readLength(tokens, at);
  if (
    !read ||
    /^(?:warranty|guarantee|return|trial|policy|window|limit|refund)$/.test(
      within(tokens, read.next)?.word ?? '',
    )
  ) {
    return null;
  }
  return { meaning: { kind: 'length', length: read.length }, next: read.next };
}

/** `day 29 since`: so many days have gone by. */
function dayCount(tokens: readonly Token[], at: number): DateRead | null {
  const count = tokens[at]?.word === 'day' ? readNumber(tokens, at + 1) : null;
  if (!count || within(tokens, count.next)?.word !== 'since') return null;
  const steps = { months: 0, days: count.value };
  return {
    meaning: { kind: 'length', length: { least: steps, most: steps, minutes: null } },
    next: count.next,
  };
}

/** Most words begin no date; this tells at once. */
function mayBegin(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return token !== undefined && token.kind !== 'link';
  return FIRST_WORDS.has(token.word);
}
