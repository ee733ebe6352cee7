import * as chronoNode from 'chrono-node';

import { dateOf, dayOf, single } from '../calendar.js';
import { type DateRecogniser, past } from '../expression.js';
import { monthNumber, weekdayNumber } from '../names.js';

/** chrono sees no more than this much text at a time, so that its cost does not grow with the text. */
const LONGEST = 48;
const MILLISECONDS_A_DAY = 86_400_000;

/** Whatever else chrono reads where a month or a weekday is named: `this Friday (Jun-15)`, `Jan-3`. */
export const chrono: DateRecogniser = (tokens, at, { today, text }) => {
  const token = tokens[at];
  if (!token || token.kind !== 'word') return null;
  const isName = monthNumber(token.word) !== undefined || weekdayNumber(token.word) !== undefined;
  if (!isName || token.word.length < 3 || !token.capital) return null;
  let last = at;
  while (
    last + 1 < tokens.length &&
    (tokens[last + 1]?.gap ?? 2) < 2 &&
    (tokens[last + 1]?.end ?? 0) - token.start <= LONGEST
  )
    last += 1;
  const words = text.slice(token.start, tokens[last]?.end ?? token.end);
  const reference = { instant: new Date(today * MILLISECONDS_A_DAY), timezone: 0 };
  const [result] = chronoNode.parse(words, reference, { forwardDate: false });
  if (result?.index !== 0 || !result.start.isCertain('day')) return null;
  const [year, month, date] = [result.start.get('year'), result.start.get('month'), result.start.get('day')];
  if (year === null || month === null || date === null) return null;
  // Past by default: without a year, the nearest date may be to come.
  const near = dayOf(year, month, date) ?? 0;
  const back = !result.start.isCertain('year') && near > today && year === dateOf(today).year ? 1 : 0;
  const day = dayOf(year - back, month, date);
  const end = token.start + result.text.length;
  const next = tokens.findIndex((other, index) => index > at && other.start >= end);
  return day === null ? null : { meaning: past(single(day), today), next: next < 0 ? tokens.length : next };
};
