import type { DateContext, TimeExpression } from './dates/expression.js';
import { fold } from './dates/fold.js';
import { readDates } from './dates/read-dates.js';
import { gluedAt } from './lexicon/glued.js';
import type { Entry, Lexicon, Meaning } from './lexicon/lexicon.js';
import { matchPhrases } from './lexicon/match.js';
import type { Segment } from './reading.js';
import { type Token, tokenise } from './text/tokens.js';

/** A phrase of the vocabulary found in the words. */
export interface Mention {
  readonly meaning: Meaning;
  readonly confidence: number;
  /** Indexes of words; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Words inside that the phrase does not name. */
  readonly between: readonly number[];
}

/** Words from one full stop to the next. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** It ends with a question mark. */
  readonly asked: boolean;
}

/** The words of a message, and all that was recognised in them before anything is concluded. */
export interface Words {
  readonly text: string;
  /** Every time expression is one word: `@date`, `@length`, `@time`, `@relative`, `@future`. */
  readonly tokens: readonly Token[];
  readonly times: ReadonlyMap<number, TimeExpression>;
  readonly sentences: readonly Sentence[];
  /** Index of each word's sentence. */
  readonly sentenceOf: readonly number[];
  /** Whether a clause begins at the word. */
  readonly clauseStart: readonly boolean[];
  readonly mentions: readonly Mention[];
}

/** Takes the readable segments apart into words, mends misspellings, and finds times and phrases. */
export function readWords(segments: readonly Segment[], lexicon: Lexicon, context: DateContext): Words {
  return wordsOf(spell(segments, lexicon, context.text), lexicon, context);
}

/** The words of the segments with misspellings mended, before times and phrases are found. */
export function spell(segments: readonly Segment[], lexicon: Lexicon, text: string): readonly Token[] {
  const written = segments
    .flatMap(({ start, end }) => tokenise(text, start, end))
    .flatMap((token) => unglued(token, lexicon));
  const mended = new Map<string, string>();
  return written.map((token) => {
    if (token.kind !== 'word' || isName(token, text)) return token;
    let word = mended.get(token.word);
    if (word === undefined) mended.set(token.word, (word = lexicon.speller(token.word)));
    return word === token.word ? token : { ...token, word };
  });
}

/**
 * Finds times and phrases in words.
 * @param spelled see `spell` @param known what was found of the same words in another context: most texts name no time,
 * and then it is the same in all
 */
export function wordsOf(
  spelled: readonly Token[],
  lexicon: Lexicon,
  context: DateContext,
  known?: Words,
): Words {
  const { text } = context;
  const expressions = readDates(spelled, context);
  if (known?.times.size === 0 && expressions.length === 0) return known;
  const { tokens, times } = fold(spelled, expressions);
  const sentences = sentencesOf(tokens, text);
  return {
    text,
    tokens,
    times,
    sentences,
    sentenceOf: sentences.flatMap(({ from, to }, index) => Array.from({ length: to - from }, () => index)),
    clauseStart: tokens.map((_, at) => beginsClause(tokens, at)),
    mentions: matchPhrases(tokens, lexicon).map(({ entry, ...place }) => ({ ...said(entry), ...place })),
  };
}

/** "Shippingaddress" is two words; only plain letters keep their places. */
function unglued(token: Token, lexicon: Lexicon): Token[] {
  if (token.kind !== 'word' || token.end - token.start !== token.word.length) return [token];
  const at = gluedAt(token.word, lexicon.isKnown);
  if (at === 0) return [token];
  const [first, second] = [token.word.slice(0, at), token.word.slice(at)];
  return [
    { ...token, word: first, end: token.start + at },
    { ...token, word: second, start: token.start + at, gap: 0, joined: true, capital: false },
  ];
}

/** A word with a capital within a sentence is a name: "Ms Broek" broke nothing. */
function isName({ capital, gap, start, end }: Token, text: string): boolean {
  return capital && gap < 2 && text.slice(start + 1, end) === text.slice(start + 1, end).toLowerCase();
}

function said({ meaning, confidence }: Entry): Pick<Mention, 'meaning' | 'confidence'> {
  return { meaning, confidence };
}

function sentencesOf(tokens: readonly Token[], text: string): Sentence[] {
  const starts = tokens.flatMap((token, at) => (token.gap === 2 || at === 0 ? [at] : []));
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? tokens.length;
    const end = tokens[to - 1]?.end ?? 0;
    const after = text.slice(end, Math.min(tokens[to]?.start ?? end + 8, end + 8));
    return { from, to, asked: after.includes('?') };
  });
}

const JOINS = new Set(
  'but because so although though while however except unless then which yet whereas when whenever once until if since whether plus'.split(
    ' ',
  ),
);
const SUBJECTS = new Set(
  'i it we they he she you this that there now then nothing everything still when after before would want can could if here nobody someone everyone'.split(
    ' ',
  ),
);

/** A clause begins after a comma, at a conjunction, and at "and" before a new subject. */
function beginsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.gap > 0 || JOINS.has(token.word)) return true;
  return (token.word === 'and' || token.word === 'or') && SUBJECTS.has(tokens[at + 1]?.word ?? '');
}
