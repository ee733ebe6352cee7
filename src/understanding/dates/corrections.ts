import type { Token } from '../text/tokens.js';
import type { TimeExpression } from './expression.js';

/** So many words may stand between a date and the one that corrects it. */
const REACH = 15;
/** So far only where the second date ends the thought: "… sorry, that was the newsletter's day; it was March 15". */
const CLOSE = 8;
const HOLDS = /(?: |^)(?:is|was|says|say|said|states|shows|reads|it is|it was)(?: on| in| the| from)*$/;
/** A paper that says otherwise is right. */
const PAPER_SAYS =
  /(?:^| )(?:invoice|receipt|bill|confirmation|order mail|statement)(?: email| mail)? (?:says|states|shows|reads)(?: on| the| it was)*$/;
/** How people take a date back: "sorry, I mean", "no wait", "make that", "by which I mean", "rather". */
const TAKES_BACK =
  /(?:^| )(?:i mean|i meant|meant|meaning|sorry|oops|whoops|no wait|wait no|wait|correction|correct|rather|make that|scratch that|strike that|that is|to be exact|to be precise|or actually|no actually|actually|not right|my mistake|my bad)(?: |$)/;
/** After these the second date is another event's. */
const GOES_ON =
  /(?:^| )(?:arrived|came|delivered|received|got|shipped|ordered|bought|died|stopped|broke|until|from|before|after|late|wait for)(?: |$)/;
/** "The 5th, not the 3rd": the first one holds. */
const DENIES = /^(?:and )?not(?: on| the)?$/;

/**
 * Takes back the dates that the writer takes back: "on 11/01, sorry, I mean November 3rd" is November 3rd, and "the
 * 5th, not the 3rd" the 5th. What stands for both is one expression.
 */
export function correctDates(tokens: readonly Token[], found: readonly TimeExpression[]): TimeExpression[] {
  const result: TimeExpression[] = [];
  for (const second of found) {
    const first = result.at(-1);
    const between = first && isDay(first) && isDay(second) ? wordsBetween(tokens, first, second) : null;
    if (first && between !== null && DENIES.test(between))
      result[result.length - 1] = { ...first, to: second.to };
    else if (first && between !== null && takesBack(between))
      result[result.length - 1] = { ...second, from: first.from };
    else result.push(second);
  }
  return result;
}

function takesBack(between: string): boolean {
  if (PAPER_SAYS.test(between)) return !GOES_ON.test(between);
  if (!TAKES_BACK.test(between) || GOES_ON.test(between)) return false;
  return between.split(' ').length <= CLOSE || HOLDS.test(between);
}

function isDay({ meaning }: TimeExpression): boolean {
  return meaning.kind === 'days' || meaning.kind === 'options';
}

function wordsBetween(
  tokens: readonly Token[],
  first: TimeExpression,
  second: TimeExpression,
): string | null {
  if (second.from - first.to > REACH) return null;
  return tokens
    .slice(first.to, second.from)
    .map(({ word }) => word)
    .join(' ');
}
