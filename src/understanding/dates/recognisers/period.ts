import type { Day } from '../../../model/duration.js';
import { addMonths, weekday } from '../../../verdict/days.js';
import { dateOf, monday, monthSpan, single, type Span, yearSpan } from '../calendar.js';
import { type DateContext, type DateRead, type DateRecogniser, past } from '../expression.js';
import { readOrdinal, readYear, within } from '../numbers.js';

/** First month of each season. */
const SEASONS = new Map([
  ['spring', 3],
  ['summer', 6],
  ['fall', 9],
  ['autumn', 9],
  ['winter', 12],
]);
const TWO_WEEKS = 14;

/** `last week`, `this month`, `the weekend`, `the week before last`, `earlier this year`, `last summer`, `the first week of May`. */
export const period: DateRecogniser = (tokens, at, context) => {
  const { today } = context;
  const words = [0, 1, 2, 3].map(
    (offset) => (offset === 0 ? tokens[at] : within(tokens, at + offset))?.word ?? '',
  );
  const ofMonth = weekOfMonth(tokens, at, today);
  if (ofMonth) return ofMonth;
  const article = words[0] === 'the' ? 1 : 0;
  const [first = '', second = '', third = '', fourth = ''] = words.slice(article);
  const read = (span: Span, length: number): DateRead => ({
    meaning: past(span, today),
    next: at + article + length,
  });
  if (first === 'week' && second === 'before' && third === 'last') return read(week(today, 2), 3);
  if (first === 'month' && second === 'before' && third === 'last') return read(monthBack(today, 2), 3);
  if (/^(?:last|previous|past)$/.test(first)) {
    if (second === 'week' && third === 'before' && fourth === 'last') return read(week(today, 2), 4);
    if (second === 'week' || second === 'wk')
      return article === 1 && first !== 'previous' ? null : read(week(today, 1), 2);
    if (second === 'month')
      return article === 1 && first !== 'previous' ? null : read(monthBack(today, 1), 2);
    if (second === 'year')
      return article === 1 && first !== 'previous' ? null : read(yearSpan(dateOf(today).year - 1), 2);
    if (second === 'decade') return read(single(addMonths(today, -120)), 2);
    if (second === 'weekend' || (second === 'week' && third === 'end')) return read(weekend(today, 1), 2);
    const season = SEASONS.get(second);
    if (season !== undefined && tokens[at + article + 1]?.gap === 0)
      return read(lastSeason(today, season, true), 2);
  }
  const earlier = first === 'earlier' || first === 'early' ? 1 : 0;
  // eslint-disable-next-line @typescript-eslint/no-useless-default-assignment -- the types promise more than indexed data keeps
  const [lead = '', unit = ''] = earlier === 1 ? [second, third] : [first, second];
  if (lead === 'this' && article === 0) {
    if (unit === 'week') return read({ lo: monday(today), hi: today }, 2 + earlier);
    if (unit === 'month') return read({ lo: monthBack(today, 0).lo, hi: today }, 2 + earlier);
    if (unit === 'year') return read({ lo: yearSpan(dateOf(today).year).lo, hi: today }, 2 + earlier);
    if (unit === 'weekend') return read(weekend(today, 0), 2 + earlier);
    const season = SEASONS.get(unit);
    if (season !== undefined) return read(lastSeason(today, season), 2 + earlier);
  }
  const before = tokens[at - 1]?.word ?? '';
  if (first === 'weekend' && article === 1 && /^(?:on|over|at|during|since)$/.test(before))
    return read(weekend(today, weekday(today) === 6 ? 1 : 0), 1);
  return seasonOfYear(tokens, at, today) ?? inYear(tokens, at, context);
};

function week(today: Day, back: number): Span {
  const first = monday(today) - 7 * back;
  return { lo: first, hi: first + 6 };
}

function monthBack(today: Day, back: number): Span {
  const { year, month } = dateOf(today);
  return monthSpan(year, month - back);
}

/** Saturday and Sunday: this week's once they have begun, else last week's. */
function weekend(today: Day, back: 0 | 1): Span {
  const begun = weekday(today) === 6 || weekday(today) === 0;
  const saturday = monday(today) + 5 - (begun && back === 0 ? 0 : 7);
  return { lo: saturday, hi: saturday + 1 };
}

