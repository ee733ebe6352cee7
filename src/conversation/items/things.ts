import { STOP_WORDS } from '../../retrieval/text/stop-words.js';

/** A thing that a customer makes a claim for, in their own words. */
export interface Thing {
  /** "smart lock". */
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

const THE = String.raw`(?:the|my|our)\s+`;
const WORDS = String.raw`((?:[\p{L}\p{N}][\p{L}\p{N}'’-]*\s*){1,4})`;
/** "The hub …", "and my second lock …": what a piece begins with is what it speaks of; "and a camera" only names it. */
const SUBJECT = new RegExp(
  String.raw`^\W*(?:(?:and|but|while|whereas|also|now|then|so|plus|however|instead|only|as for|regarding|about)\s+)*${THE}${WORDS}`,
  'iu',
);
/** "I want to return the hub": what somebody wants to part with. */
const OBJECT = new RegExp(
  String.raw`\b(?:return(?:ing)?|sen[dt](?:ing)? back|send(?:ing)?|giv(?:e|ing) back|exchang(?:e|ing)|replac(?:e|ing)|cancel(?:l?ing)?|(?:refund|replacement|money back) for)\s+(?:${THE}|an?\s+)${WORDS}`,
  'iu',
);
/** Words after which no name of a thing goes on. */
const PREDICATE =
  /^(?:\p{L}+ed|came|comes?|broke|fell|quit|went|goes|works?|won'?t|does\w*|did\w*|keeps?|kept|gets?|got|looks?|makes?|shows?|stays?|stinks?|never|not|no|unopened|unused|started|stops?|just|simply|also|still|back|on|from|that|which|i|we|you|it|he|she|they)$/u;
/** "The cable that came with it" is a part of what was spoken of before. */
const OF_ANOTHER = /\b(?:with|of|to|on|in)\s+(?:it|them)\b/i;
const LONGEST = 3;

/**
 * The thing that a piece of a text makes a claim about: what it begins with, or what is to be returned, exchanged or
 * cancelled. A thing that only stands about ("in the garden", "my neighbour's laptop") is none.
 * @param notClaimed nouns that nobody makes a claim for
 */
export function thingIn(piece: string, notClaimed: ReadonlySet<string>): Thing | null {
  if (OF_ANOTHER.test(piece)) return null;
  for (const pattern of [SUBJECT, OBJECT]) {
    const said = pattern.exec(piece)?.[1];
    const thing = said === undefined ? null : named(said, notClaimed);
    if (thing) return thing;
  }
  return null;
}

function named(said: string, notClaimed: ReadonlySet<string>): Thing | null {
  const words: string[] = [];
  for (const word of said.trim().toLowerCase().split(/\s+/)) {
    // "The damaged lamp": what is said of a thing before it is named is no end of its name.
    const isEnd = STOP_WORDS.has(word) || (words.length > 0 && PREDICATE.test(word));
    // "The broken one" is named by what comes before.
    if (/^ones?$/.test(word)) return null;
    if (isEnd || words.length === LONGEST) break;
    words.push(word);
  }
  const head = words.at(-1);
  if (head === undefined || notClaimed.has(head) || /['’]s$/.test(head)) return null;
  return { name: words.join(' '), words: new Set(words) };
}

/** True where two names may mean one thing: "the smart lock", "the lock". */
export function maySameThing(one: Thing, other: Thing): boolean {
  return [...one.words].some((word) => other.words.has(word));
}
