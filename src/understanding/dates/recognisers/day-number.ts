import type { Day } from '../../../model/duration.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, monthSpan, single } from '../calendar.js';
import { type DateRecogniser, past } from '../expression.js';
import { isMeasured } from '../measured.js';
import { readNumber, readOrdinal, within } from '../numbers.js';

const LEADS = new Set([
  'on',
  'since',
  'until',
  'from',
  'around',
  'about',
  'by',
  'till',
  'and',
  'or',
  'was',
  'is',
  'between',
  'dated',
  'delivered',
  'arrived',
  'came',
  'ordered',
  'received',
  'bought',
  'shipped',
  'returned',
]);
/** After these a number is a day even though a word follows directly. */
const FOLLOWERS = new Set(
  'of and or it i but at when then which that my we via by for because so was were to the about with from in a an as already around this not'.split(
    ' ',
  ),
);

/** What an ordinal counts, after "on the". */
const COUNTED = new Set(
  'floor day try attempt time one unit device lock hub switch camera sensor plug order email message week month call hour item street'.split(
    ' ',
  ),
);

/** `the 5th`, `on the 27`, `20th of last month`, `the 3rd of this month`. */
export const dayNumber: DateRecogniser = (tokens, at, { today, bare, text }) => {
  const article = tokens[at]?.word === 'the' ? 1 : 0;
  const index = at + article;
  const token = article === 1 ? within(tokens, index) : tokens[index];
  if (!token) return null;
  const read =
    readOrdinal(tokens, index) ??
    (token.kind === 'number' && (article === 1 || bare) ? readNumber(tokens, index) : null);
  if (!read || read.value < 1 || read.value > 31) return null;
  if (token.kind === 'number' && isMeasured(tokens, index, text)) return null;
  const month = monthAfter(tokens, read.next, today);
  if (month) {
    const day = month.span.lo + read.value - 1;
    const exists = day <= month.span.hi;
    return { meaning: exists ? past(single(day), today) : { kind: 'options', days: [] }, next: month.next };
  }
  const lead = tokens[at - 1];
  const led = lead !== undefined && (tokens[at]?.gap ?? 2) < 2 && LEADS.has(lead.word);
  const follower = tokens[read.next];
  const onThe = token.kind === 'ordinal' && article === 1 && lead?.word === 'on';
  const free =
    !follower || follower.gap > 0 || FOLLOWERS.has(follower.word) || (onThe && !COUNTED.has(follower.word));
  if (!bare && (!free || !(led || (article === 1 && token.kind === 'ordinal')))) return null;
  // "the third" alone is as often a thing as a day.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the types promise more than indexed data keeps
  if (!bare && token.kind === 'word' && !(led && lead?.word === 'on' && article === 1)) return null;
  if (token.kind === 'number' && !bare && lead?.word !== 'on') return null;
  const day = latest(read.value, today);
  return day === null ? null : { meaning: past(single(day), today), next: read.next, dayOnly: true };
};

function latest(date: number, today: Day): Day | null {
  const { year, month } = dateOf(today);
  for (let back = 0; back < 3; back++) {
    const { lo, hi } = monthSpan(year, month - back);
    if (lo + date - 1 <= Math.min(hi, today)) return lo + date - 1;
  }
  return null;
}

function monthAfter(
  tokens: readonly Token[],
  at: number,
  today: Day,
): { span: { lo: Day; hi: Day }; next: number } | null {
  if (within(tokens, at)?.word !== 'of') return null;
  const article = within(tokens, at + 1)?.word === 'the' ? 1 : 0;
  const [word, unit] = [within(tokens, at + 1 + article)?.word ?? '', within(tokens, at + 2 + article)?.word];
  const { year, month } = dateOf(today);
  if (word === 'month' && article === 1) return { span: monthSpan(year, month), next: at + 3 };
  if (unit !== 'month') return null;
  if (/^(?:last|previous|past)$/.test(word))
    return { span: monthSpan(year, month - 1), next: at + 3 + article };
  return /^(?:this|current)$/.test(word) ? { span: monthSpan(year, month), next: at + 3 + article } : null;
}