/** The latest such season that has begun. */
function lastSeason(today: Day, firstMonth: number, over = false): Span {
  const { year } = dateOf(today);
  const thisYear = monthSpan(year, firstMonth).lo;
  const latest = thisYear <= today - TWO_WEEKS ? year : year - 1;
  // "Last summer" said in summer is not this one.
  const start = over && monthSpan(latest, firstMonth + 2).hi >= today ? latest - 1 : latest;
  return { lo: monthSpan(start, firstMonth).lo, hi: monthSpan(start, firstMonth + 2).hi };
}

/** `the first week of May`, `second week of last month`. */
function weekOfMonth(tokens: Parameters<DateRecogniser>[0], at: number, today: Day): DateRead | null {
  const article = tokens[at]?.word === 'the' ? 1 : 0;
  const last = tokens[at + article]?.word === 'last' ? 1 : 0;
  const nth = last === 1 ? { value: 0, next: at + article + 1 } : readOrdinal(tokens, at + article);
  if (!nth || nth.value > 4 || within(tokens, nth.next)?.word !== 'week') return null;
  const of = within(tokens, nth.next + 1)?.word;
  if (of !== 'of' && of !== 'in') return null;
  const span = namedMonth(tokens, nth.next + 2, today);
  if (!span) return null;
  const lo = last === 1 ? span.hi - 6 : span.lo + 7 * (nth.value - 1);
  return { meaning: past({ lo, hi: lo + 6 }, today), next: span.next };
}

function namedMonth(
  tokens: Parameters<DateRecogniser>[0],
  at: number,
  today: Day,
): (Span & { next: number }) | null {
  const [word = '', second = ''] = [0, 1].map((offset) => within(tokens, at + offset)?.word ?? '');
  if (second === 'month' && (word === 'last' || word === 'previous'))
    return { ...monthBack(today, 1), next: at + 2 };
  if (second === 'month' && (word === 'this' || word === 'the'))
    return { ...monthBack(today, 0), next: at + 2 };
  const index = MONTH_NAMES.indexOf(word.slice(0, 3));
  if (index < 0 || word.length < 3) return null;
  const { year, month } = dateOf(today);
  return { ...monthSpan(index + 1 > month ? year - 1 : year, index + 1), next: at + 1 };
}

/** `spring 2024`, `in the summer of 2025`, `in winter`. */
function seasonOfYear(tokens: Parameters<DateRecogniser>[0], at: number, today: Day): DateRead | null {
  const article = tokens[at]?.word === 'the' ? 1 : 0;
  const name = article === 1 ? within(tokens, at + 1) : tokens[at];
  const first = SEASONS.get(name?.word ?? '');
  if (first === undefined) return null;
  const of = within(tokens, at + article + 1)?.word === 'of' ? 1 : 0;
  const year = readYear(tokens, at + article + 1 + of);
  if (year)
    return {
      meaning: past({ lo: monthSpan(year.value, first).lo, hi: monthSpan(year.value, first + 2).hi }, today),
      next: year.next,
    };
  return /^(?:in|during|since)$/.test(tokens[at - 1]?.word ?? '')
    ? { meaning: past(lastSeason(today, first), today), next: at + article + 1 }
    : null;
}

const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `in 2024`, `back in 2023`. */
function inYear(
  tokens: Parameters<DateRecogniser>[0],
  at: number,
  { today, bare }: DateContext,
): DateRead | null {
  const before = tokens[at - 1]?.word ?? '';
  const led = /^(?:in|since|of|during|around|from)$/.test(before) || (bare && tokens.length <= 3);
  if (!led || tokens[at]?.kind !== 'number') return null;
  const alone = bare && at === 0 && /^20\d\d$/.test(tokens[0]?.word ?? '');
  const year = alone ? { value: Number(tokens[0]?.word), next: 1 } : readYear(tokens, at);
  if (!year || year.value < 2000) return null;
  return { meaning: past(yearSpan(year.value), today), next: year.next };
}
