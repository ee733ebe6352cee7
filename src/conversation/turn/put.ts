import type { Segment } from '../../model/reply.js';
import { questionReply } from '../replies/question.js';
import { wording } from '../replies/segments.js';
import { askStore, decide } from './decide.js';
import { asksOf } from './judge-case.js';
import type { Turn } from './turn.js';

/** Puts the open question again, after an aside or when it was not heard. */
export function repeat(turn: Turn, lead: readonly Segment[] = []): void {
  const { pending, current } = turn.state;
  if (pending?.kind === 'fact') {
    const { segments, rest } = questionReply(turn, asksOf(turn, pending.fact, pending.boundary));
    turn.say([...lead, ...segments], rest);
  } else if (pending?.kind === 'value') sayCandidates(turn, lead);
  else if (pending?.kind === 'store') askStore(turn, lead, pending.text);
  else if (current) decide(turn, lead);
  else turn.say([...lead, wording(turn.parts, 'small.help')]);
}

/** Puts the open question again, where there is one. */
export function putAgain(turn: Turn): void {
  if (turn.state.pending !== null) repeat(turn);
}

/** Which of the days that a date may mean. */
export function sayCandidates(turn: Turn, lead: readonly Segment[] = []): void {
  const { pending } = turn.state;
  if (pending?.kind !== 'value') return;
  const { segments, rest } = questionReply(turn, asksOf(turn, pending.fact, null), pending.candidates);
  turn.say([...lead, ...segments], rest);
}
