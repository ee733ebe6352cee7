import type { Token } from '../text/tokens.js';
import type { Length, Steps } from './expression.js';
import { readNumber, within } from './numbers.js';

/** A length of time found in the words. */
export interface LengthRead {
  readonly length: Length;
  readonly next: number;
  /** `more`: "over a month"; `less`: "less than a week"; `about`: "roughly two weeks". */
  readonly bound: 'more' | 'less' | 'about' | 'exact';
}

interface Unit {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
  /** Days by which a plain count may be off: months and years are seldom meant to the day. */
  readonly slack: number;
  /** "a couple of" and "a few" in days, `[least, most]`. */
  readonly couple: readonly [number, number];
  readonly few: readonly [number, number];
  readonly several: readonly [number, number];
}

const none: readonly [number, number] = [0, 0];
const MINUTE: Unit = { months: 0, days: 0, minutes: 1, slack: 0, couple: none, few: none, several: none };
const HOUR: Unit = { ...MINUTE, minutes: 60 };
const DAY: Unit = { months: 0, days: 1, minutes: 0, slack: 0, couple: [2, 3], few: [2, 5], several: [3, 8] };
const WEEK: Unit = {
  months: 0,
  days: 7,
  minutes: 0,
  slack: 0,
  couple: [11, 17],
  few: [18, 32],
  several: [21, 49],
};
const MONTH: Unit = {
  months: 1,
  days: 0,
  minutes: 0,
  slack: 3,
  couple: [50, 75],
  few: [60, 152],
  several: [75, 240],
};
const YEAR: Unit = {
  months: 12,
  days: 0,
  minutes: 0,
  slack: 7,
  couple: [640, 820],
  few: [730, 1830],
  several: [900, 2600],
};
const UNITS = new Map<string, Unit>([
  ...['minute', 'minutes', 'min', 'mins'].map((name): [string, Unit] => [name, MINUTE]),
  ...['hour', 'hours', 'hr', 'hrs', 'h'].map((name): [string, Unit] => [name, HOUR]),
  ...['day', 'days', 'd', 'night', 'nights'].map((name): [string, Unit] => [name, DAY]),
  ...['week', 'weeks', 'wk', 'wks', 'w'].map((name): [string, Unit] => [name, WEEK]),
  ...['month', 'months', 'mo', 'mos', 'mth', 'mths'].map((name): [string, Unit] => [name, MONTH]),
  ...['year', 'years', 'yr', 'yrs', 'y'].map((name): [string, Unit] => [name, YEAR]),
  ...['fortnight', 'fortnights'].map((name): [string, Unit] => [name, { ...WEEK, days: 14 }]),
  ...['decade', 'decades'].map((name): [string, Unit] => [name, { ...YEAR, months: 120 }]),
]);
const MINUTES_A_DAY = 1440;
/** Single letters are units only where they touch the number: `2y ago`. */
const LETTERS = new Set(['d', 'w', 'y', 'h']);
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
/** Days more or less that "about" stands for, by the length of the unit. */
function aboutSlack(unit: Unit, days: number): number {
  if (unit.months > 0) return unit.months >= 12 ? 30 : 7;
  return days >= 7 ? 3 : days > 1 ? 1 : 0;
}

