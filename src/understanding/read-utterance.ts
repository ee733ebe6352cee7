import type { Vocabulary } from '../model/fact.js';
import { parseTimestamp } from '../verdict/case/read-facts.js';
import { formatDay } from '../verdict/days.js';
import type { DateContext } from './dates/expression.js';
import { settleOrder } from './dates/settle-order.js';
import type { Finding } from './finding.js';
import type { Evidence } from './jury/jury.js';
import { kindOf } from './kind.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { readPhrases, readScene } from './read-scene.js';
import type { AmbiguousReading, FactReading, ReadingContext, UtteranceReading } from './reading.js';
import { readAnswer } from './recognisers/answer.js';
import { signedFrom } from './recognisers/signature.js';
import { sceneOf } from './scene.js';
import { splitMail } from './text/segments.js';
import { sentDate } from './text/sent-date.js';
import { spell, type Words, wordsOf } from './words.js';

/** A text taken apart: all that does not depend on the question that it may answer. */
export type Prepared = ReturnType<typeof prepare>;

/**
 * Reads a chat message or a pasted mail into facts, each with the words it was read from. Pure: the same text,
 * day and vocabulary give the same reading. Never throws.
 * @param text as the customer wrote it
 */
export function readUtterance(
  text: string,
  context: ReadingContext,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): UtteranceReading {
  return readPrepared(prepare(text, context, lexicon), context.expecting, lexicon, vocabulary);
}

/** The same for a text that was taken apart before. @param expecting the fact that it may answer */
export function readPrepared(
  { segments, spelled, dates, words, sent, today, now, offset }: Prepared,
  expecting: string | undefined,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): UtteranceReading {
  const expected = expecting === undefined ? undefined : vocabulary.facts.get(expecting);
  const read = readScene(words, { today, now, offset }, lexicon, vocabulary, expected === undefined).read;
  const answer = expected
    ? readAnswer(expected, words, read, () => wordsOf(spelled, lexicon, { ...dates, bare: true }, words), {
        today,
        now,
        offset,
      })
    : { facts: [], dontKnow: false };
  const facts = [...read.filter((finding) => !isOverruled(finding, answer.facts)), ...answer.facts];
  const signed =
    expected || facts.some(({ fact }) => ELSEWHERE.has(fact)) ? null : signedFrom(segments, lexicon, dates);
  return {
    facts: [
      ...facts.filter((finding) => !finding.candidates).map((finding) => factOf(finding, words)),
      ...(signed ? [signed] : []),
    ],
    ambiguous: facts.flatMap((finding) => (finding.candidates ? [ambiguousOf(finding, words)] : [])),
    kind: kindOf(words, read),
    dontKnow: answer.dontKnow || isDontKnow(words),
    sentDate: sent ? formatDay(sent.day) : null,
    segments,
  };
}

/** What speaks for which facts in a mail, before it is weighed: for those who learn the weights. */
export function examine(
  text: string,
  context: ReadingContext,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): { evidence: Evidence } {
  const { words, today, now, offset } = prepare(text, context, lexicon);
  return readScene(words, { today, now, offset }, lexicon, vocabulary, true);
}

/** The words of a text's own part, and what was read of its days before they are weighed: for those who learn from it. */
export function prepared(text: string, context: ReadingContext, lexicon: Lexicon, vocabulary: Vocabulary) {
  const { words, today, now, offset } = prepare(text, context, lexicon);
  return { words, today, ...readPhrases(words, { today, now, offset }, vocabulary) };
}

/** Takes a text apart: the words of its own part, and the day that it was written on. */
export function prepare(text: string, context: ReadingContext, lexicon: Lexicon) {
  const segments = splitMail(text);
  const sent = sentDate(text, segments, context.today);
  const today = sent?.day ?? context.today;
  const bodies = segments.filter(({ kind }) => kind === 'body');
  const dates: DateContext = { today, bare: false, order: settleOrder(text, bodies), text };
  const spelled = spell(bodies, lexicon, text);
  const words = sceneOf(wordsOf(spelled, lexicon, dates));
  const now = sent?.minutes ?? (context.now === undefined ? null : parseTimestamp(context.now));
  const offset =
    sent?.offset ?? context.offset ?? /(?:[+-]\d\d:\d\d)$/.exec(context.now ?? '')?.[0] ?? '+00:00';
  return { segments, spelled, dates, words, sent, today, now, offset };
}

/** Where an order goes is known, or the thing has left the country. */
const ELSEWHERE = new Set(['destination', 'takenAbroad']);
/** From here on a request was asked for outright. */
const OUTRIGHT = 0.86;

/** What the answer is read from says nothing else, and what is wanted is not guessed from an answer. */
function isOverruled(
  { fact, from, to, confidence, recogniser }: Finding,
  answers: readonly Finding[],
): boolean {
  return answers.some(
    (answer) =>
      fact === answer.fact ||
      (fact === 'request' && (confidence < OUTRIGHT || recogniser !== 'phrases')) ||
      (/Date$/.test(fact) && /Date$|^orderedAt$/.test(answer.fact) && from < answer.to && answer.from < to),
  );
}

function factOf({ fact, value, confidence, recogniser, from, to }: Finding, words: Words): FactReading {
  return { fact, value, ...offsets(words, from, to), confidence, recogniser };
}

function ambiguousOf({ fact, candidates, from, to }: Finding, words: Words): AmbiguousReading {
  return { fact, candidates: candidates ?? [], ...offsets(words, from, to) };
}

function offsets({ tokens }: Words, from: number, to: number): { start: number; end: number } {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** The whole text is "I don't know", "no idea", "not sure". */
function isDontKnow({ tokens, mentions }: Words): boolean {
  const told = mentions.find(({ meaning }) => meaning.kind === 'scope' && meaning.name === 'dont_know');
  return told !== undefined && tokens.length - (told.to - told.from) <= 4;
}
