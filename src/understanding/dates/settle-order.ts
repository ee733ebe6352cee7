import type { Segment } from '../reading.js';
import type { DateContext } from './expression.js';

const SLASHED =
  /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/])|(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/])/g;

/** Whether the text writes the month or the day first, by a date in it that can only be read one way. */
export function settleOrder(text: string, bodies: readonly Segment[]): DateContext['order'] {
  let monthFirst = false;
  let dayFirst = false;
  for (const { start, end } of bodies) {
    for (const match of text.slice(start, end).matchAll(SLASHED)) {
      const [first, second] = [Number(match[1] ?? match[3]), Number(match[2] ?? match[4])];
      if (first > 12 && first <= 31 && second <= 12 && second > 0) dayFirst = true;
      if (second > 12 && second <= 31 && first <= 12 && first > 0) monthFirst = true;
    }
  }
  if (monthFirst === dayFirst) return null;
  return monthFirst ? 'month_first' : 'day_first';
}
