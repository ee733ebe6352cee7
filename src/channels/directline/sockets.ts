import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type WebSocket, WebSocketServer } from 'ws';

import type { Storage } from '../../storage/port.js';
import type { StoredActivity } from '../../storage/records.js';
import { problemOf } from '../api/send-problem.js';
import { DirectLineError } from './errors.js';
import { activitySet, readWatermark } from './outgoing.js';
import { DIRECT_LINE } from './router.js';
import type { DirectLineServices } from './services.js';

const STREAM = new RegExp(`^${DIRECT_LINE}/conversations/([^/]+)/stream$`);
/** A socket that did not answer for so long is closed. */
const PING_MS = 30_000;
/** A client that does not read is let go: it comes back with its watermark. */
const MOST_BUFFERED = 4 * 1024 * 1024;
const MOST_PER_CONVERSATION = 32;
/** Sockets of this process; a client that is refused polls. */
const USUAL_MOST = 10_000;

/** The sockets on which clients hear of new activities. */
export class DirectLineSockets {
  readonly #services: Pick<DirectLineServices, 'storage' | 'tokens'>;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  readonly #open = new Map<WebSocket, { readonly conversation: string; isAlive: boolean }>();
  readonly #pings: NodeJS.Timeout;

  /** @param services the storage is watched, the tokens let in; @param most sockets at once */
  constructor(
    services: Pick<DirectLineServices, 'storage' | 'tokens'>,
    private readonly most = USUAL_MOST,
  ) {
    this.#services = services;
    this.#pings = setInterval(() => this.#ping(), PING_MS);
    this.#pings.unref();
  }

  /** True where the request is for a socket of Direct Line. */
  serves(request: IncomingMessage): boolean {
    return STREAM.test(urlOf(request).pathname);
  }

  /** Opens a socket, or refuses it with the status that clients understand. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const hangUp = (): void => void socket.destroy();
    socket.on('error', hangUp);
    try {
      const { conversation, watermark, base } = await this.#admit(urlOf(request));
      socket.off('error', hangUp);
      this.#server.handleUpgrade(request, socket, head, (client) =>
        this.#serve(client, conversation, watermark, base),
      );
    } catch (error) {
      const status = error instanceof DirectLineError ? error.status : problemOf(error).status;
      const wait = status === 429 || status === 503 ? 'Retry-After: 5\r\n' : '';
      socket.end(`HTTP/1.1 ${status} Refused\r\n${wait}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    }
  }

  /** Closes every socket; clients come back with their watermark. */
  close(): void {
    clearInterval(this.#pings);
    for (const client of this.#open.keys()) client.close(1001, 'The server is stopping.');
    this.#server.close();
  }

  /** Ends the connections of clients that did not take part in closing. */
  terminate(): void {
    for (const client of this.#open.keys()) client.terminate();
  }

  async #admit({
    pathname,
    searchParams,
  }: URL): Promise<{ conversation: string; watermark: number; base: string }> {
    const { conversation, base } = await this.#services.tokens.read(searchParams.get('t') ?? '', 'stream');
    const watermark = readWatermark(searchParams.get('watermark'));
    if (STREAM.exec(pathname)?.[1] !== conversation)
      throw new DirectLineError('Forbidden', 'The token is for another conversation.');
    if (watermark === null) throw new DirectLineError('BadArgument', 'The watermark is none.');
    if (!(await this.#services.storage.load(conversation)))
      throw new DirectLineError('ConversationNotFound', 'There is no such conversation.');
    if (this.#open.size >= this.most)
      throw new DirectLineError('TooManyRequests', 'The server has too many sockets.');
    const own = [...this.#open.values()].filter((other) => other.conversation === conversation);
    if (own.length >= MOST_PER_CONVERSATION)
      throw new DirectLineError('TooManyRequests', 'The conversation has too many sockets.');
    return { conversation, watermark, base };
  }

  #serve(client: WebSocket, conversation: string, watermark: number, base: string): void {
    const state = { conversation, isAlive: true };
    this.#open.set(client, state);
    const { storage } = this.#services;
    const feed = new Feed(client, storage, conversation, watermark, base);
    const unwatch = storage.watch(conversation, (news, fresh) => {
      if (news === 'deleted') client.close(1000, 'The conversation was deleted.');
      else feed.tell(fresh);
    });
    client.on('pong', () => (state.isAlive = true));
    // Clients send empty frames so that nothing in between takes the connection for idle.
    client.on('message', () => (state.isAlive = true));
    client.on('error', () => client.terminate());
    client.on('close', () => {
      unwatch();
      this.#open.delete(client);
    });
    feed.pump();
  }

  #ping(): void {
    for (const [client, state] of this.#open) {
      if (!state.isAlive) client.terminate();
      state.isAlive = false;
      client.ping();
    }
  }
}

/** Sends one client everything after its watermark, in order and once, whatever wakes it and how often. */
class Feed {
  #isReading = false;
  #hasNews = false;

  constructor(
    private readonly client: WebSocket,
    private readonly storage: Storage,
    private readonly conversation: string,
    private watermark: number,
    private readonly base: string,
  ) {}

  pump(): void {
    this.#hasNews = true;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#read().catch(() => this.client.close(1011, 'Something went wrong here.'));
  }

  /** What is new is sent as it came where it is what comes next, and else read. */
  tell(fresh: readonly StoredActivity[] = []): void {
    const isNext = !this.#isReading && fresh[0]?.seq === this.watermark + 1;
    if (isNext && this.client.readyState === this.client.OPEN) this.#send(fresh);
    else this.pump();
  }

  async #read(): Promise<void> {
    while (this.#hasNews && this.client.readyState === this.client.OPEN) {
      this.#hasNews = false;
      const stored = await this.storage.activities(this.conversation, this.watermark);
      if (stored.length > 0) this.#hasNews = true;
      this.#send(stored);
    }
    this.#isReading = false;
  }

  #send(stored: readonly StoredActivity[]): void {
    const set = activitySet(this.conversation, stored, this.watermark, this.base);
    this.watermark = stored.at(-1)?.seq ?? this.watermark;
    if (set.activities.length > 0) this.client.send(JSON.stringify(set));
    if (this.client.bufferedAmount > MOST_BUFFERED) this.client.terminate();
  }
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  return new URL(url, 'http://here');
}
