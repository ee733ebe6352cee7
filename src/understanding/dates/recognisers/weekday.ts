import type { Day } from '../../../model/duration.js';
import { weekday as weekdayOf } from '../../../verdict/days.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, dayOf, monday, monthSpan, nthWeekday, single } from '../calendar.js';
import { type DateContext, type DateRead, type DateRecogniser, past } from '../expression.js';
import { doubtfulNames, monthNumber, weekdayNumber } from '../names.js';
import { readNumber, readOrdinal, readYear, within } from '../numbers.js';

/** Months searched for "Friday the 13th". */
const MONTHS_BACK = 40;
const SHORT_LEADS = new Set([
  'on',
  'last',
  'this',
  'since',
  'past',
  'until',
  'from',
  'previous',
  'by',
  'around',
]);

/**
 * `Monday` (the latest before today), `last Tuesday`, `Monday last week`, `last week's Sunday`, `Friday the 13th`,
 * `2 Thursdays ago`, `the first Monday of last month`.
 */
export const weekday: DateRecogniser = (tokens, at, context) =>
  nthOfMonth(tokens, at, context) ??
  countedBack(tokens, at, context) ??
  weekThenDay(tokens, at, context) ??
  named(tokens, at, context);

function named(tokens: readonly Token[], at: number, { today, bare }: DateContext): DateRead | null {
  let next = at;
  let lead = tokens[next]?.word ?? '';
  if (lead === 'this' && within(tokens, next + 1)?.word === 'past') next += 1;
  if (/^(?:last|this|past|previous|next|coming|every)$/.test(tokens[next]?.word ?? '')) {
    lead = tokens[next]?.word ?? '';
    next += 1;
  } else {
    lead = '';
  }
  const token = next === at ? tokens[next] : within(tokens, next);
  const which = weekdayNumber(token?.word ?? '');
  if (!token || which === undefined) return null;
  if (doubtfulNames.has(token.word) && !bare && lead === '' && !token.capital) {
    const before = tokens[next - 1];
    if (!before || token.gap === 2 || !SHORT_LEADS.has(before.word)) return null;
  }
  next += 1;
  if (lead === 'next' || lead === 'coming') return { meaning: { kind: 'future' }, next };
  if (lead === 'every') return null;
  const numbered = dayAfterName(tokens, next, which, today);
  if (numbered) return numbered;
  const week = weekAfter(tokens, next, today);
  if (week) return { meaning: past(single(week.monday + ((which + 6) % 7)), today), next: week.next };
  const back = (weekdayOf(today) - which + 7) % 7 || 7;
  if (lead === 'this') {
    const day = monday(today) + ((which + 6) % 7);
    return { meaning: past(single(tokens[at + 1]?.word === 'past' ? today - back : day), today), next };
  }
  if (lead === 'previous')
    return { meaning: past(single(monday(today) - 7 + ((which + 6) % 7)), today), next };
  // "last Wednesday" said on a Thursday is not yesterday, unless a new week has begun.
  const yesterday = back === 1 && monday(today) <= today - 1;
  return { meaning: past(single(today - back - (lead === 'last' && yesterday ? 7 : 0)), today), next };
}

/** `Thursday the 21st`, `Mon 13th`, `Friday 31`. */
function dayAfterName(tokens: readonly Token[], at: number, which: number, today: Day): DateRead | null {
  const article = within(tokens, at)?.word === 'the' ? 1 : 0;
  const token = within(tokens, at + article);
  const read = readOrdinal(tokens, at + article) ?? (token ? readNumber(tokens, at + article) : null);
  if (!token || !read || read.value < 1 || read.value > 31 || token.gap > 0) return null;
  const following = within(tokens, read.next);
  if (following && (monthNumber(following.word) !== undefined || following.word === 'of')) return null;
  if (
    token.kind !== 'ordinal' &&
    following &&
    following.gap === 0 &&
    /^(?:am|pm|a|p|oclock|hours?|days?|weeks?)$/.test(following.word)
  )
    return null;
  const { year, month } = dateOf(today);
  for (let back = 0; back < MONTHS_BACK; back++) {
    const { lo, hi } = monthSpan(year, month - back);
    const day = lo + read.value - 1;
    if (day <= hi && day <= today && weekdayOf(day) === which)
      return { meaning: past(single(day), today), next: read.next };
  }
  return null;
}

