import * as z from 'zod';

import { openConversation, say } from '../conversations.js';
import { type Invoke, MALFORMED } from './invoke.js';

const LONGEST_WORDS = 2000;

const given = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({
    reaction: z.enum(['like', 'dislike']),
    /** JSON, `{"feedbackText":"…"}`. */
    feedback: z.string().optional(),
  }),
});

/** Thumbs up or down below a message, with what was written about it: kept, and counted as any other channel's. */
export const feedback: Invoke = async (services, arrival, value) => {
  const read = given.safeParse(value);
  if (!read.success) return MALFORMED;
  const { reaction, feedback: about } = read.data.actionValue;
  const helpful = reaction === 'like';
  await openConversation(services, arrival);
  const text = wordsIn(about);
  await say(
    services,
    arrival,
    {
      shown: text,
      messages: [{ text: '', command: { action: 'feedback', helpful }, evidence: [] }],
      about: null,
      inPlace: false,
    },
    { hidden: true, data: { feedback: reaction, of: arrival.activity.replyToId ?? null } },
  );
  await services.delivery.deliver(arrival.place.conversation);
  return { status: 200, body: {} };
};

function wordsIn(about: string | undefined): string {
  try {
    const { feedbackText } = JSON.parse(about ?? '{}') as { readonly feedbackText?: unknown };
    return typeof feedbackText === 'string' ? feedbackText.slice(0, LONGEST_WORDS) : '';
  } catch {
    return '';
  }
}
