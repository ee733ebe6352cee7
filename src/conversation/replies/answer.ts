import type { Segment } from '../../model/reply.js';
import type { Answer } from '../../retrieval/answer.js';
import { cite } from '../../verdict/explain/citations.js';
import { type ConversationParts, storeInfo } from '../parts.js';
import type { Spoken } from './question.js';
import { buttons, phrase, quoted, wording } from './segments.js';

/** The clauses that answer a question about the policy, or that it does not say. */
export function answerReply(parts: ConversationParts, store: string, answer: Answer): Spoken {
  const policy = parts.judge.knowledge.stores.get(store)?.versions[0];
  if (answer.kind === 'none' || !policy) {
    const { name } = storeInfo(parts, store);
    return {
      segments: [wording(parts, 'answer.none', { store: name }), wording(parts, 'answer.none_next')],
      rest: { quickReplies: buttons(phrase(parts, 'choice.person')) },
    };
  }
  const say = ({ quote, clause }: Answer['clauses'][number]): Segment => {
    const citation = cite(policy, clause.id);
    return quoted(phrase(parts, 'answer.quote', { quote, heading: citation.heading }), citation);
  };
  const offered = answer.clauses.filter(({ role }) => role === 'decides' || role === 'alternative');
  const along = answer.clauses.filter((clause) => !offered.includes(clause));
  return {
    segments: [
      wording(parts, offered.length > 1 ? 'answer.several' : 'answer.one'),
      ...offered.map(say),
      ...(along.length > 0 && offered.length === 1 ? [wording(parts, 'answer.also'), ...along.map(say)] : []),
    ],
    rest: { citations: answer.clauses.map(({ clause }) => cite(policy, clause.id)) },
  };
}
