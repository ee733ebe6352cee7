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

/** The question with its buttons. */
export function questionReply(turn: Turn, asks: Asks): Spoken {
  const { parts } = turn;
  const { prompt, boundary } = asks;
  const put =
    boundary === null
      ? wording(parts, 'question.prompt', { prompt })
      : wording(parts, 'question.boundary', { prompt, day: day(boundary) });
  return { segments: [put], rest: { asks, quickReplies: buttons(...labelsOf(turn, asks)) } };
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
