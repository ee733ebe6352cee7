import type { Options } from '../options.js';
import type { Activity, Outgoing } from './activity.js';
import { backoff } from './backoff.js';
import { type ActivitySet, DirectLine, HttpError } from './direct-line.js';
import { Outbox, type QueuedMessage } from './outbox.js';
import { Session } from './session.js';
import type { Memory } from './storage.js';
import { Stream } from './stream.js';
import { onWake } from './wake.js';

/** How the connection stands. `refused`: this page may not use the chat, trying again is no use. */
export type Status = 'connecting' | 'online' | 'waiting' | 'failed' | 'offline' | 'refused';

/** What a connection tells. */
export interface ConnectionListener {
  status(status: Status): void;
  /** New activities, each once. @param history said before this page was there */
  activities(activities: readonly Activity[], history: boolean): void;
  outbox(messages: readonly QueuedMessage[]): void;
  /** What was shown belongs to a conversation that is no more. @param ended false: another tab has begun a new one */
  replaced(ended: boolean): void;
}

/** Failures of the socket alone after which activities are fetched instead. */
const SOCKET_FAILURES = 2;
const POLL = 3000;
/** A conversation that survives bad connections, sleep, reloads and other tabs. */
export class Connection {
  private readonly line: DirectLine;
  private readonly outbox: Outbox;
  private readonly session: Session;
  private watermark = '';
  private readonly known = new Set<string>();
  private stream: Stream | null = null;
  /** Grows with each attempt; what an older one still hears is not listened to. */
  private attempt = 0;
  private failures = 0;
  private socketFailures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private online = false;

  /** Does nothing yet: see `connect`. */
  constructor(
    options: Options,
    private readonly memory: Memory,
    private readonly listener: ConnectionListener,
  ) {
    this.line = new DirectLine(options.origin);
    this.session = new Session(this.line, options, memory);
    this.outbox = new Outbox(memory.outbox, (messages) => {
      memory.outbox = messages;
      listener.outbox(messages);
    });
    onWake(() => this.connect());
    window.addEventListener('offline', () => this.drop('offline'));
    // An open socket keeps a page out of the browser's cache for "back".
    window.addEventListener('pagehide', () => this.drop('waiting'));
    memory.onConversation(() => this.follow());
  }

  /** Connects, whatever the state; drops a stream that is still there. */
  connect(): void {
    this.drop('connecting');
    const attempt = ++this.attempt;
    void this.establish(attempt).catch((error: unknown) => this.failed(attempt, error));
  }

  /** Sends a message, now or once there is a connection. */
  send(message: Outgoing): void {
    this.outbox.add(message, newId());
    void this.flush();
  }

  /** Tries a message again that the server did not have. */
  retry(clientId: string): void {
    this.outbox.mark(clientId, 'queued');
    void this.flush();
  }

  /** Takes a message back that was not sent. */
  discard(clientId: string): void {
    this.outbox.remove(clientId);
  }

  /** Messages that are still on their way. */
  get waiting(): readonly QueuedMessage[] {
    return this.outbox.all;
  }

  private async establish(attempt: number): Promise<void> {
    const history = this.watermark === '';
    const conversation = await this.session.usable();
    if (attempt !== this.attempt) return;
    let streamUrl: string | undefined;
    if (conversation.started) {
      const set = await this.line.activities(conversation, this.watermark);
      if (attempt !== this.attempt) return;
      this.take(set, history);
      ({ streamUrl } = await this.line.resume(conversation, this.watermark));
    } else {
      const ticket = await this.line.start(conversation);
      streamUrl = ticket.streamUrl;
      if (attempt === this.attempt) this.session.keep({ ...conversation, started: true });
    }
    if (attempt !== this.attempt) return;
    if (streamUrl === undefined || this.socketFailures >= SOCKET_FAILURES) this.poll(attempt);
    else this.listen(attempt, streamUrl);
  }

  private listen(attempt: number, url: string): void {
    this.stream = new Stream(url, {
      opened: () => {
        this.socketFailures = 0;
        this.connected();
      },
      received: (set) => this.take(set, false),
      closed: (everOpened) => {
        if (!everOpened) this.socketFailures += 1;
        this.failed(attempt, null);
      },
    });
  }

