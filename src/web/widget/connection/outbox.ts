import type { Activity, Outgoing } from './activity.js';

/** A message on its way. */
export interface QueuedMessage extends Outgoing {
  /** Comes back in `channelData.clientActivityID`. */
  readonly clientId: string;
  /** `queued`: waits for its turn or for a connection; `sent`: stored; `failed`: the server will not have it. */
  readonly state: 'queued' | 'sending' | 'sent' | 'failed';
}

/** Messages that were written and have not come back yet, in order; kept over a reload. */
export class Outbox {
  private messages: readonly QueuedMessage[];

  /**
   * @param kept messages of before the reload
   * @param changed called with all messages whenever one changes
   */
  constructor(
    kept: readonly QueuedMessage[],
    private readonly changed: (messages: readonly QueuedMessage[]) => void,
  ) {
    this.messages = recalled(kept);
  }

  /** All of them. */
  get all(): readonly QueuedMessage[] {
    return this.messages;
  }

  /** The next to send; none while one is on its way, so that their order holds. */
  get next(): QueuedMessage | undefined {
    return this.messages.some(({ state }) => state === 'sending')
      ? undefined
      : this.messages.find(({ state }) => state === 'queued');
  }

  /** Adds a message. */
  add(message: Outgoing, clientId: string): void {
    this.set([...this.messages, { ...message, clientId, state: 'queued' }]);
  }

  /** Changes how a message stands. */
  mark(clientId: string, state: QueuedMessage['state']): void {
    this.set(this.messages.map((one) => (one.clientId === clientId ? { ...one, state } : one)));
  }

  /** Takes a message out: it has arrived, or is no longer wanted. */
  remove(clientId: string): void {
    if (this.messages.some((one) => one.clientId === clientId))
      this.set(this.messages.filter((one) => one.clientId !== clientId));
  }

  /** The connection is gone: what was on its way waits again. */
  recall(): void {
    if (this.messages.some(({ state }) => state === 'sending' || state === 'sent'))
      this.set(recalled(this.messages));
  }

  /** Takes out what has come back. */
  arrived(activities: readonly Activity[]): void {
    for (const { channelData } of activities)
      if (channelData?.clientActivityID !== undefined) this.remove(channelData.clientActivityID);
  }

  private set(messages: readonly QueuedMessage[]): void {
    this.messages = messages;
    this.changed(messages);
  }
}

// Whether one that was on its way has arrived is told by the history, which is read before anything is sent.
function recalled(messages: readonly QueuedMessage[]): readonly QueuedMessage[] {
  return messages.map((message) => (message.state === 'failed' ? message : { ...message, state: 'queued' }));
}
