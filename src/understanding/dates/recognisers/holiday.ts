import type { Day } from '../../../model/duration.js';
import type { Token } from '../../text/tokens.js';
import { dateOf, single } from '../calendar.js';
import { type DateRead, type DateRecogniser, past } from '../expression.js';
import { phraseTable } from '../fixed-phrases.js';
import { holidays } from '../holidays.js';
import { readLength } from '../length.js';
import { readYear, within } from '../numbers.js';

const table = phraseTable(holidays.flatMap(({ names, day }) => names.map((name) => [name, day] as const)));
/** A Christmas present is not the day. */
const OCCASION = /^(?:present|presents|gift|gifts|tree|party|card|dinner|lights|decorations)$/;
const SALE = /^(?:sale|sales|weekend|deal|deals|day)$/;

/** `Black Friday`, `last Easter`, `Christmas 2025`, `Mother's Day of last year`, `Thanksgiving 1 year ago`. */
export const holiday: DateRecogniser = (tokens, at, { today }) => {
  const lead = /^(?:last|previous|this|past)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const name = lead === 1 && !within(tokens, at + 1) ? null : table(tokens, at + lead);
  const follower = name ? within(tokens, name.next) : undefined;
  if (!name || OCCASION.test(follower?.word ?? '')) return null;
  const next = name.next + (follower?.gap === 0 && SALE.test(follower.word) ? 1 : 0);
  return inNamedYear(tokens, next, name.value, today) ?? latest(tokens, next, name.value, today);
};

function inNamedYear(
  tokens: readonly Token[],
  at: number,
  day: (year: number) => Day,
  today: Day,
): DateRead | null {
  const of = within(tokens, at)?.word === 'of' ? 1 : 0;
  const said = readYear(tokens, at + of);
  if (said) return { meaning: past(single(day(said.value)), today), next: said.next };
  if (within(tokens, at + of + 1)?.word !== 'year') return null;
  const back = new Map([
    ['last', 1],
    ['previous', 1],
    ['this', 0],
  ]).get(within(tokens, at + of)?.word ?? '');
  if (back === undefined) return null;
  return { meaning: past(single(day(dateOf(today).year - back)), today), next: at + of + 2 };
}

function latest(tokens: readonly Token[], at: number, day: (year: number) => Day, today: Day): DateRead {
  const { year } = dateOf(today);
  const [newest = 0] = [year, year - 1].map(day).filter((candidate) => candidate <= today);
  const length = within(tokens, at) ? readLength(tokens, at) : null;
  const isAgo = length !== null && within(tokens, length.next)?.word === 'ago';
  return { meaning: past(single(newest), today), next: isAgo ? length.next + 1 : at };
}
