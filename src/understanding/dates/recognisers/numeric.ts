import type { Day } from '../../../model/duration.js';
import { weekday } from '../../../verdict/days.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, dayOf, single } from '../calendar.js';
import {
  type DateContext,
  type DateRead,
  type DateRecogniser,
  past,
  type TimeMeaning,
} from '../expression.js';
import { hasSign, isMeasured } from '../measured.js';
import { weekdayNumber } from '../names.js';
import { fullYear } from '../numbers.js';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T.*)?$/;
const WITH_YEAR = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const WITHOUT_YEAR = /^(\d{1,2})([-/.])(\d{1,2})$/;
/** Words before which `4-22` or `7.6` can only be a date. */
const BEFORE = new Set(['on', 'since', 'dated', 'date', 'until', 'from', 'by', 'around', 'about', 'the']);
/** Not dates, though they look it. */
const OTHERWISE = new Set(['24/7', '50/50', '1/2', '1/3', '2/3', '1/4', '3/4', '9/10', '10/10', '7/24']);

/** `2026-05-03`, `05/03/2026`, `3.5.2026`, `5/17`, `4-22` (after "on" or a weekday). */
export const numeric: DateRecogniser = (tokens, at, context) => {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.joined) return spaced(tokens, at, context);
  const yearFirst = YEAR_FIRST.exec(token.word);
  if (yearFirst) {
    const [, year, , month, date] = yearFirst;
    return found(dated(Number(year), Number(month), Number(date), context.today), at + 1);
  }
  const withYear = WITH_YEAR.exec(token.word);
  if (withYear) {
    const year = withYear[4] ?? '';
    const full = year.length === 2 ? fullYear(Number(year), dateOf(context.today).year) : Number(year);
    const numbers: Pair = [Number(withYear[1]), Number(withYear[3])];
    return found(settle(numbers, withYear[2] === '.', [full], tokens, at, context), at + 1);
  }
  const withoutYear = WITHOUT_YEAR.exec(token.word);
  if (!withoutYear) return spaced(tokens, at, context);
  const numbers: Pair = [Number(withoutYear[1]), Number(withoutYear[3])];
  if (Math.min(...numbers) === 0 || Math.min(...numbers) > 12 || Math.max(...numbers) > 31) return null;
  if (!isDateHere(tokens, at, withoutYear[2] ?? '', context)) return null;
  const { year } = dateOf(context.today);
  const years = Array.from({ length: 5 }, (_, back) => year - back);
  return found(settle(numbers, withoutYear[2] === '.', years, tokens, at, context), at + 1);
};

type Pair = readonly [number, number];

/** A part of one of these is no date: "1/2 hours", "3/4 of". */
const COUNTED = /^(?:days?|weeks?|months?|hours?|of)$/;

function isDateHere(
  tokens: readonly Token[],
  at: number,
  mark: string,
  { bare, text }: DateContext,
): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || OTHERWISE.has(token.word)) return bare;
  if (hasSign(token, text)) return false;
  if (bare || (before && weekdayNumber(before.word) !== undefined)) return true;
  // "26.02." as German writes it.
  if (mark === '.' && /^\d{1,2}\.\d{2}$/.test(token.word) && text.charAt(token.end) === '.') return true;
  const after = tokens[at + 1];
  if (isMeasured(tokens, at, text) || (after?.gap === 0 && COUNTED.test(after.word))) return false;
  return mark === '/' || (before !== undefined && before.gap < 2 && BEFORE.has(before.word));
}

/** `2016 10 16` */
function spaced(tokens: readonly Token[], at: number, { today }: DateContext): DateRead | null {
  const [year, month, date] = [0, 1, 2].map((offset) => tokens[at + offset]);
  if (!year || !/^20\d\d$/.test(year.word) || month?.kind !== 'number' || date?.kind !== 'number')
    return null;
  if (month.gap > 0 || date.gap > 0 || !/^(?:0?\d|1[0-2])$/.test(month.word) || !/^\d{1,2}$/.test(date.word))
    return null;
  return found(dated(Number(year.word), Number(month.word), Number(date.word), today), at + 3);
}

function dated(year: number, month: number, date: number, today: Day): TimeMeaning {
  const day = dayOf(year, month, date);
  return day === null ? { kind: 'options', days: [] } : past(single(day), today);
}

/** Month and day, or day and month: by what the calendar, the weekday, the past and the rest of the text allow. */
function settle(
  [first, second]: Pair,
  dotted: boolean,
  years: readonly number[],
  tokens: readonly Token[],
  at: number,
  { today, order }: DateContext,
): TimeMeaning {
  const latest = (month: number, date: number): Day | null => {
    const days = years.map((year) => dayOf(year, month, date)).filter((day) => day !== null);
    return days.find((day) => day <= today) ?? days[0] ?? null;
  };
  const monthFirst = latest(first, second);
  const dayFirst = latest(second, first);
  const both = [...new Set([monthFirst, dayFirst].filter((day) => day !== null))];
  const possible = both.some((day) => day <= today) ? both.filter((day) => day <= today) : both;
  const named = weekdayNumber(tokens[at - 1]?.word ?? '');
  const onWeekday = named === undefined ? [] : possible.filter((day) => weekday(day) === named);
  const preferred = dotted
    ? dayFirst
    : order === 'day_first'
      ? dayFirst
      : order === 'month_first'
        ? monthFirst
        : null;
  const [only, other] = onWeekday.length === 1 ? onWeekday : possible;
  if (only === undefined) return { kind: 'options', days: [] };
  if (other === undefined) return past(single(only), today);
  if (preferred !== null && possible.includes(preferred)) return past(single(preferred), today);
  return { kind: 'options', days: possible };
}

function found(meaning: TimeMeaning, next: number): DateRead {
  return { meaning, next };
}
