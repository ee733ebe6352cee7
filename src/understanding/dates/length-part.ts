import type { Token } from '../text/tokens.js';
import type { Steps } from './expression.js';
import { type Unit, unitAt } from './length-units.js';
import { readNumber, within } from './numbers.js';

const MINUTES_A_DAY = 1440;

/** An amount of one unit: `3 weeks`, `half a year`, `a couple of days`. */
export interface Part {
  readonly unit: Unit;
  readonly least: Steps;
  readonly most: Steps;
  readonly minutes: number | null;
  readonly next: number;
  readonly vague: boolean;
}

/** The amount that begins at a token. */
export function readPart(tokens: readonly Token[], at: number): Part | null {
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
export function halfUnit(tokens: readonly Token[], at: number, unit: Unit): Part | null {
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
