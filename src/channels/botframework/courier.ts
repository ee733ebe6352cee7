import { Activity, ActivityTypes } from '@microsoft/agents-activity';
import type { CloudAdapter, TurnContext } from '@microsoft/agents-hosting';

import type { CardPart } from '../../rendering/cards/elements.js';
import { closedQuestionCard } from '../../rendering/cards/question-card.js';
import { replacedVerdictCard } from '../../rendering/cards/verdict-card.js';
import type { StoredActivity } from '../../storage/records.js';
import type { ActivityBody } from '../activity.js';
import type { Audience } from './audience.js';
import type { CardParts, Report } from './card-parts.js';
import { changedCard, dress, questionOf, showsCards } from './dress.js';
import type { BotLink, ShownCard, ShownCards } from './link.js';
import { storedReply } from './stored-reply.js';

/** What a courier carries messages with. */
export interface CourierParts {
  readonly adapter: CloudAdapter;
  readonly cards: CardParts;
  readonly report: Report;
}

/** Brings what was stored to one conversation, and keeps the cards that it shows true. */
export class Courier {
  /** @param context of the SDK, in which messages reach the conversation */
  constructor(
    private readonly context: TurnContext,
    private readonly audience: Audience,
    private readonly parts: CourierParts,
    /** The cards that are shown. */
    public cards: ShownCards,
  ) {}

  /**
   * Brings one activity; what the customer said only closes the question that it answers.
   * @param before the activities that the shown cards belong to, by number
   */
  async bring(activity: StoredActivity, before: ReadonlyMap<number, StoredActivity>): Promise<void> {
    if (activity.author === 'user') {
      if (!activity.hidden) await this.#closeQuestion(textOf(activity), before);
      return;
    }
    const reply = storedReply(activity);
    if (!reply || activity.hidden) return;
    const body = dress(reply, this.parts.cards, this.audience);
    const { verdict } = this.cards;
    const isChanged =
      reply.verdict !== null && reply.inPlace && verdict !== undefined && (await this.#change(verdict, body));
    if (isChanged) {
      this.cards = { ...this.cards, verdict: { id: verdict.id, seq: activity.seq } };
      return;
    }
    if (reply.verdict && verdict)
      await this.#change(verdict, changedCard(replacedVerdictCard(reply.verdict), this.audience));
    const sent = await this.context.sendActivity(Activity.fromObject({ ...body }));
    const shown = { id: sent?.id ?? '', seq: activity.seq };
    if (!showsCards(this.audience) || shown.id === '') return;
    if (reply.verdict) this.cards = { ...this.cards, verdict: shown };
    if (reply.asks) this.cards = { ...this.cards, question: shown };
  }

  async #closeQuestion(answer: string, before: ReadonlyMap<number, StoredActivity>): Promise<void> {
    const { question, ...rest } = this.cards;
    const put = question && before.get(question.seq);
    if (!put) return;
    this.cards = rest;
    const asked = storedReply(put);
    const content = asked && closedCard(asked, answer);
    if (content) await this.#change(question, changedCard(content, this.audience));
  }

  /** Changes a message; a channel that cannot, or that lost it, is no reason to be silent. @returns whether it did */
  async #change({ id }: ShownCard, body: ActivityBody): Promise<boolean> {
    try {
      const changed = Activity.fromObject({ ...body, id });
      await this.context.updateActivity(changed);
      return true;
    } catch (error) {
      this.parts.report('a card could not be changed', error);
      return false;
    }
  }
}

/** The card of a question that was answered; null where it put none. */
export function closedCard(reply: Parameters<typeof questionOf>[0], answer: string): CardPart | null {
  const question = questionOf(reply);
  return question && closedQuestionCard(question, answer === '' ? null : answer);
}

/** Speaks in a conversation. @param replyTo what the channel calls the activity that is answered; null: none */
export function continueWith(
  adapter: CloudAdapter,
  { identity, reference }: BotLink,
  replyTo: string | null,
  work: (context: TurnContext) => Promise<void>,
): Promise<void> {
  return adapter.continueConversation({ ...identity }, { ...reference }, (context) => {
    // The SDK makes up an id where there is none, and would then answer an activity that does not exist.
    if (replyTo === null) delete context.activity.id;
    else context.activity.id = replyTo;
    return work(context);
  });
}

/** Typing, for whoever waits. */
export function typing(): Activity {
  return new Activity(ActivityTypes.Typing);
}

function textOf({ body }: StoredActivity): string {
  return typeof body['text'] === 'string' ? body['text'].slice(0, LONGEST_ANSWER) : '';
}
const LONGEST_ANSWER = 200;