  private poll(attempt: number): void {
    const { conversation } = this.session;
    if (conversation === null) return;
    this.connected();
    this.timer = setTimeout(() => {
      this.line.activities(this.session.conversation ?? conversation, this.watermark).then(
        (set) => {
          if (attempt !== this.attempt) return;
          this.take(set, false);
          this.poll(attempt);
        },
        (error: unknown) => this.failed(attempt, error),
      );
    }, POLL);
  }

  private connected(): void {
    this.online = true;
    this.failures = 0;
    this.listener.status('online');
    this.session.scheduleRenewal();
    void this.flush();
  }

  private take({ activities = [], watermark }: ActivitySet, history: boolean): void {
    if (watermark !== undefined && watermark !== '') this.watermark = watermark;
    const fresh = activities.filter(({ id }) => id === undefined || !this.known.has(id));
    for (const { id } of fresh) if (id !== undefined) this.known.add(id);
    this.outbox.arrived(fresh);
    if (fresh.length > 0) this.listener.activities(fresh, history);
  }

  private async flush(): Promise<void> {
    const { next } = this.outbox;
    const { attempt } = this;
    const { conversation } = this.session;
    if (!this.online || conversation === null || next === undefined) return;
    this.outbox.mark(next.clientId, 'sending');
    try {
      await this.line.post(conversation, activityOf(next));
      // It stays until it comes back, so that it is neither lost nor shown twice.
      this.outbox.mark(next.clientId, 'sent');
    } catch (error) {
      const refused = error instanceof HttpError && [400, 413, 415, 422].includes(error.status);
      this.outbox.mark(next.clientId, refused ? 'failed' : 'queued');
      if (!refused) {
        this.failed(attempt, error);
        return;
      }
    }
    void this.flush();
  }

  private failed(attempt: number, error: unknown): void {
    if (attempt !== this.attempt) return;
    this.failures += 1;
    const status = error instanceof HttpError ? error.status : 0;
    if ((status === 401 || status === 403 || status === 404) && this.session.conversation !== null) {
      // The conversation is no more, or its token cannot be renewed: a new one takes its place.
      this.leave(true);
      if (this.failures === 1) {
        this.connect();
        return;
      }
    } else if ([400, 401, 403, 404, 422].includes(status)) {
      this.drop('refused');
      return;
    }
    this.drop(navigator.onLine ? (status >= 500 || this.failures > 3 ? 'failed' : 'waiting') : 'offline');
    const asked = error instanceof HttpError ? (error.retryAfter ?? 0) * 1000 : 0;
    this.timer = setTimeout(() => this.connect(), Math.max(asked, backoff(this.failures, Math.random())));
  }

  /** Forgets the conversation; what is still to be sent goes to the next. */
  private leave(ended: boolean): void {
    const stored = this.memory.conversation;
    if (ended && stored?.conversationId === this.session.conversation?.conversationId)
      this.memory.conversation = null;
    this.session.conversation = null;
    this.watermark = '';
    this.known.clear();
    this.listener.replaced(ended);
  }

  /** Does what another tab did: takes its newer token, or its newer conversation. */
  private follow(): void {
    const stored = this.memory.conversation;
    if (stored === null || this.session.conversation === null) return;
    if (stored.conversationId === this.session.conversation.conversationId)
      this.session.conversation = stored;
    else {
      this.leave(false);
      this.session.conversation = stored;
      this.connect();
    }
  }

  private drop(status: Status): void {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
    this.online = false;
    this.outbox.recall();
    this.listener.status(status);
  }
}

/** An id that no other message has; `randomUUID` is only there on pages served over https. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}

function activityOf({ text, command, clientId }: QueuedMessage): unknown {
  return {
    type: 'message',
    text,
    textFormat: 'plain',
    locale: 'en',
    ...(command === undefined ? {} : { value: command }),
    channelData: { clientActivityID: clientId, ...(command === undefined ? {} : { postBack: false }) },
  };
}
