import { type Sentence, sentencesOf } from '../../retrieval/text/sentences.js';

/** Where a sentence may go on to something else. */
const JOINT = /(?<=[,;:])\s+|\s+(?=(?:and|but|while|whereas)\s)|\s+[-–—]\s+/gi;

/** The sentences of a text, cut where one may go on to something else; offsets are those of the text. */
export function piecesOf(text: string): Sentence[] {
  return sentencesOf(text).flatMap((sentence) => {
    const pieces: Sentence[] = [];
    let from = 0;
    for (const { index, 0: gap } of [...sentence.text.matchAll(JOINT), endOf(sentence)]) {
      const words = sentence.text.slice(from, index);
      if (/[\p{L}\p{N}]/u.test(words))
        pieces.push({ text: words, start: sentence.start + from, end: sentence.start + index });
      from = index + gap.length;
    }
    return pieces;
  });
}

function endOf({ text }: Sentence): { readonly index: number; readonly 0: string } {
  return { index: text.length, 0: '' };
}

/** Everything blanked but some stretches: what is read then stands where it does in the whole text. */
export function keepOnly(text: string, stretches: readonly Stretch[], within: Stretch): string {
  const blank = (stretch: string): string => stretch.replace(/[^\n]/g, ' ');
  let result = text.slice(0, within.start);
  let at = within.start;
  for (const { start, end } of stretches) {
    result += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + blank(text.slice(at, within.end)) + text.slice(within.end);
}

/** A part of a text; `end` is excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