/** The week named after a weekday: `last week`, `of this week`, `from the previous week`, `the week before last`. */
function weekAfter(tokens: readonly Token[], at: number, today: Day): { monday: Day; next: number } | null {
  let next = at;
  while (/^(?:of|from|in|the)$/.test(within(tokens, next)?.word ?? '') && next < at + 2) next += 1;
  const [first, second, third, fourth] = [0, 1, 2, 3].map((offset) => within(tokens, next + offset)?.word);
  if (first === 'week' && second === 'before' && third === 'last')
    return { monday: monday(today) - 14, next: next + 3 };
  if (second !== 'week') return null;
  if (first === 'this') return { monday: monday(today), next: next + 2 };
  if (first !== 'last' && first !== 'previous') return null;
  const twice = third === 'before' && fourth === 'last';
  return { monday: monday(today) - (twice ? 14 : 7), next: next + 2 };
}

/** `last week Sunday`, `this week Monday`, `previous week - Monday`, `last week on Friday`. */
function weekThenDay(tokens: readonly Token[], at: number, { today }: DateContext): DateRead | null {
  const week = weekAfter(tokens, at, today);
  if (!week || tokens[at]?.word === 'of') return null;
  const on = /^(?:on|s)$/.test(within(tokens, week.next)?.word ?? '') ? 1 : 0;
  const which = weekdayNumber(within(tokens, week.next + on)?.word ?? '');
  if (which === undefined) return null;
  return { meaning: past(single(week.monday + ((which + 6) % 7)), today), next: week.next + on + 1 };
}

/** `2 Thursdays ago`. */
function countedBack(tokens: readonly Token[], at: number, { today }: DateContext): DateRead | null {
  const count = readNumber(tokens, at);
  const name = count ? within(tokens, count.next)?.word : undefined;
  const which = name?.endsWith('s') ? weekdayNumber(name.slice(0, -1)) : undefined;
  if (!count || which === undefined || !/^(?:ago|back)$/.test(within(tokens, count.next + 1)?.word ?? ''))
    return null;
  const back = ((weekdayOf(today) - which + 7) % 7 || 7) + 7 * (count.value - 1);
  return { meaning: past(single(today - back), today), next: count.next + 2 };
}

/** `the first Monday of last month`, `first Friday of July`, `third Tuesday`. */
function nthOfMonth(tokens: readonly Token[], at: number, { today }: DateContext): DateRead | null {
  const article = tokens[at]?.word === 'the' ? 1 : 0;
  const nth = readOrdinal(tokens, at + article);
  if (!nth || nth.value > 5 || tokens[at + article]?.kind === 'number') return null;
  const which = weekdayNumber(within(tokens, nth.next)?.word ?? '');
  if (which === undefined) return null;
  let next = nth.next + 1;
  const now = dateOf(today);
  let { year, month } = now;
  while (/^(?:of|in|the)$/.test(within(tokens, next)?.word ?? '')) next += 1;
  const word = within(tokens, next)?.word ?? '';
  const named = monthNumber(word);
  if (named !== undefined) {
    const said = readYear(tokens, next + 1);
    month = named;
    year = said?.value ?? ((dayOf(year, month, 1) ?? 0) > today ? year - 1 : year);
    next = said?.next ?? next + 1;
  } else if (within(tokens, next + 1)?.word === 'month') {
    if (word === 'last' || word === 'previous') month -= 1;
    next += 2;
  } else if (word === 'month') {
    next += 1;
  } else {
    next = nth.next + 1;
  }
  if (month === 0) [year, month] = [year - 1, 12];
  const day = nthWeekday(year, month, which, nth.value);
  return { meaning: day === null ? { kind: 'options', days: [] } : past(single(day), today), next };
}
