import type { Reply } from '../../model/reply.js';
import type { StoredActivity } from '../../storage/records.js';

/** What a stored message of the bot or of an agent holds. */
export interface StoredReply extends Omit<Reply, 'quickReplies'> {
  readonly text: string;
  readonly labels: readonly string[];
  /** An agent said it: no automated answer. */
  readonly byAgent: boolean;
  /** It is shown in place of the verdict card that it was asked for on. */
  readonly inPlace: boolean;
}

interface Data extends Partial<Omit<StoredReply, 'text' | 'labels' | 'byAgent'>> {
  readonly [name: string]: unknown;
}

/** Reads what `activityOf` wrote; null for what is no message. */
export function storedReply({ author, body }: Pick<StoredActivity, 'author' | 'body'>): StoredReply | null {
  if (body['type'] !== 'message') return null;
  const data = (body['channelData'] ?? {}) as Data;
  const suggested = body['suggestedActions'] as
    { readonly actions: readonly { readonly title: string }[] } | undefined;
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  return {
    text,
    segments: data.segments ?? [{ source: 'echo', text }],
    labels: (suggested?.actions ?? []).map(({ title }) => title),
    asks: data.asks ?? null,
    verdict: data.verdict ?? null,
    citations: data.citations ?? [],
    claim: data.claim ?? null,
    calendar: data.calendar ?? null,
    handoff: data.handoff ?? null,
    byAgent: author === 'agent',
    inPlace: data.inPlace === true,
  };
}
