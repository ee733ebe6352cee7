import type { FactDefinition, FactValue } from '../../model/fact.js';
import type { TimeExpression } from '../dates/expression.js';
import { momentAt } from '../dates/zones.js';
import type { Finding } from '../finding.js';
import { plain } from '../flags.js';
import type { Words } from '../words.js';
import { dateValue } from './event-dates.js';
import type { RecogniseContext } from './recognise-context.js';

/** Words that name another event than the one asked for. */
const NAMED: Readonly<Record<string, RegExp>> = {
  purchaseDate: /^(?:order|ordered|bought|purchase|purchased|paid|buy|ordering|charged)$/,
};

/**
 * A day as the answer to "when": a bare `5` or `May` is one, and so is `it was the 5th`, whatever else that may be
 * said of.
 * @param bare the words read with bare dates allowed
 * @param read what was read without knowing the question: a date that it gives another event is no answer
 */
export function answerDay(
  fact: FactDefinition,
  words: Words,
  bare: Words,
  read: readonly Finding[],
  { now, offset }: RecogniseContext,
): Finding | null {
  const entry = bestOf(bare);
  if (!entry) return null;
  const [at, time] = entry;
  const start = bare.tokens[at]?.start ?? 0;
  const belongs = read.some(
    (other) =>
      other.fact !== fact.name &&
      /Date$|^orderedAt$/.test(other.fact) &&
      words.tokens[other.from]?.start === start &&
      isNamed(other.fact, words),
  );
  if (belongs) return null;
  const from = words.tokens.findIndex((token) => token.end > start);
  const to = Math.max(
    from + 1,
    words.tokens.findIndex((token) => token.end >= (bare.tokens[at]?.end ?? 0)) + 1,
  );
  const finding = (value: FactValue, first = from, last = to): Finding => ({
    fact: fact.name,
    value,
    from: first,
    to: last,
    confidence: 0.9,
    recogniser: 'answer',
    flags: plain,
  });
  const { meaning } = time;
  if (meaning.kind === 'options')
    return {
      ...finding(null),
      candidates: meaning.days.map((value) => dateValue({ lo: value, hi: value })),
    };
  if (meaning.kind !== 'days') return null;
  if (fact.type === 'timestamp') {
    const moment = momentOf(bare, time, now, offset);
    if (moment !== null) return finding(moment, 0, words.tokens.length);
  }
  return finding(dateValue(meaning.span));
}

/** The first day named; a bare day of the month ("first") only where no fuller one is. */
function bestOf({ times }: Words): [number, TimeExpression] | undefined {
  const days = [...times].filter(([, { meaning }]) => meaning.kind === 'days' || meaning.kind === 'options');
  return days.find(([, { dayOnly }]) => dayOnly !== true) ?? days[0];
}

function isNamed(fact: string, { tokens }: Words): boolean {
  const named = NAMED[fact];
  return named === undefined || tokens.some(({ word }) => named.test(word));
}

/** The moment of a day with a time of day, or so many minutes ago; null: only a day. */
function momentOf(
  bare: Words,
  { meaning, minutesAgo }: TimeExpression,
  now: number | null,
  offset: string,
): string | null {
  const clock = [...bare.times.values()].find(({ meaning: other }) => other.kind === 'time')?.meaning;
  if (clock?.kind === 'time' && meaning.kind === 'days' && meaning.span.lo === meaning.span.hi) {
    return momentAt(meaning.span.lo, clock.minute, clock.offset ?? offset);
  }
  if (minutesAgo === undefined || now === null) return null;
  return `${new Date((now - minutesAgo) * 60_000).toISOString().slice(0, 19)}Z`;
}

/** Whether a day to come is named: what is asked for has not happened. */
export function isToCome({ times }: Words): boolean {
  return [...times.values()].some(({ meaning }) => meaning.kind === 'future');
}
