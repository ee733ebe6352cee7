import type { FactValue } from '../../model/fact.js';
import type { Reply, Segment } from '../../model/reply.js';
import type { Asks } from '../../model/verdict.js';
import type { Turn } from '../turn/turn.js';
import { day } from './say-fact.js';
import { buttons, phrase, wording } from './segments.js';

/** A paragraph or more, and what comes along. */
export interface Spoken {
  readonly segments: readonly Segment[];
  readonly rest: Partial<Omit<Reply, 'segments'>>;
}

/**
 * The question with its buttons.
 * @param candidates the days that an ambiguous date may mean, where one of them is to be chosen
 */
export function questionReply(turn: Turn, asks: Asks, candidates: readonly FactValue[] = []): Spoken {
  const labels = candidates.length > 0 ? candidateLabels(turn, candidates) : labelsOf(turn, asks);
  return {
    segments: [questionText(turn, asks, candidates)],
    rest: { asks, quickReplies: buttons(...labels) },
  };
}

function questionText(
  { parts }: Turn,
  { prompt, boundary }: Asks,
  candidates: readonly FactValue[],
): Segment {
  if (candidates.length > 0) return wording(parts, 'question.candidates');
  if (boundary !== null) return wording(parts, 'question.boundary', { prompt, day: day(boundary) });
  return wording(parts, 'question.prompt', { prompt });
}

function candidateLabels({ parts }: Turn, candidates: readonly FactValue[]): string[] {
  return [...candidates.map((value) => day(String(value))), phrase(parts, 'choice.unknown')];
}

function labelsOf({ parts }: Turn, { fact, choices, boundary }: Asks): string[] {
  const unknown = phrase(parts, 'choice.unknown');
  if (boundary !== null) {
    const values = { day: day(boundary) };
    return [phrase(parts, 'choice.before', values), phrase(parts, 'choice.after', values), unknown];
  }
  const isEvent = parts.judge.knowledge.vocabulary.facts.get(fact)?.type === 'event';
  const own = choices?.map(({ label }) => label) ?? (isEvent ? [phrase(parts, 'choice.not_yet')] : []);
  // Whoever cannot say what it is about is offered a person, not a verdict about nothing.
  return [...own, fact === 'request' ? phrase(parts, 'choice.person') : unknown];
}
