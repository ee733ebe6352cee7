import type { Clause } from '../model/clause.js';
import type { Reader, Reading } from './text/reader.js';
import { sentencesOf } from './text/sentences.js';

/** A clause up to this long is quoted whole. */
const SHORT = 260;

/** The sentence or sentences of a clause that decide, verbatim; the whole clause where it is short. */
export function decidingSentences(clause: Clause, question: Reading, reader: Reader): string {
  if (clause.text.length <= SHORT) return clause.text;
  const sentences = sentencesOf(clause.text);
  const asked = new Set(question.features);
  const scores = sentences.map(({ text }) => overlap(asked, reader.read(text)));
  const best = scores.indexOf(Math.max(...scores));
  const chosen = sentences[best];
  if (!chosen || (scores[best] ?? 0) === 0) return clause.text;
  // What follows with "however", "otherwise" or in brackets takes something back: it is quoted along.
  const next = sentences[best + 1];
  const end = next && QUALIFIES.test(next.text) ? next.end : chosen.end;
  return clause.text.slice(chosen.start, end);
}

/** The beginning of a sentence that limits the one before it. */
export const QUALIFIES =
  /^\W*(?:\(?note|however|but|otherwise|unless|except|excluding|only|in such cases?|in this case|please note|remark|if|note that|hence|for remain|or)\b/i;

function overlap(asked: ReadonlySet<string>, { features }: Reading): number {
  return features.filter((feature) => asked.has(feature)).length / Math.sqrt(Math.max(4, features.length));
}
