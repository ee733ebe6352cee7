import type { Answer } from '../../../retrieval/answer.js';
import { asksSomething, sentencesOf } from '../../../retrieval/text/sentences.js';
import { answerReply } from '../../replies/answer.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { hear, type Heard } from '../hear.js';
import { repeat } from '../put.js';
import type { Turn } from '../turn.js';

/** Below this an answer in the middle of a dialog is more likely a misunderstanding than help. */
const SURE = 0.6;
const MOST_QUESTIONS = 3;

/** Answers a question about the policy. */
export function answerQuestion(turn: Turn, store: string, text: string, answer: Answer): void {
  const { parts } = turn;
  const { segments, rest } = answerReply(parts, store, answer);
  const isFound = answer.kind !== 'none';
  turn.cause(
    isFound
      ? { kind: 'answered', store, clauses: answer.clauses.map(({ clause }) => clause.id) }
      : { kind: 'abstained', store, text, nearest: nearest(turn, store, text) },
  );
  turn.set({ unclear: 0 });
  const { current, pending } = turn.state;
  const canCheck = isFound && pending === null && current !== null && current.verdict === null;
  if (!isFound) turn.set({ offered: 'person' });
  if (canCheck) turn.set({ offered: 'check' });
  turn.say(segments, canCheck ? { ...rest, quickReplies: buttons(phrase(parts, 'choice.check')) } : rest);
}

function nearest({ parts }: Turn, store: string, text: string): string[] {
  return parts.index.search(store, text, 3).map(({ clause }) => clause.id);
}

/** Answers a question in the middle of a dialog and goes back to it; false when it is none. */
export function interrupt(turn: Turn, text: string, heard: Heard): boolean {
  const { pending, store } = turn.state;
  if (store === null || pending?.kind !== 'fact' || !heard.asks) return false;
  const { aboutMyCase, policyQuestion } = heard.reading.kind;
  const answer = turn.parts.index.answer(store, text);
  if (policyQuestion < aboutMyCase && answer.confidence < SURE) return false;
  answerQuestion(turn, store, text, answer);
  repeat(turn, [wording(turn.parts, 'question.resume')]);
  return true;
}

/** Questions about the rules that come along with a case are answered before it. */
export function answerAsides(turn: Turn, store: string, text: string): void {
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return;
  const asking = sentences.filter((sentence) => asksSomething(sentence.text)).slice(0, MOST_QUESTIONS);
  for (const sentence of asking) {
    const { facts, reading } = hear(turn, sentence.text);
    if (facts['request'] !== undefined || reading.kind.aboutMyCase > reading.kind.policyQuestion) continue;
    const answer = turn.parts.index.answer(store, sentence.text);
    if (answer.kind === 'answer' && answer.confidence >= SURE)
      answerQuestion(turn, store, sentence.text, answer);
  }
}
