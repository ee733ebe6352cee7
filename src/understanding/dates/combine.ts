import { weekday } from '../../verdict/days.js';
import type { Token } from '../text/tokens.js';
import { dateOf, dayOf, single, type Span } from './calendar.js';
import { type DateContext, past, shiftSpan, type TimeExpression } from './expression.js';
import { weekdayNumber } from './names.js';

/** "Around" a day is up to this many days before or after it. */
const AROUND = 3;
/** "Around" makes nothing vaguer that is vague already. */
const VAGUE_FROM = 4;
const DAYS_A_WEEK = 7;
const NARROWS = /^(?:on|on the|in|in the|the|around|about|maybe|that is)?$/;
const ABOUT = new Set(['around', 'about', 'approximately', 'approx', 'roughly', 'circa', 'near']);

/** Puts together what belongs together: `2 weeks before May 13`, `between May 3 and May 5`, `around Easter`. */
export function combine(
  tokens: readonly Token[],
  found: readonly TimeExpression[],
  context: DateContext,
): TimeExpression[] {
  const result: TimeExpression[] = [];
  for (const read of found) {
    const last = result.at(-1);
    const near = last && joinWords(tokens, last.to, read.from);
    const narrowed = read.dayOnly && last && typeof near === 'string' ? dayOfMonth(last, near, read) : null;
    if (narrowed) {
      result[result.length - 1] = narrowed;
      continue;
    }
    const expression = read.dayOnly ? inSameMonth(read, result, context) : read;
    const joint = last && joinWords(tokens, last.to, expression.from);
    const joined =
      last && joint !== null && joint !== undefined ? join(tokens, last, joint, expression, context) : null;
    if (joined) result[result.length - 1] = joined;
    else result.push(around(tokens, expression, context));
  }
  return result;
}

/** "Last December the 14th", "in January (the 6th)": a day of the month that was just named. */
function dayOfMonth(month: TimeExpression, joint: string, day: TimeExpression): TimeExpression | null {
  if (!NARROWS.test(joint) || month.meaning.kind !== 'days' || day.meaning.kind !== 'days') return null;
  const { lo, hi } = month.meaning.span;
  const first = dateOf(lo);
  const last = dateOf(hi);
  if (lo === hi || first.year !== last.year || first.month !== last.month) return null;
  const exact = dayOf(first.year, first.month, dateOf(day.meaning.span.lo).date);
  if (exact === null || exact > hi) return null;
  return { from: month.from, to: day.to, meaning: { kind: 'days', span: single(exact) } };
}

/** "Ordered on May 28, arrived on the 3rd": the first such day after the day named before. */
function inSameMonth(
  expression: TimeExpression,
  before: readonly TimeExpression[],
  { today }: DateContext,
): TimeExpression {
  const anchor = before.findLast(
    ({ meaning }) => meaning.kind === 'days' && meaning.span.lo === meaning.span.hi,
  )?.meaning;
  if (expression.meaning.kind !== 'days' || anchor?.kind !== 'days') return expression;
  const { year, month } = dateOf(anchor.span.lo);
  const { date } = dateOf(expression.meaning.span.lo);
  const days = [month, month + 1].map((index) =>
    dayOf(year + Math.floor((index - 1) / 12), ((index - 1) % 12) + 1, date),
  );
  const day = days.find(
    (candidate) => candidate !== null && candidate >= anchor.span.lo && candidate <= today,
  );
  return day === undefined || day === null
    ? expression
    : { ...expression, meaning: past(single(day), today) };
}

/** The words between two expressions of one sentence, when they are few. */
function joinWords(tokens: readonly Token[], from: number, to: number): string | null {
  if (to - from > 2) return null;
  for (let at = from; at <= to; at++) if ((tokens[at]?.gap ?? 2) === 2) return null;
  return tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
}

function join(
  tokens: readonly Token[],
  first: TimeExpression,
  joint: string,
  second: TimeExpression,
  { today }: DateContext,
): TimeExpression | null {
  const { from } = first;
  const { to } = second;
  if (
    first.meaning.kind === 'relative' &&
    first.meaning.to === 'next' &&
    second.meaning.kind === 'days' &&
    /^(?:the|on)?$/.test(joint)
  ) {
    const { length, sign } = first.meaning;
    return { from, to, meaning: past(shiftSpan(second.meaning.span, length, sign), today) };
  }
  if (first.meaning.kind !== 'days' || second.meaning.kind !== 'days') return null;
  const [a, b] = [first.meaning.span, second.meaning.span];
  const lead = tokens[from - 1]?.word;
  const isRange =
    (lead === 'between' && joint === 'and') ||
    (lead === 'from' && joint === 'to') ||
    joint === 'or' ||
    joint === 'or maybe';
  if (isRange && a.lo <= b.hi)
    return { from, to, meaning: past({ lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) }, today) };
  // "The first week of May, on Friday": that week's.
  const named = second.to - second.from === 1 ? weekdayNumber(tokens[second.from]?.word ?? '') : undefined;
  if (named !== undefined && /^(?:on|on the)?$/.test(joint) && a.hi > a.lo && a.hi - a.lo < DAYS_A_WEEK) {
    const day = a.lo + ((((named - weekday(a.lo)) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK);
    if (day <= a.hi) return { from, to, meaning: past(single(day), today) };
  }
  // "Fri, 12 June": the date says which Friday.
  if (
    /^(?:the|on)?$/.test(joint) &&
    a.lo === a.hi &&
    b.lo === b.hi &&
    weekday(a.lo) === weekday(b.lo) &&
    isWeekday(tokens, first)
  ) {
    return { from, to, meaning: { kind: 'days', span: b } };
  }
  // "Monday, June 15": the same day said twice.
  if (joint === '' && overlap(a, b))
    return {
      from,
      to,
      meaning: { kind: 'days', span: { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) } },
    };
  // "last November, on the 17th", "in 2024, in April": the second says which day of the first.
  if (NARROWS.test(joint) && second.dayOnly !== true && a.lo < a.hi && a.lo <= b.lo && b.hi <= a.hi)
    return { from, to, meaning: { kind: 'days', span: b } };
  // "last week, on Tuesday"
  if (joint === 'on' && overlap(a, b)) return { from, to, meaning: { kind: 'days', span: b } };
  return null;
}

function isWeekday(tokens: readonly Token[], { from, to }: TimeExpression): boolean {
  return tokens.slice(from, to).some(({ word }) => weekdayNumber(word) !== undefined);
}

function overlap(a: Span, b: Span): boolean {
  return a.lo <= b.hi && b.lo <= a.hi;
}

/** Widens a day with "around" before it or "or so" behind it. */
function around(
  tokens: readonly Token[],
  expression: TimeExpression,
  { today }: DateContext,
): TimeExpression {
  const { from, to, meaning } = expression;
  if (meaning.kind !== 'days') return expression;
  const orSo =
    tokens[to]?.word === 'or' && (tokens[to + 1]?.word === 'so' || tokens[to + 1]?.word === 'thereabouts');
  const about =
    ABOUT.has(tokens[from - 1]?.word ?? '') &&
    (tokens[from]?.gap ?? 2) === 0 &&
    tokens[from - 2]?.word !== 'how';
  const { lo, hi } = meaning.span;
  if ((!orSo && !about) || hi - lo >= VAGUE_FROM) return expression;
  return {
    ...expression,
    meaning: past({ lo: lo - AROUND, hi: hi + AROUND }, today),
    to: orSo ? to + 2 : to,
  };
}
