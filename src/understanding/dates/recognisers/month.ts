import type { Day } from '../../../model/duration.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, monthSpan, type Span } from '../calendar.js';
import { type DateRecogniser, past } from '../expression.js';
import { doubtfulNames, monthNumber } from '../names.js';
import { readYear, within } from '../numbers.js';

const FIRST_THIRD = 10;
const SECOND_THIRD = 20;
type Part = 'early' | 'mid' | 'late';
const PARTS = new Map<string, Part>([
  ['early', 'early'],
  ['beginning', 'early'],
  ['start', 'early'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'late'],
  ['end', 'late'],
]);
/** Words before which a month stands alone. */
const LEADS = new Set([
  'in',
  'since',
  'last',
  'during',
  'around',
  'of',
  'this',
  'from',
  'back',
  'sometime',
  'until',
  'about',
  'early',
  'mid',
  'late',
  'past',
  'and',
  'or',
]);

/** `in May`, `May 2026`, `early May`, `the end of last month`, `mid-May`, `late in May`, `last May`. */
export const month: DateRecogniser = (tokens, at, context) => {
  let next = at;
  const part = PARTS.get(tokens[next]?.word ?? '');
  if (part) {
    next += 1;
    while (/^(?:of|in|the|to|or|late|mid)$/.test(within(tokens, next)?.word ?? '') && next < at + 3)
      next += 1;
  }
  const of = part ? monthNamed(tokens, next, context.today) : null;
  if (part && of) return { meaning: past(partOf(of.span, part), context.today), next: of.next };
  if (part) return null;
  const last = tokens[at]?.word === 'last' ? 1 : 0;
  const named = monthNamed(tokens, at + last, context.today);
  if (!named || named.relative) return null;
  const name = tokens[at + last];
  const lead = tokens[at + last - 1];
  const led = lead !== undefined && (name?.gap ?? 2) < 2 && LEADS.has(lead.word);
  // "My November order": said of an order, a month needs nothing else.
  const ordered =
    name?.capital === true && /^(?:order|orders|purchase)$/.test(within(tokens, at + last + 1)?.word ?? '');
  const alone = context.bare || led || named.year || ordered;
  const surely = lead !== undefined && /^(?:in|since|during|early|mid|late|of)$/.test(lead.word);
  const doubtful =
    doubtfulNames.has(name?.word ?? '') && !name?.capital && !context.bare && !named.year && !surely;
  if (!alone || doubtful) return null;
  const { year, month: current } = dateOf(context.today);
  const isNow = last === 1 && dateOf(named.span.lo).year === year && dateOf(named.span.lo).month === current;
  const span = isNow ? monthSpan(year - 1, current) : named.span;
  return { meaning: past(span, context.today), next: named.next };
};

interface NamedMonth {
  readonly span: Span;
  readonly next: number;
  readonly year: boolean;
  /** "last month" and the like. */
  readonly relative: boolean;
}

function monthNamed(tokens: readonly Token[], at: number, today: Day): NamedMonth | null {
  const word = tokens[at]?.word ?? '';
  const now = dateOf(today);
  const following = within(tokens, at + 1)?.word;
  if (following === 'month' && /^(?:last|this|the|previous|past)$/.test(word)) {
    const back = word === 'this' || word === 'the' ? 0 : 1;
    return { span: monthSpan(now.year, now.month - back), next: at + 2, year: false, relative: true };
  }
  const month = monthNumber(word);
  if (month === undefined) return null;
  const of = following === 'of' || following === 'in' ? 1 : 0;
  const year = readYear(tokens, at + 1 + of) ?? relativeYear(tokens, at + 1 + of, now.year);
  if (year) return { span: monthSpan(year.value, month), next: year.next, year: true, relative: false };
  const span = monthSpan(month > now.month ? now.year - 1 : now.year, month);
  return { span, next: at + 1, year: false, relative: false };
}

/** `May last year`, `in March this year`. */
function relativeYear(
  tokens: readonly Token[],
  at: number,
  year: number,
): { value: number; next: number } | null {
  if (within(tokens, at + 1)?.word !== 'year') return null;
  const word = within(tokens, at)?.word;
  if (word === 'last' || word === 'previous') return { value: year - 1, next: at + 2 };
  return word === 'this' ? { value: year, next: at + 2 } : null;
}

function partOf({ lo, hi }: Span, part: Part): Span {
  if (part === 'early') return { lo, hi: lo + FIRST_THIRD - 1 };
  return part === 'mid' ? { lo: lo + FIRST_THIRD, hi: lo + SECOND_THIRD - 1 } : { lo: lo + SECOND_THIRD, hi };
}
