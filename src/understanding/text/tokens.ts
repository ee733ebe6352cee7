import { plainWords } from './contractions.js';

/** How far a word is parted from the one before: not at all, by a comma or the like, or by a sentence's end. */
export type Break = 0 | 1 | 2;

/** One word of the text as the recognisers see it. */
export interface Token {
  /** In lower case, contractions taken apart, misspellings mended. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** What parts it from the word before. */
  readonly gap: Break;
  /** It follows the word before without a space: `8pm`, `Oct-2`. */
  readonly joined: boolean;
  /** `number`: digits, perhaps with separators (`03/04/2026`, `8:30`); `link`: an address on the web or of a mailbox. */
  readonly kind: 'word' | 'number' | 'ordinal' | 'link';
  /** The word began with a capital letter. */
  readonly capital: boolean;
}

// Every repetition is bounded or over one class of characters, so that no text takes more than linear time.
const PIECE = new RegExp(
  [
    String.raw`(?<link>https?:\/\/[^\s<>"]{1,400}|www\.[^\s<>"]{1,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,24}){1,4}`,
    String.raw`|(?:[a-zA-Z0-9-]{1,40}\.){1,3}(?:com|tech|net|org|io|shop|store|eu|de|co\.uk)(?![\w]))`,
    String.raw`|(?<iso>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)`,
    String.raw`|(?<number>\d{1,16}(?:[.,:\/-]\d{1,12}){0,6})(?<suffix>(?:st|nd|rd|th)(?!\p{L}))?`,
    String.raw`|(?<word>w\/o?(?![\p{L}\d])|\p{L}[\p{L}\p{M}]*(?:['’‘ʼ\x60´]\p{L}{1,4})*)`,
    String.raw`|(?<space>\s+)|(?<other>[^])`,
  ].join(''),
  'uy',
);

const SENTENCE_END = new Set(['.', '!', '?', '…', '。', '！', '？', '¿', '•']);
const PAUSE = new Set([',', ';', ':', '(', ')', '[', ']', '–', '—', '/', '|', '=', '>', '*']);
/** A full stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'approx nr st mr mrs ms dr vs eg ie e g i p a m inc incl ltd co est'.split(' '),
);
/** After these it ends none where a number follows: "Dec. 31". */
const DATE_NAMES =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs?|fri|sat|sun)$/;
/** A line at least this long was broken by the mail program, not by the writer. */
const WRAPPED = 55;

/** The words of a stretch of text, with offsets into the whole. The first word counts as beginning a sentence. */
export function tokenise(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let gap: Break = 2;
  let lineStart = from;
  let touching = false;
  const widen = (size: Break): void => {
    if (size > gap) gap = size;
  };
  PIECE.lastIndex = from;
  for (let at = from; at < to; at = PIECE.lastIndex) {
    const groups = PIECE.exec(text)?.groups;
    if (!groups) break;
    const end = Math.min(PIECE.lastIndex, to);
    const written = text.slice(at, end);
    if (groups['space'] !== undefined) {
      widen(lineBreak(written, at - lineStart));
      const newline = written.lastIndexOf('\n');
      if (newline >= 0) lineStart = at + newline + 1;
      touching = false;
    } else if (groups['other'] !== undefined) {
      widen(breakOf(written, text, at, end, tokens.at(-1)));
      touching = touching && /[-/.]/.test(written);
    } else {
      const kind = kindOf(groups);
      const words =
        kind === 'word'
          ? plainWords(isNumberSign(text, at, end) ? 'nr' : written)
          : [plainForm(written, kind)];
      words.forEach((word, index) => {
        tokens.push({
          word,
          start: at,
          end,
          gap: index === 0 ? gap : 0,
          joined: touching || index > 0,
          kind,
          capital: kind === 'word' && /^\p{Lu}/u.test(written),
        });
      });
      gap = 0;
      touching = true;
    }
  }
  return tokens;
}

/** "No. 5" is a number, not a denial. */
function isNumberSign(text: string, at: number, end: number): boolean {
  return end - at === 2 && /^no[.:#]? ?#?\d/i.test(text.slice(at, at + 8));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (groups['link'] !== undefined) return 'link';
  if (groups['suffix'] !== undefined) return 'ordinal';
  return groups['word'] === undefined ? 'number' : 'word';
}

function plainForm(written: string, kind: Token['kind']): string {
  if (kind === 'ordinal') return written.slice(0, -2);
  if (kind === 'number') return written;
  const bare = written
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '');
  return bare.includes('@') ? bare : (bare.split('/')[0] ?? bare);
}

function lineBreak(space: string, lineLength: number): Break {
  const first = space.indexOf('\n');
  if (first < 0) return 0;
  return lineLength < WRAPPED || space.includes('\n', first + 1) ? 2 : 0;
}

function breakOf(mark: string, text: string, at: number, end: number, before: Token | undefined): Break {
  const next = text.charAt(end);
  if (mark === '-' || mark === '~') return /\s/.test(next) && /\s/.test(text.charAt(at - 1)) ? 1 : 0;
  if (mark === '/') return before?.word === 'w' ? 0 : 1;
  if (PAUSE.has(mark)) return 1;
  if (mark === '.') return fullStop(before, next, /^\s?\d/.test(text.slice(end, end + 2)));
  if (SENTENCE_END.has(mark)) return 2;
  // Emoji and other signs part thoughts.
  return /\p{Extended_Pictographic}/u.test(mark) ? 1 : 0;
}

function fullStop(before: Token | undefined, next: string, numberNext: boolean): Break {
  if (before && DATE_NAMES.test(before.word)) return numberNext ? 0 : 2;
  if (before?.kind === 'number') return /\d/.test(next) ? 0 : 2;
  if (before?.word === 'nr') return 0;
  if (before?.word === 'no') return 2;
  return before && ABBREVIATIONS.has(before.word) && next !== '' && next !== '\n' ? 0 : 2;
}
