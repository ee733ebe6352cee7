import type { DateContext } from '../dates/expression.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { FactReading, Segment } from '../reading.js';
import { readWords } from '../words.js';
import { isCountry } from './destination.js';

const CONFIDENCE = 0.7;

/** Where the writer lives, as the signature says it: `Uppsala, Sweden` below the name; null where it does not. */
export function signedFrom(
  segments: readonly Segment[],
  lexicon: Lexicon,
  context: DateContext,
): FactReading | null {
  const signatures = segments.filter(({ kind }) => kind === 'signature');
  if (signatures.length === 0) return null;
  const words = readWords(signatures, lexicon, context);
  const { tokens, mentions } = words;
  const places = mentions.filter(
    ({ meaning, from, to }) =>
      meaning.kind === 'place' &&
      isCountry(words, meaning.name, from) &&
      tokens[from]?.capital === true &&
      // "Sofia Almeida" and "Florence" alone are people.
      !(tokens[to]?.capital === true && tokens[to].gap === 0) &&
      !(tokens[from - 1]?.capital === true && tokens[from].gap === 0) &&
      (tokens[from].gap === 1 || tokens[to]?.gap === 1),
  );
  const place = places.at(-1);
  if (!place) return null;
  const { meaning, from, to } = place;
  return {
    fact: 'destination',
    value: meaning.name,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    confidence: CONFIDENCE,
    recogniser: 'signature',
  };
}
