import type { ChatKey } from '../../model/chat-wording.js';
import type { Citation } from '../../model/clause.js';
import type { Reply, Segment } from '../../model/reply.js';
import { fill } from '../../verdict/explain/words.js';
import type { ConversationParts } from '../parts.js';

/** Neutral words of `dialogs/chat.yaml`. */
export function wording(
  { wording: phrases }: Pick<ConversationParts, 'wording'>,
  key: ChatKey,
  values: Readonly<Record<string, string>> = {},
): Segment {
  return { source: 'wording', text: fill(phrases, key, values), key };
}

/** The text of a phrase, for a button or a part of a sentence. */
export function phrase(
  { wording: phrases }: Pick<ConversationParts, 'wording'>,
  key: ChatKey,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(phrases, key, values);
}

/** What a verdict says, with the clauses that it rests on. */
export function computed(text: string, clauses: readonly string[]): Segment {
  return { source: 'verdict', text, clauses };
}

/** The words of a clause, or a part of them, verbatim. */
export function quoted(text: string, citation: Citation): Segment {
  return { source: 'clause', text, citation };
}

/** What the customer said, said back. */
export function echoed(text: string): Segment {
  return { source: 'echo', text };
}

/** A reply of nothing but these paragraphs; the rest as given. */
export function reply(segments: readonly Segment[], rest: Partial<Omit<Reply, 'segments'>> = {}): Reply {
  return {
    segments: segments.filter(({ text }) => text !== ''),
    quickReplies: [],
    asks: null,
    verdict: null,
    citations: [],
    claim: null,
    calendar: null,
    handoff: null,
    ...rest,
  };
}

/** Buttons with these labels. */
export function buttons(...labels: readonly string[]): Reply['quickReplies'] {
  return labels.map((label) => ({ label }));
}
