import type { Finding, Recogniser } from '../finding.js';
import { beginningIn } from '../near.js';
import type { Words } from '../words.js';

/** A place may stand this many words behind the words that make it a destination. */
const REACH = 4;
const LONGEST_PHRASE = 30;

/** Where the order goes: a place that follows "ship to", "I live in" and the like. */
export const destination: Recogniser = (words) => {
  const signs = words.mentions.filter(
    ({ meaning }) => meaning.kind === 'sign' && meaning.name === 'going_to',
  );
  const places = words.mentions.filter(({ meaning }) => meaning.kind === 'place');
  return places.flatMap(({ meaning, from, to, between }): Finding[] => {
    if (!isCountry(words, meaning.name, from)) return [];
    const sign = beginningIn(signs, from - LONGEST_PHRASE, from).find(
      (mention) =>
        mention.to <= from + 1 &&
        mention.from < from &&
        from - mention.to <= REACH &&
        words.sentenceOf[mention.from] === words.sentenceOf[from] &&
        !words.tokens
          .slice(mention.to + 1, from + 1)
          .some(({ word, gap }) => /^(?:from|but|because|and)$/.test(word) || gap === 2),
    );
    if (!sign) return [];
    return [
      {
        fact: 'destination',
        value: meaning.name,
        from,
        to,
        confidence: 0.9,
        recogniser: 'destination',
        flags: words.flagsAt(from, to, between),
      },
    ];
  });
};

/** "us" is a country only in capitals; "la", "reading" and the like are no names here at all. */
export function isCountry({ tokens, text }: Words, name: string, at: number): boolean {
  const token = tokens[at];
  if (!token || (token.word === 'us' && text.slice(token.start, token.end) !== 'US')) return false;
  return name === 'international' || token.capital || token.word.length > 2 || token.word === 'uk';
}
