import * as z from 'zod';

import { CARD_TYPE, type CardPart } from '../../../rendering/cards/elements.js';
import { cardWords as words } from '../../../rendering/cards/words.js';
import type { StoredActivity } from '../../../storage/records.js';
import { type Arrival, type BotTurn, factsOf, openConversation, repliesOf, say } from '../conversations.js';
import { closedCard } from '../courier.js';
import { dress } from '../dress.js';
import { audienceOf, linkOf, readLink } from '../link.js';
import { readPress, type Said, saidBy } from '../press.js';
import type { BotServices } from '../services.js';
import { storedReply } from '../stored-reply.js';
import { type Invoke, type InvokeAnswer, MALFORMED } from './invoke.js';

const pressedCard = z.object({
  action: z.object({ type: z.literal('Action.Execute'), data: z.record(z.string(), z.unknown()) }),
});

/**
 * A button of a card (Action.Execute): the conversation hears it, and the card shows at once what it is now; whatever
 * else is said comes as a message.
 */
export const cardAction: Invoke = async (services, arrival, value) => {
  const read = pressedCard.safeParse(value);
  const press = read.success ? readPress(read.data.action.data) : null;
  if (!press) return MALFORMED;
  if (press.of !== arrival.place.conversation) return told(words.somebodyElse);
  const conversation = await openConversation(services, arrival);
  const said = saidBy(press, factsOf(conversation), services.vocabulary);
  if (said.messages.length === 0) return told(words.missing);
  const question = await openQuestion(services, arrival);
  const turn = await say(services, arrival, said);
  if (turn.kind === 'closed') return told(words.noLongerOpen);
  const shown = await cardNow(services, arrival, turn, said, question);
  await services.delivery.deliver(arrival.place.conversation);
  return shown ? { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: shown } } : told(said.shown);
};

/** The question whose card is shown and open, before the press is heard. */
async function openQuestion(
  { storage }: BotServices,
  { place }: Arrival,
): Promise<StoredActivity | undefined> {
  const kept = await storage.links.find(place.conversation);
  const seq = kept ? readLink(kept).cards.question?.seq : undefined;
  return seq === undefined ? undefined : (await storage.activities(place.conversation, seq - 1, 1))[0];
}

/** What the card that was pressed shows from now on; null: it stays. */
async function cardNow(
  services: BotServices,
  { activity, identity, base, place }: Arrival,
  turn: BotTurn,
  said: Said,
  question: StoredActivity | undefined,
): Promise<CardPart | null> {
  const replies = await repliesOf(services, place, turn);
  if (said.inPlace) {
    const audience = audienceOf(place.conversation, linkOf(activity, identity, base));
    const verdict = replies.map(storedReply).find((reply) => reply !== null && reply.verdict !== null);
    const body = verdict ? dress(verdict, services, audience) : {};
    const [attachment] = (body['attachments'] ?? []) as readonly { readonly content: CardPart }[];
    return attachment?.content ?? null;
  }
  const asked = question ? storedReply(question) : null;
  return asked ? closedCard(asked, said.shown) : null;
}

/** A short word to whoever pressed, beside the card. */
function told(text: string): InvokeAnswer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}
