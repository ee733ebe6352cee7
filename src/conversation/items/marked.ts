import { piecesOf, type Stretch } from './pieces.js';

/** The mark of a list item at the beginning of a line: "1.", "2)", "-", "•"; "(a)" may also stand after a sentence. */
const MARK =
  /^[ \t]*(?:\(?\d{1,2}[.):]|[-*•–]|\(?[a-e]\))[ \t]+(?=\S)|(?<=[.:;!?][ \t]+)\((?:[a-e]|[1-5])\)[ \t]+(?=\S)/gm;

const COUNTED = String.raw`(?:one|item|thing|product|order|package|is|was|came|has|had|works?|arrived)\b`;
/** Words that begin an account of one of several things. */
const ONE_OF = new RegExp(
  String.raw`^\W*(?:and\s+|but\s+|while\s+|whereas\s+)?(?:(?:the\s+|my\s+)?(?:first|second|third|fourth|other|last)(?:\s+${COUNTED}|\s*[:,])|` +
    String.raw`(?:item|product|order)\s+(?:no\.?\s*)?\d\b|one of them\b|another (?:one|item)\b|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,)`,
  'i',
);
/** Words that begin an account of a thing other than the one spoken of before. */
const ANOTHER =
  /^\W*(?:and\s+|but\s+|while\s+|whereas\s+)?(?:(?:the|my)\s+(?:second|third|other)\b|another (?:one|item)\b)/i;

/**
 * The stretches of a text that tell of several items one by one, by its own marks: the entries of a list, or what
 * follows "the first one …", "the other one …".
 * @returns fewer than two where nothing marks several
 */
export function markedItems(text: string): Stretch[] {
  const starts = [...text.matchAll(MARK)].map(({ index, 0: mark }) => index + mark.length);
  if (starts.length > 1) {
    return starts.map((start, at) => {
      const next = starts[at + 1];
      return { start, end: next === undefined ? endOfParagraph(text, start) : endBefore(text, start, next) };
    });
  }
  const pieces = piecesOf(text);
  const begins = pieces.filter((piece) => ONE_OF.test(piece.text)).map(({ start }) => start);
  const [only] = begins;
  // "The other one" alone says that what comes before it was about another thing.
  const isAfterOne = pieces.some((piece) => piece.start === only && ANOTHER.test(piece.text));
  const first = pieces[0]?.start ?? 0;
  const all = begins.length === 1 && isAfterOne && only !== first ? [first, ...begins] : begins;
  if (all.length < 2) return [];
  return all.map((start, at) => ({
    start,
    end: trimmedEnd(text, start, all[at + 1] ?? endOfParagraph(text, start)),
  }));
}

function endOfParagraph(text: string, start: number): number {
  const blank = text.indexOf('\n\n', start);
  return blank < 0 ? text.length : blank;
}

/** The end of an entry: before the mark of the next one, wherever that stands. */
function endBefore(text: string, start: number, next: number): number {
  const line = text.lastIndexOf('\n', next);
  return trimmedEnd(text, start, line > start ? line : text.lastIndexOf('(', next));
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
