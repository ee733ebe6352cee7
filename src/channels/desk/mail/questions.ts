import type { DeskQuestion } from '../../../model/desk.js';
import type { Policy } from '../../../model/policy.js';
import type { Answer } from '../../../retrieval/answer.js';
import type { RetrievalIndex } from '../../../retrieval/build-index.js';
import { asksSomething, type Sentence, sentencesOf } from '../../../retrieval/text/sentences.js';
import type { UtteranceReading } from '../../../understanding/reading.js';
import { cite } from '../../../verdict/explain/citations.js';

const MOST_QUESTIONS = 8;

/**
 * The questions of a mail about the rules, each with the clauses that answer it. Beside a case, sentences that only
 * ask for the verdict, or that no clause answers, are left out: the verdict answers the one and courtesy is the other.
 * @param decided clauses that the verdicts cite already
 */
export function questionsOf(
  index: RetrievalIndex,
  policy: Policy,
  text: string,
  reading: UtteranceReading,
  decided: ReadonlySet<string> | null,
): readonly DeskQuestion[] {
  const sentences = askingSentences(text, reading);
  const taken = new Set(decided ?? []);
  const found: DeskQuestion[] = [];
  for (const sentence of sentences.slice(0, MOST_QUESTIONS)) {
    const answer = index.answer(policy.store.id, sentence.text);
    const top = answer.clauses[0]?.clause.id;
    if (top === undefined ? decided !== null : taken.has(top)) continue;
    if (top !== undefined) taken.add(top);
    found.push(questionOf(sentence, answer, policy));
  }
  return found;
}

/** A whole text as one question. */
export function wholeQuestion(index: RetrievalIndex, policy: Policy, text: string): DeskQuestion {
  const start = text.search(/\S/);
  const words = text.trim();
  const sentence = { text: words, start: Math.max(0, start), end: Math.max(0, start) + words.length };
  return questionOf(sentence, index.answer(policy.store.id, text), policy);
}

function askingSentences(text: string, { segments }: UtteranceReading): Sentence[] {
  const bodies = segments.filter(({ kind }) => kind === 'body');
  return sentencesOf(text).filter(
    ({ text: words, start, end }) =>
      asksSomething(words) && bodies.some((body) => start >= body.start && end <= body.end),
  );
}

function questionOf({ text, start, end }: Sentence, answer: Answer, policy: Policy): DeskQuestion {
  const clauses = answer.kind === 'none' ? [] : answer.clauses;
  return {
    text,
    start,
    end,
    kind: answer.kind,
    citations: clauses.map(({ clause }) => cite(policy, clause.id)),
    quotes: clauses.map(({ quote }) => quote),
    confidence: answer.confidence,
  };
}
