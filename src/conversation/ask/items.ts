import { type Sentence, sentencesOf } from '../../retrieval/text/sentences.js';

/** The mark of a list item at the beginning of a line: "1.", "2)", "-", "•", "a)". */
const MARK = /^[ \t]*(?:\(?\d{1,2}[.):]|[-*•–]|\(?[a-e]\))[ \t]+(?=\S)/gm;
/** Words that begin an account of one of several things. */
const ONE_OF = new RegExp(
  String.raw`^\W*(?:and\s+|but\s+)?(?:(?:the\s+|my\s+)?(?:first|second|third|fourth|other|last)(?:\s+(?:one|item|thing|product|order|package|is|was|came|has|had)\b|\s*[:,])|` +
    String.raw`(?:item|product|order)\s+(?:no\.?\s*)?\d\b|one of them\b|another (?:one|item)\b|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,)`,
  'i',
);

/**
 * The items that a text tells of one by one: the entries of a list, or what follows "the first one …", "the second one …".
 * @returns fewer than two where it tells of one thing
 */
export function itemsOf(text: string): Sentence[] {
  const starts = [...text.matchAll(MARK)].map(({ index, 0: mark }) => index + mark.length);
  if (starts.length > 1) {
    return starts.map((start, at) => {
      const next = starts[at + 1];
      const end = next === undefined ? endOfParagraph(text, start) : text.lastIndexOf('\n', next);
      return { text: text.slice(start, end), start, end };
    });
  }
  const sentences = sentencesOf(text);
  const begins = sentences.filter((sentence) => ONE_OF.test(sentence.text));
  if (begins.length < 2) return [];
  return begins.map(({ start }, at) => {
    const end = begins[at + 1]?.start ?? endOfParagraph(text, start);
    return { text: text.slice(start, end).trimEnd(), start, end };
  });
}

function endOfParagraph(text: string, start: number): number {
  const blank = text.indexOf('\n\n', start);
  return blank < 0 ? text.length : blank;
}
