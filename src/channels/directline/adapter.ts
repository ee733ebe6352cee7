import { type Activity, ActivityTypes, Channels } from '@microsoft/agents-activity';
import { BaseAdapter, type TurnContext } from '@microsoft/agents-hosting';

import type { EvidenceFile } from '../../storage/records.js';
import { plainActivity, trusted, type TypedBody } from '../activity.js';
import { attachTurn, type ConversationBot, turnOf } from '../bot.js';
import type { TurnOutcome, TurnRunner } from '../run-turn.js';
import { DirectLineContext } from './context.js';

/** The bot in every conversation. */
export const BOT = { id: 'clausewise', name: 'Clausewise', role: 'bot' } as const;

/** An activity that a client sent, fit to be taken. */
export interface Received {
  readonly conversation: string;
  readonly body: TypedBody;
  readonly clientId: string | null;
  readonly hidden: boolean;
  readonly evidence: readonly EvidenceFile[];
}

/**
 * Brings Direct Line to the SDK's pipeline. What the bot sends within a turn is not sent at once:
 * it is stored with the turn, and clients see what is stored.
 */
export class DirectLineAdapter extends BaseAdapter {
  readonly #turns: TurnRunner;
  readonly #bot: ConversationBot;

  /** @param turns stores what comes of a turn; @param bot takes it */
  constructor(turns: TurnRunner, bot: ConversationBot) {
    super();
    this.#turns = turns;
    this.#bot = bot;
    // Nothing of a turn that failed is stored; the client is told by the status, and may send again.
    this.onTurnError = (_context, error) => Promise.reject(error);
  }

  /** Has the bot take a turn on an activity, and stores both. @throws what the bot or the storage throws */
  receive({ conversation, body, clientId, hidden, evidence }: Received): Promise<TurnOutcome> {
    return this.#turns.run({
      conversation,
      incoming: { author: 'user', clientId, hidden, body },
      evidence,
      respond: async (turn) => {
        const context = new DirectLineContext(
          this,
          trusted({
            ...body,
            // An answer to what clients do not see would have them wait for it.
            ...(hidden ? {} : { id: turn.incomingId }),
            channelId: Channels.Directline,
            conversation: { id: conversation },
            recipient: BOT,
          }),
        );
        attachTurn(context, turn, evidence);
        await this.runMiddleware(context, (revocable) => this.#bot.run(revocable));
      },
    });
  }

  /** Adds messages and events of the bot to the turn; traces and the like are for nobody. */
  override sendActivities(
    context: TurnContext,
    activities: Activity[],
  ): ReturnType<BaseAdapter['sendActivities']> {
    const kept: string[] = [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.EndOfConversation];
    const turn = turnOf(context);
    return Promise.resolve(
      activities.map((activity) => ({
        id: kept.includes(activity.type) ? turn.say(plainActivity(activity)) : '',
      })),
    );
  }

  /** Direct Line has no updates. */
  override updateActivity(): Promise<never> {
    return Promise.reject(new Error('Direct Line does not change what was sent.'));
  }

  /** Direct Line has no deletions. */
  override deleteActivity(): Promise<never> {
    return Promise.reject(new Error('Direct Line does not take back what was sent.'));
  }

  /** Only the turn runner speaks in a conversation. */
  override continueConversation(): Promise<never> {
    return Promise.reject(new Error('A conversation goes on by a turn.'));
  }

  /** Pictures come with a turn. */
  override uploadAttachment(): Promise<never> {
    return Promise.reject(new Error('Pictures come with a turn.'));
  }

  /** See {@link uploadAttachment}. */
  override getAttachmentInfo(): Promise<never> {
    return Promise.reject(new Error('Pictures are in the storage.'));
  }

  /** See {@link uploadAttachment}. */
  override getAttachment(): Promise<never> {
    return Promise.reject(new Error('Pictures are in the storage.'));
  }
}
