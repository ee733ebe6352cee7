import type { Day } from '../../../model/duration.js';
import { weekday } from '../../../verdict/days.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, dayOf, single } from '../calendar.js';
import { type DateRead, type DateRecogniser, past, type TimeMeaning } from '../expression.js';
import { doubtfulNames, monthNumber, weekdayNumber } from '../names.js';
import { fullYear, type NumberRead, readNumber, readOrdinal, readYear, within } from '../numbers.js';

const WEEKDAY_REACH = 3;

/** `May 3rd, 2026`, `3 May`, `the 3rd of May`, `twenty third day of September`, `05-Aug-2016`, `2012/Aug/10`. */
export const monthDay: DateRecogniser = (tokens, at, { today }) => {
  // "Last May 2nd"
  if (tokens[at]?.word === 'last') return within(tokens, at + 1) ? monthFirst(tokens, at + 1, today) : null;
  if (tokens[at]?.word === 'the') return within(tokens, at + 1) ? dayFirst(tokens, at + 1, today) : null;
  return yearMonthDay(tokens, at, today) ?? monthFirst(tokens, at, today) ?? dayFirst(tokens, at, today);
};

function monthFirst(tokens: readonly Token[], at: number, today: Day): DateRead | null {
  const month = monthNumber(tokens[at]?.word ?? '');
  if (month === undefined) return null;
  const article = within(tokens, at + 1)?.word === 'the' ? 1 : 0;
  const date = within(tokens, at + 1 + article) ? dayNumber(tokens, at + 1 + article) : null;
  if (!date) return null;
  const token = tokens[at + 1 + article];
  // "may 2 switches": an ordinary word and a count.
  if (
    doubtfulNames.has(tokens[at]?.word ?? '') &&
    !tokens[at]?.capital &&
    token?.kind === 'number' &&
    !token.joined &&
    !/^(?:on|since|until|till|by|from|dated)$/.test(tokens[at - 1]?.word ?? '') &&
    isWord(tokens[date.next])
  ) {
    return null;
  }
  return finish(tokens, at, month, date.value, date.next, today);
}

function dayFirst(tokens: readonly Token[], at: number, today: Day): DateRead | null {
  const date = dayNumber(tokens, at);
  if (!date) return null;
  let next = date.next;
  if (within(tokens, next)?.word === 'day') next += 1;
  if (within(tokens, next)?.word === 'of') next += 1;
  const name = within(tokens, next);
  const month = monthNumber(name?.word ?? '');
  if (!name || month === undefined) return null;
  return finish(tokens, at, month, date.value, next + 1, today);
}

/** `2012/Aug/10`: three words that touch. */
function yearMonthDay(tokens: readonly Token[], at: number, today: Day): DateRead | null {
  const [year, name, date] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!year || !/^(?:19|20)\d\d$/.test(year.word) || !name?.joined || !date?.joined) return null;
  const month = monthNumber(name.word);
  if (month === undefined || !/^\d{1,2}$/.test(date.word)) return null;
  return { meaning: dayIn(Number(year.word), month, Number(date.word), today), next: at + 3 };
}

function dayNumber(tokens: readonly Token[], at: number): NumberRead | null {
  const token = tokens[at];
  if (!token) return null;
  const read = readOrdinal(tokens, at) ?? readNumber(tokens, at);
  if (!read || read.value < 1 || read.value > 31) return null;
  return token.kind === 'number' && token.word.length > 2 ? null : read;
}

/** The year after the day, if any; without one the latest such day that is not to come. */
function finish(
  tokens: readonly Token[],
  at: number,
  month: number,
  date: number,
  after: number,
  today: Day,
): DateRead {
  const of = within(tokens, after)?.word === 'of' ? 1 : 0;
  const year =
    (of === 0 || readYear(tokens, after + 1) ? readYear(tokens, after + of) : null) ??
    yearFromNow(tokens, after + of, today) ??
    shortYear(tokens, after, today);
  if (year) return { meaning: dayIn(year.value, month, date, today), next: year.next };
  return { meaning: latest(tokens, at, month, date, today), next: after };
}

/** `May 30 of last year`, `10 May of this year`. */
function yearFromNow(tokens: readonly Token[], at: number, today: Day): NumberRead | null {
  const back = { last: 1, previous: 1, this: 0 }[within(tokens, at)?.word ?? ''];
  if (back === undefined || within(tokens, at + 1)?.word !== 'year') return null;
  return { value: dateOf(today).year - back, next: at + 2 };
}

/** `Aug 9, 96`, `'26`, `31-Oct-74`, `January first 12`. */
function shortYear(tokens: readonly Token[], at: number, today: Day): NumberRead | null {
  const token = within(tokens, at);
  if (token?.kind !== 'number' || !/^\d\d$/.test(token.word)) return null;
  const following = tokens[at + 1];
  // "May 3 10 switches", "May 3 10 am"
  if (following && following.gap === 0 && following.kind === 'word' && !token.joined) return null;
  return { value: fullYear(Number(token.word), dateOf(today).year), next: at + 1 };
}

function dayIn(year: number, month: number, date: number, today: Day): TimeMeaning {
  const day = dayOf(year, month, date);
  return day === null ? { kind: 'options', days: [] } : past(single(day), today);
}

function latest(tokens: readonly Token[], at: number, month: number, date: number, today: Day): TimeMeaning {
  const { year } = dateOf(today);
  const days = Array.from({ length: 9 }, (_, back) => dayOf(year - back, month, date)).filter(
    (day) => day !== null && day <= today,
  ) as Day[];
  const [newest] = days;
  if (newest === undefined) return { kind: 'options', days: [] };
  const named = namedWeekday(tokens, at);
  const fitting = named === undefined ? undefined : days.find((day) => weekday(day) === named);
  return past(single(fitting !== undefined && newest - fitting < 366 * 2 ? fitting : newest), today);
}

/** The weekday named just before: `Tue May 9`, `Friday, the 3rd of May`. */
function namedWeekday(tokens: readonly Token[], at: number): number | undefined {
  for (let back = 1; back <= WEEKDAY_REACH; back++) {
    const word = tokens[at - back]?.word ?? '';
    const named = weekdayNumber(word);
    if (named !== undefined || !/^(?:the|on|,)$/.test(word)) return named;
  }
  return undefined;
}

function isWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.gap === 0;
}
