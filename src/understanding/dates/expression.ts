import type { Day } from '../../model/duration.js';
import { addMonths } from '../../verdict/days.js';
import type { Token } from '../text/tokens.js';
import type { Span } from './calendar.js';

/** Months and days, one after the other. */
export interface Steps {
  readonly months: number;
  readonly days: number;
}

/** A length of time as said: between `least` and `most`. */
export interface Length {
  readonly least: Steps;
  readonly most: Steps;
  /** For hours and minutes: how many minutes. */
  readonly minutes: number | null;
}

/** What a stretch of words says about time. */
export type TimeMeaning =
  /** One day or a range of days, none of them in the future. */
  | { readonly kind: 'days'; readonly span: Span }
  /** One of several days (03/04/2026), or a day that does not exist (none). */
  | { readonly kind: 'options'; readonly days: readonly Day[] }
  /** A day to come. */
  | { readonly kind: 'future' }
  /** `three weeks` */
  | { readonly kind: 'length'; readonly length: Length }
  /** `the next day`, `two days later`, `a week before`: counted from something else. */
  | {
      readonly kind: 'relative';
      readonly length: Length;
      readonly sign: 1 | -1;
      readonly to: 'last' | 'next';
    }
  /** A time of day, in minutes; `offset` where a zone was named: `+01:00`, or its name. */
  | { readonly kind: 'time'; readonly minute: number; readonly offset: string | null };

/** A time expression found in the words from `from` up to `to`. */
export interface TimeExpression {
  readonly from: number;
  readonly to: number;
  readonly meaning: TimeMeaning;
  /** Hours and minutes that went by: "two hours ago". */
  readonly minutesAgo?: number;
  /** Only the day of a month was named: `the 5th`. */
  readonly dayOnly?: boolean;
}

/** What a date recogniser is told. */
export interface DateContext {
  readonly today: Day;
  /** A date is the answer expected, so that a bare "5" or "May" is one. */
  readonly bare: boolean;
  /** How 03/04 is to be read, where the text has settled it. */
  readonly order: 'month_first' | 'day_first' | null;
  /** The text that the words are from. */
  readonly text: string;
}

/** What a recogniser found at a word: its meaning and the index after its last word. */
export interface DateRead {
  readonly meaning: TimeMeaning;
  readonly next: number;
  readonly minutesAgo?: number;
  readonly dayOnly?: boolean;
}

/** Reads one kind of date expression that begins at the word; null when none does. */
export type DateRecogniser = (tokens: readonly Token[], at: number, context: DateContext) => DateRead | null;

/** The days that lie a length before or after a span. */
export function shiftSpan(span: Span, length: Length, sign: 1 | -1): Span {
  const near = (day: Day): Day => move(day, length.least, sign);
  const far = (day: Day): Day => move(day, length.most, sign);
  return sign > 0 ? { lo: near(span.lo), hi: far(span.hi) } : { lo: far(span.lo), hi: near(span.hi) };
}

function move(day: Day, steps: Steps, sign: 1 | -1): Day {
  const moved = steps.months === 0 ? day : addMonths(day, sign * steps.months);
  return moved + sign * steps.days;
}

/** A span with nothing after today; to come altogether: `future`. */
export function past(span: Span, today: Day): TimeMeaning {
  if (span.lo > today) return { kind: 'future' };
  return { kind: 'days', span: { lo: span.lo, hi: Math.min(span.hi, today) } };
}
