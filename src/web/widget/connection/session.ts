import type { Options } from '../options.js';
import type { DirectLine } from './direct-line.js';
import type { Memory, StoredConversation } from './storage.js';

/** Tokens are renewed at this part of their life, and at least this often. */
const RENEW_AT = 0.5;
const RENEW_MOST = 15 * 60_000;
const USUAL_LIFE = 1800;

/** The conversation that this page holds, with a token kept alive. */
export class Session {
  /** Null: none yet, or no more. */
  conversation: StoredConversation | null;
  private renewal: ReturnType<typeof setTimeout> | undefined;

  /** Begins with the conversation that the page remembers. */
  constructor(
    private readonly line: DirectLine,
    private readonly options: Options,
    private readonly memory: Memory,
  ) {
    this.conversation = memory.conversation;
  }

  /** The conversation with a token that holds, made if there is none. */
  async usable(): Promise<StoredConversation> {
    const { conversation } = this;
    if (conversation === null) return this.begin();
    if (conversation.expires - Date.now() < (RENEW_MOST * RENEW_AT) / 2) await this.renew();
    return this.conversation ?? conversation;
  }

  private begin(): Promise<StoredConversation> {
    const begin = async (): Promise<StoredConversation> => {
      // Another tab may have begun one while this one waited for its turn.
      const other = this.memory.conversation;
      if (other !== null) return (this.conversation = other);
      const { store, user, today } = this.options;
      const ticket = await this.line.create({
        store,
        ...(user === '' ? {} : { user: { id: user } }),
        ...(today === '' ? {} : { today }),
      });
      return this.keep({ ...ticket, expires: endOf(ticket.expires_in), started: false });
    };
    const locks = (navigator as { locks?: LockManager }).locks;
    return locks ? locks.request(`clausewise ${this.options.store}`, begin) : begin();
  }

  /** Takes a conversation, or what is new of it, and keeps it for other tabs and reloads. */
  keep(conversation: StoredConversation): StoredConversation {
    const { conversationId, token, expires, started } = conversation;
    this.conversation = { conversationId, token, expires, started };
    this.memory.conversation = this.conversation;
    this.scheduleRenewal();
    return this.conversation;
  }

  /** Renews the token in time, as long as there is a conversation. */
  scheduleRenewal(): void {
    if (this.conversation === null) return;
    clearTimeout(this.renewal);
    const { expires } = this.conversation;
    const wait = Math.min(RENEW_MOST, Math.max(30_000, (expires - Date.now()) * RENEW_AT));
    this.renewal = setTimeout(() => {
      // What goes wrong here is found again by the next call, which needs the token.
      void this.renew().catch(() => undefined);
    }, wait);
  }

  private async renew(): Promise<void> {
    const { conversation } = this;
    if (conversation === null) return;
    const { token, expires_in } = await this.line.renew(conversation);
    this.keep({ ...conversation, token, expires: endOf(expires_in) });
  }
}

function endOf(seconds: number | undefined): number {
  return Date.now() + (seconds ?? USUAL_LIFE) * 1000;
}
