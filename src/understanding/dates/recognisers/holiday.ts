import type { Token } from '../../text/tokens.js';
import { dateOf, single } from '../calendar.js';
import { type DateRecogniser, past } from '../expression.js';
import { holidays } from '../holidays.js';
import { readLength } from '../length.js';
import { readYear, within } from '../numbers.js';

const NAMES = holidays.flatMap(({ names, day }) => names.map((name) => ({ words: name.split(' '), day })));

/** `Black Friday`, `last Easter`, `Christmas 2025`, `Mother's Day of last year`, `Thanksgiving 1 year ago`. */
export const holiday: DateRecogniser = (tokens, at, { today }) => {
  const lead = /^(?:last|previous|this|past)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const name = NAMES.find(({ words }) =>
    words.every((word, index) => wordAt(tokens, at, lead + index) === word),
  );
  if (
    !name ||
    /^(?:present|presents|gift|gifts|tree|party|card|dinner|lights|decorations)$/.test(
      wordAt(tokens, at, lead + name.words.length) ?? '',
    )
  )
    return null;
  let next = at + lead + name.words.length;
  if (
    /^(?:sale|sales|weekend|deal|deals|day)$/.test(within(tokens, next)?.word ?? '') &&
    within(tokens, next)?.gap === 0
  )
    next += 1;
  const of = within(tokens, next)?.word === 'of' ? 1 : 0;
  const { year } = dateOf(today);
  const said = readYear(tokens, next + of);
  if (said) return { meaning: past(single(name.day(said.value)), today), next: said.next };
  if (within(tokens, next + of + 1)?.word === 'year') {
    const word = within(tokens, next + of)?.word;
    if (word === 'last' || word === 'previous')
      return { meaning: past(single(name.day(year - 1)), today), next: next + of + 2 };
    if (word === 'this') return { meaning: past(single(name.day(year)), today), next: next + of + 2 };
  }
  const length = within(tokens, next) ? readLength(tokens, next) : null;
  const isAgo = length && within(tokens, length.next)?.word === 'ago';
  const [latest = 0] = [year, year - 1].map(name.day).filter((day) => day <= today);
  return { meaning: past(single(latest), today), next: isAgo ? length.next + 1 : next };
};

function wordAt(tokens: readonly Token[], at: number, offset: number): string | undefined {
  return (offset === 0 ? tokens[at] : within(tokens, at + offset))?.word;
}
