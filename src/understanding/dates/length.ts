import type { Token } from '../text/tokens.js';
import type { Length, Steps } from './expression.js';
import { halfUnit, readPart } from './length-part.js';
import { aboutSlack } from './length-units.js';
import { readNumber, within } from './numbers.js';

/** A length of time found in the words. */
export interface LengthRead {
  readonly length: Length;
  readonly next: number;
  /** `more`: "over a month"; `less`: "less than a week"; `about`: "roughly two weeks". */
  readonly bound: 'more' | 'less' | 'about' | 'exact';
}

const ABOUT = new Set(
  'about around approximately approx roughly circa maybe perhaps probably like some say almost nearly exactly just only'.split(
    ' ',
  ),
);
const VAGUE = new Set([
  'about',
  'around',
  'approximately',
  'approx',
  'roughly',
  'circa',
  'maybe',
  'perhaps',
  'like',
  'some',
  'say',
  'almost',
  'nearly',
]);
/** `3 weeks`, `about two months`, `over a year`, `a couple of days`, `2-3 weeks`, `a year and a half`, `2 weeks and 2 days`. */
export function readLength(tokens: readonly Token[], at: number): LengthRead | null {
  const lead = readLead(tokens, at);
  const first = readPart(tokens, lead.next);
  if (!first) return null;
  let { least, most, next } = first;
  let { minutes } = first;
  let halved = false;
  for (let more = 0; more < 2; more++) {
    const joint = /^(?:and|,)$/.test(within(tokens, next)?.word ?? '') ? 1 : 0;
    const half = halfUnit(tokens, next + joint, first.unit);
    const part = half ?? (within(tokens, next + joint)?.gap === 2 ? null : readPart(tokens, next + joint));
    // "For the last 3 months, and 2 days ago …"
    const isOver = joint === 1 && /^(?:last|past)$/.test(tokens[at - 1]?.word ?? '');
    if (!part || isOver || part.unit === first.unit || isFreshCount(tokens, next + joint, joint)) break;
    halved ||= half !== null;
    least = plus(least, part.least);
    most = plus(most, part.most);
    minutes = minutes === null ? null : minutes + (part.minutes ?? 0);
    next = part.next;
  }
  let { bound } = lead;
  const tail = within(tokens, next)?.word;
  if (tail === 'or' && within(tokens, next + 1)?.word === 'so') {
    bound = 'about';
    next += 2;
  } else if (tail === 'ish' || tail === 'roughly' || tail === 'approximately') {
    bound = 'about';
    next += 1;
  } else if ((tail === 'or' || tail === 'and') && within(tokens, next + 1)?.word === 'more') {
    bound = 'more';
    next += 2;
  }
  // Who counts "1 month and 21 days" has counted.
  const isCounted = next > first.next && !first.vague && least.days === most.days && !halved;
  const slack =
    bound === 'about' && !first.vague
      ? aboutSlack(first.unit, least.days)
      : first.vague || isCounted
        ? 0
        : first.unit.slack;
  const length: Length = {
    least: { ...least, days: least.days - slack },
    most: { ...most, days: most.days + slack },
    minutes,
  };
  return { length, next, bound };
}

function plus(a: Steps, b: Steps): Steps {
  return { months: a.months + b.months, days: a.days + b.days };
}

function readLead(tokens: readonly Token[], at: number): { next: number; bound: LengthRead['bound'] } {
  let next = at;
  let bound: LengthRead['bound'] = 'exact';
  for (;;) {
    const word = tokens[next]?.word ?? '';
    const second = within(tokens, next + 1)?.word;
    if (next > at && tokens[next]?.gap === 2) break;
    if ((word === 'more' || word === 'longer' || word === 'greater') && second === 'than')
      [bound, next] = ['more', next + 2];
    else if (word === 'at' && second === 'least') [bound, next] = ['more', next + 2];
    else if (word === 'over' || word === 'past') [bound, next] = ['more', next + 1];
    else if (/^(?:less|fewer|shorter)$/.test(word) && second === 'than') [bound, next] = ['less', next + 2];
    else if (word === 'not' && second === 'even') [bound, next] = ['less', next + 2];
    else if (word === 'under' || word === 'within') [bound, next] = ['less', next + 1];
    else if (ABOUT.has(word)) {
      if (VAGUE.has(word) && bound === 'exact') bound = 'about';
      next += 1;
    } else break;
  }
  return { next, bound };
}

/** After "and", an amount with an article begins something new: "two weeks and a day later" is rare, "and a month ago" is not. */
function isFreshCount(tokens: readonly Token[], at: number, joint: number): boolean {
  const token = tokens[at];
  return (
    token?.kind !== 'number' &&
    readNumber(tokens, at) === null &&
    joint === 1 &&
    token?.word !== 'a' &&
    token?.word !== 'half'
  );
}
