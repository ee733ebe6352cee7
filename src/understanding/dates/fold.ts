import type { Token } from '../text/tokens.js';
import type { TimeExpression, TimeMeaning } from './expression.js';

const WORD_FOR: Readonly<Record<TimeMeaning['kind'], string>> = {
  days: '@date',
  options: '@date',
  future: '@future',
  length: '@length',
  relative: '@relative',
  time: '@time',
};

/** Puts one word in the place of every time expression, so that phrases can speak of "a date". */
export function fold(
  tokens: readonly Token[],
  times: readonly TimeExpression[],
): { tokens: Token[]; times: Map<number, TimeExpression> } {
  const folded: Token[] = [];
  const at = new Map<number, TimeExpression>();
  let done = 0;
  for (const time of times) {
    folded.push(...tokens.slice(done, time.from));
    const [first, last] = [tokens[time.from], tokens[time.to - 1]];
    if (first && last) {
      at.set(folded.length, time);
      folded.push({ ...first, word: WORD_FOR[time.meaning.kind], kind: 'word', end: last.end });
    }
    done = time.to;
  }
  folded.push(...tokens.slice(done));
  return { tokens: folded, times: at };
}
