import type { Day } from '../../model/duration.js';
import type { FactDefinition } from '../../model/fact.js';
import { readNumber } from '../dates/numbers.js';
import type { Words } from '../words.js';
import type { ValueAt } from './answer-words.js';

const DAYS_A_MONTH = 30.4;
/** Words that stand for a count. */
const COUNTS = new Map([
  ['dozen', 12],
  ['both', 2],
  ['couple', 2],
  ['pair', 2],
  ['twice', 2],
  ['trio', 3],
]);
const SINGLE = /^(?:single|a|an|just|once)$/;
/** A single "a" is a count among few words only. */
const FEW = 4;
const PERCENT_NAME = 'refundShare';

/** A number as an answer: `12`, `ten of them`, `a couple`, and for days `two weeks` or `since June 10`. */
export function answerNumber(fact: FactDefinition, bare: Words, words: Words, today: Day): ValueAt | null {
  if (fact.name === PERCENT_NAME) return share(words);
  const { tokens, times } = words;
  if (/Days$/.test(fact.name)) return days(bare, today) ?? plain(words);
  for (const [at, { word }] of tokens.entries()) {
    const count = COUNTS.get(word);
    if (count !== undefined) return { value: count, from: at, to: at + 1 };
    const read = readNumber(tokens, at);
    if (read) return { value: read.value, from: at, to: read.next };
    const length = times.get(at)?.meaning;
    if (length?.kind === 'length' && length.length.least.months === 0 && length.length.least.days > 0)
      return { value: length.length.least.days, from: at, to: at + 1 };
  }
  const once = tokens.findIndex(({ word }) => SINGLE.test(word));
  return once >= 0 && tokens.length <= FEW ? { value: 1, from: once, to: once + 1 } : null;
}

function plain({ tokens }: Words): ValueAt | null {
  for (let at = 0; at < tokens.length; at++) {
    const read = readNumber(tokens, at);
    if (read) return { value: read.value, from: at, to: read.next };
  }
  return null;
}

/** So many days, or the days gone by since a day. */
function days({ times }: Words, today: Day): ValueAt | null {
  for (const [at, { meaning, dayOnly }] of times) {
    if (meaning.kind === 'length') {
      const { least, most } = meaning.length;
      const count = ((least.months + most.months) / 2) * DAYS_A_MONTH + (least.days + most.days) / 2;
      return { value: Math.round(count), from: at, to: at + 1 };
    }
    if (meaning.kind === 'days' && dayOnly !== true)
      return { value: Math.round(today - (meaning.span.lo + meaning.span.hi) / 2), from: at, to: at + 1 };
  }
  return null;
}

const QUARTERS = new Map([
  ['half', 50],
  ['quarter', 25],
  ['third', 33],
  ['all', 100],
  ['everything', 100],
  ['whole', 100],
  ['full', 100],
  ['entire', 100],
  ['nothing', 0],
]);

/** A share of the whole in percent: `half`, `three quarters`, `80 %`. */
function share(words: Words): ValueAt | null {
  const { tokens } = words;
  for (const [at, { word }] of tokens.entries()) {
    const part = QUARTERS.get(word.replace(/s$/, ''));
    const several = at > 0 ? readNumber(tokens, at - 1) : null;
    if (part !== undefined) {
      const times = several?.next === at && part < 50 ? several.value : 1;
      return { value: Math.min(100, part * times), from: at, to: at + 1 };
    }
  }
  return plain(words);
}
