import { Activity, ActivityTypes, DeliveryModes } from '@microsoft/agents-activity';
import type { TurnContext } from '@microsoft/agents-hosting';

import type { Message } from '../../model/message.js';
import { messageOf } from '../activity.js';
import type { Identity } from './caller.js';
import {
  type Arrival,
  arrive,
  factsOf,
  isAttended,
  openConversation,
  repliesOf,
  say,
} from './conversations.js';
import { typing } from './courier.js';
import { dress } from './dress.js';
import { clientIdOf, heardText, takenBack } from './incoming.js';
import { answerInvoke } from './invokes/invokes.js';
import { audienceOf, linkOf } from './link.js';
import { isAddressed } from './place.js';
import { readPress, type Said, saidBy } from './press.js';
import type { BotServices } from './services.js';
import { storedReply } from './stored-reply.js';

const HELLO: Message = { text: '', command: { action: 'hello' }, evidence: [] };
/** The greeting is said once in a conversation, whichever of several activities announces its beginning. */
const START = { hidden: true, clientId: 'start' };

/** The bot in every channel of the Bot Framework: it translates, and knows no policy. */
export class ChannelBot {
  readonly #services: BotServices;

  /** @param services what it answers with */
  constructor(services: BotServices) {
    this.#services = services;
  }

  /** Takes an activity. @param base where the policies are served: `https://HOST` */
  async take(context: TurnContext, identity: Identity, base: string): Promise<void> {
    const arrival = arrive(context.activity, identity, base);
    const { type } = context.activity;
    if (type === (ActivityTypes.Message as string)) await this.#hear(context, arrival);
    else if (type === (ActivityTypes.Invoke as string)) await answerInvoke(this.#services, context, arrival);
    else if (type === (ActivityTypes.MessageUpdate as string)) await this.#hearAgain(arrival);
    else if (type === (ActivityTypes.MessageDelete as string)) await this.#forgetMessage(arrival);
    else if (type === (ActivityTypes.ConversationUpdate as string)) await this.#meet(arrival);
    else if (type === (ActivityTypes.InstallationUpdate as string)) await this.#install(arrival);
    // Typing, reactions, events and traces: nothing to answer, nothing to keep.
  }

  async #hear(context: TurnContext, arrival: Arrival): Promise<void> {
    const { activity, place } = arrival;
    const press = readPress(activity.value);
    if (!press && !isAddressed(activity, place)) return;
    const conversation = await openConversation(this.#services, arrival);
    // A card of somebody else's case, or one that was forwarded.
    if (press && press.of !== place.conversation) return;
    const said = press
      ? saidBy(press, factsOf(conversation), this.#services.vocabulary)
      : whatIsSaid(activity, heardText(activity));
    if (activity.deliveryMode === (DeliveryModes.ExpectReplies as string)) {
      await this.#answerAtOnce(context, arrival, said);
      return;
    }
    // Sent beside the work, but before the answer: it would stand there for good.
    const shown = isAttended(conversation) ? null : this.#showTyping(context);
    await say(this.#services, arrival, said);
    await shown;
    await this.#services.delivery.deliver(place.conversation, activity.id ?? null);
  }

  async #showTyping(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity(typing());
    } catch (error) {
      this.#services.report('typing could not be shown', error);
    }
  }

  /** The answer goes back with the request; held meanwhile, so that it is not delivered a second time. */
  async #answerAtOnce(context: TurnContext, arrival: Arrival, said: Said): Promise<void> {
    const { storage, clock } = this.#services;
    const id = arrival.place.conversation;
    const now = clock().getTime();
    const held = await storage.links.hold(
      id,
      new Date(now).toISOString(),
      new Date(now + 60_000).toISOString(),
    );
    const turn = await say(this.#services, arrival, said);
    const replies = await repliesOf(this.#services, arrival.place, turn);
    const audience = audienceOf(id, linkOf(arrival.activity, arrival.identity, arrival.base));
    for (const reply of replies) {
      const stored = storedReply(reply);
      if (stored)
        await context.sendActivity(Activity.fromObject({ ...dress(stored, this.#services, audience) }));
    }
    const delivered = (await storage.load(id))?.length ?? 0;
    if (held) await storage.links.release(id, { cards: {}, delivered, failures: 0 }, null);
  }

  /** A message that was edited is heard again while it is the customer's last; an older one is only kept. */
  async #hearAgain(arrival: Arrival): Promise<void> {
    const { activity, place } = arrival;
    const clientId = clientIdOf(activity);
    const { eventType } = (activity.channelData ?? {}) as { readonly eventType?: unknown };
    if (clientId === null || eventType === 'undeleteMessage' || !isAddressed(activity, place)) return;
    const { storage, delivery } = this.#services;
    const before = await storage.findSent(place.conversation, clientId);
    const text = heardText(activity);
    if (!before || before.body['text'] === text || text === '') return;
    const since = await storage.activities(place.conversation, before.seq);
    const isLast = since.every(({ author }) => author === 'bot');
    await openConversation(this.#services, arrival);
    const stamp = activity.localTimestamp ?? activity.timestamp ?? '';
    await say(
      this.#services,
      arrival,
      isLast ? whatIsSaid(activity, text) : { ...whatIsSaid(activity, text), messages: [] },
      {
        clientId: clientIdOf(activity, `:edited:${String(stamp)}:${text.slice(0, 40)}`),
        data: { edits: before.id },
      },
    );
    await delivery.deliver(place.conversation, activity.id ?? null);
  }

  /** What a customer took back is overwritten; the bot says nothing of it. */
  async #forgetMessage({ activity, place }: Arrival): Promise<void> {
    const clientId = clientIdOf(activity);
    if (clientId !== null)
      await this.#services.storage.redact(place.conversation, clientId, takenBack(activity));
  }

  async #meet(arrival: Arrival): Promise<void> {
    const { membersAdded = [], membersRemoved = [], recipient } = arrival.activity;
    const isBot = ({ id }: { readonly id?: string | undefined }): boolean => id === recipient?.id;
    if (membersRemoved.some(isBot)) await this.#services.storage.links.forget(arrival.place.conversation);
    else if (membersAdded.length > 0) await this.#greet(arrival);
  }

  async #install(arrival: Arrival): Promise<void> {
    const { action } = arrival.activity;
    if (action?.startsWith('add')) await this.#greet(arrival);
    else if (action?.startsWith('remove'))
      await this.#services.storage.links.forget(arrival.place.conversation);
  }

  async #greet(arrival: Arrival): Promise<void> {
    const { id, length } = await openConversation(this.#services, arrival);
    // Somebody who joins a conversation that goes on is not greeted in the middle of it.
    if (length === 0)
      await say(
        this.#services,
        arrival,
        { shown: '', messages: [HELLO], about: null, inPlace: false },
        START,
      );
    await this.#services.delivery.deliver(id);
  }
}

function whatIsSaid(activity: Activity, text: string): Said {
  const message = messageOf({ text, value: activity.value }, []);
  return { shown: text, messages: [message], about: null, inPlace: false };
}