/** `3 weeks`, `about two months`, `over a year`, `a couple of days`, `2-3 weeks`, `a year and a half`, `2 weeks and 2 days`. */
export function readLength(tokens: readonly Token[], at: number): LengthRead | null {
  const lead = readLead(tokens, at);
  const first = readPart(tokens, lead.next);
  if (!first) return null;
  let { least, most, next } = first;
  let { minutes } = first;
  for (let more = 0; more < 2; more++) {
    const joint = /^(?:and|,)$/.test(within(tokens, next)?.word ?? '') ? 1 : 0;
    const half = halfUnit(tokens, next + joint, first.unit);
    const part = half ?? (within(tokens, next + joint)?.gap === 2 ? null : readPart(tokens, next + joint));
    if (!part || part.unit === first.unit || isFreshCount(tokens, next + joint, joint)) break;
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
  const slack =
    bound === 'about' && !first.vague
      ? aboutSlack(first.unit, least.days)
      : first.vague
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

interface Part {
  readonly unit: Unit;
  readonly least: Steps;
  readonly most: Steps;
  readonly minutes: number | null;
  readonly next: number;
  readonly vague: boolean;
}

function readPart(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.word ?? '';
  if (word === 'half' || (word === 'a' && within(tokens, at + 1)?.word === 'half'))
    return readHalf(tokens, at + (word === 'a' ? 2 : 1));
  let next = at;
  if (/^(?:a|the|last|past)$/.test(word)) next += 1;
  const quantity = within(tokens, next)?.word ?? (next === at ? word : '');
  const size = /^(?:couple|cupple)$/.test(quantity)
    ? 'couple'
    : /^(?:few|handful)$/.test(quantity)
      ? 'few'
      : quantity === 'several'
        ? 'several'
        : null;
  if (size) {
    next += 1;
    if (within(tokens, next)?.word === 'of') next += 1;
    if (within(tokens, next)?.word === 'full') next += 1;
    const unit = unitAt(tokens, next);
    if (!unit) return null;
    const [least, most] = unit[size];
    return {
      unit,
      least: { months: 0, days: least },
      most: { months: 0, days: most },
      minutes: unit.minutes > 0 ? unit.minutes * 3 : null,
      next: next + 1,
      vague: true,
    };
  }
  const range = readRange(tokens, at);
  return range ? withUnit(tokens, range) : null;
}

/** `3`, `three`, `a`, `2-3`, `2 or 3`, `one to two`. */
function readRange(tokens: readonly Token[], at: number): { low: number; high: number; next: number } | null {
  const token = tokens[at];
  if (token?.word === 'a' || token?.word === 'an') return { low: 1, high: 1, next: at + 1 };
  const hyphen = /^(\d{1,3})-(\d{1,3})$/.exec(token?.word ?? '');
  if (hyphen) return { low: Number(hyphen[1]), high: Number(hyphen[2]), next: at + 1 };
  const decimal = /^(\d{1,2})[.,]5$/.exec(token?.word ?? '');
  if (decimal) return { low: Number(decimal[1]) + 0.5, high: Number(decimal[1]) + 0.5, next: at + 1 };
  const low = readNumber(tokens, at);
  if (!low) return null;
  if (/^(?:or|to)$/.test(within(tokens, low.next)?.word ?? '')) {
    const high = within(tokens, low.next + 1) ? readNumber(tokens, low.next + 1) : null;
    if (high && high.value > low.value) return { low: low.value, high: high.value, next: high.next };
  }
  return { low: low.value, high: low.value, next: low.next };
}

function withUnit(tokens: readonly Token[], range: { low: number; high: number; next: number }): Part | null {
  let { low, high, next } = range;
  const working = /^(?:business|working|full|whole|entire|long|short|calendar|solid|good)$/.test(
    within(tokens, next)?.word ?? '',
  )
    ? 1
    : 0;
  const unit = unitAt(tokens, next + working);
  if (!unit) return null;
  const isBusiness = working === 1 && /^(?:business|working)$/.test(tokens[next]?.word ?? '');
  next += working + 1;
  // "a week or two", "a day or so" is left to the caller
  if (low === 1 && within(tokens, next)?.word === 'or' && within(tokens, next + 1)?.word === 'two') {
    high = 2;
    next += 2;
  }
  if (isBusiness) [low, high] = [Math.floor((low * 7) / 5), Math.ceil((high * 7) / 5)];
  const steps = (count: number): Steps => {
    const months = Math.floor(unit.months * count);
    const rest = unit.months * count - months;
    return {
      months,
      days: Math.round(unit.days * count + rest * 30) + Math.floor((unit.minutes * count) / MINUTES_A_DAY),
    };
  };
  const minutes = unit.minutes > 0 ? low * unit.minutes : null;
  return { unit, least: steps(low), most: steps(high), minutes, next, vague: false };
}

/** `half a year`, `half an hour`. */
function readHalf(tokens: readonly Token[], at: number): Part | null {
  const article = /^an?$/.test(within(tokens, at)?.word ?? '') ? 1 : 0;
  const unit = unitAt(tokens, at + article);
  if (!unit) return null;
  const steps: Steps = {
    months: Math.floor(unit.months / 2),
    days: unit.months === 1 ? 15 : Math.round(unit.days / 2),
  };
  return {
    unit,
    least: steps,
    most: steps,
    minutes: unit.minutes > 0 ? unit.minutes / 2 : null,
    next: at + article + 1,
    vague: false,
  };
}

/** The rest of `a year and a half`. */
function halfUnit(tokens: readonly Token[], at: number, unit: Unit): Part | null {
  const article = within(tokens, at)?.word === 'a' ? 1 : 0;
  if (within(tokens, at + article)?.word !== 'half' || tokens[at - 1]?.word !== 'and') return null;
  const steps: Steps = {
    months: Math.floor(unit.months / 2),
    days: unit.months === 1 ? 15 : Math.round(unit.days / 2),
  };
  return {
    unit: { ...unit },
    least: steps,
    most: steps,
    minutes: null,
    next: at + article + 1,
    vague: false,
  };
}

function unitAt(tokens: readonly Token[], at: number): Unit | null {
  const token = within(tokens, at);
  if (!token || token.gap > 0) return null;
  if (LETTERS.has(token.word) && !token.joined) return null;
  return UNITS.get(token.word) ?? null;
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
