import type { ConversationState, Effect, TakeTurn, TurnContext } from '../model/conversation.js';
import type { Message } from '../model/message.js';
import type { Reply } from '../model/reply.js';
import { activityId, type StoredConversation } from '../storage/records.js';
import type { ActivityBody } from './activity.js';

/** A turn that is being taken. What it leads to is kept in it, and stored all at once at its end. */
export class OpenTurn {
  readonly conversation: StoredConversation;
  readonly #takeTurn: TakeTurn;
  readonly #context: TurnContext;
  readonly #firstReply: number;
  readonly #replies: ActivityBody[] = [];
  readonly #effects: Effect[] = [];
  #state: ConversationState;

  /**
   * @param conversation as it was loaded
   * @param hasIncoming whether an incoming activity is stored with the turn, before its replies
   */
  constructor(
    conversation: StoredConversation,
    hasIncoming: boolean,
    takeTurn: TakeTurn,
    context: TurnContext,
  ) {
    this.conversation = conversation;
    this.#takeTurn = takeTurn;
    this.#context = context;
    this.#firstReply = conversation.length + (hasIncoming ? 2 : 1);
    this.#state = conversation.state;
  }

  /** The id that the incoming activity will have. */
  get incomingId(): string {
    return activityId(this.conversation.id, this.conversation.length + 1);
  }

  /** The conversation's answer to a message. */
  take(message: Message): readonly Reply[] {
    const { state, replies, effects } = this.#takeTurn(this.#state, message, this.#context);
    this.#state = state;
    this.#effects.push(...effects);
    return replies;
  }

  /** Adds an activity for the customer. @returns the id that it will have */
  say(body: ActivityBody): string {
    this.#replies.push(body);
    return activityId(this.conversation.id, this.#firstReply + this.#replies.length - 1);
  }

  /** What the turn has led to so far. */
  get result(): {
    readonly state: ConversationState;
    readonly replies: readonly ActivityBody[];
    readonly effects: readonly Effect[];
  } {
    return { state: this.#state, replies: this.#replies, effects: this.#effects };
  }
}
