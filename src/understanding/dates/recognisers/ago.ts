import { single, type Span } from '../calendar.js';
import {
  type DateContext,
  type DateRead,
  type DateRecogniser,
  type Length,
  past,
  shiftSpan,
} from '../expression.js';
import { type LengthRead, readLength } from '../length.js';
import { within } from '../numbers.js';

/** "over a month" may mean up to this many times as long. */
const OVER = 3;
const NOW = new Set(['ago', 'back', 'agao', 'aago', 'earlier', 'prior']);

/** `3 weeks ago`, `about two months back`, `over a year ago`, `less than 10 days ago`, `in the last month`. */
export const ago: DateRecogniser = (tokens, at, context) => {
  const inTheLast = /^(?:in|within|during|over)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const article = inTheLast === 1 && /^(?:the|these)$/.test(within(tokens, at + 1)?.word ?? '') ? 1 : 0;
  if (inTheLast === 1 && /^(?:last|past|previous)$/.test(within(tokens, at + 1 + article)?.word ?? '')) {
    const read = readLength(tokens, at + 2 + article);
    return read ? counted({ ...read, bound: 'less' }, read.next, context) : null;
  }
  const read = readLength(tokens, at);
  if (!read) return null;
  const word = within(tokens, read.next)?.word ?? '';
  if (word === 'ago' || word === 'agao' || word === 'back') return counted(read, read.next + 1, context);
  const isAlone = read.next + 1 === tokens.length && at === 0;
  if ((NOW.has(word) || (word === 'before' && context.bare)) && isAlone)
    return counted(read, read.next + 1, context);
  if (word === 'before' && within(tokens, read.next + 1)?.word === 'today')
    return counted(read, read.next + 2, context);
  return null;
};

function counted(read: LengthRead, next: number, { today }: DateContext): DateRead {
  const span = spanBack(read, today);
  const reading = { meaning: past(span, today), next };
  return read.length.minutes === null ? reading : { ...reading, minutesAgo: read.length.minutes };
}

function spanBack({ length, bound }: LengthRead, today: number): Span {
  const plain = shiftSpan(single(today), length, -1);
  if (bound === 'more') {
    const far: Length = {
      ...length,
      most: { months: length.most.months * OVER, days: length.most.days * OVER },
    };
    return {
      lo: shiftSpan(single(today), far, -1).lo,
      hi: shiftSpan(single(today), { ...length, least: strict(length) }, -1).hi,
    };
  }
  if (bound !== 'less') return plain;
  return { lo: shiftSpan(single(today), { ...length, most: strict(length) }, -1).lo, hi: today };
}

/** Without the slack by which months and years are widened. */
function strict({ least, most }: Length): Length['least'] {
  return least.months === most.months
    ? { months: least.months, days: Math.round((least.days + most.days) / 2) }
    : least;
}
