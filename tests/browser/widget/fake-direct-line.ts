import type { BrowserContext, Route, WebSocketRoute } from 'playwright-core';

/** An activity as a test writes or reads it. */
export interface FakeActivity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id: string; readonly role: string; readonly name?: string };
  readonly text?: string;
  readonly value?: unknown;
  readonly suggestedActions?: unknown;
  readonly channelData?: unknown;
}

interface FakeConversation {
  readonly log: FakeActivity[];
  started: boolean;
  lost: boolean;
  readonly sockets: Set<WebSocketRoute>;
}

/** Origin under which the chat is served in these tests. */
export const CHAT = 'https://chat.example';

/**
 * Direct Line 3.0 as far as a client sees it, without a server: calls are answered by the browser's driver. So a
 * test can say whatever it likes in the assistant's name, and break the connection wherever it wants.
 */
export class FakeDirectLine {
  private readonly conversations = new Map<string, FakeConversation>();
  /** Every call: method and path. */
  readonly calls: string[] = [];
  /** Answers every call with this status, where it is not null. */
  status: number | null = null;
  /** Answers messages with this status, where it is not null. */
  refused: number | null = null;
  /** Tokens up to this number have ended: they can only be renewed. */
  private ended = 0;
  /** Never lets a socket open, as some proxies do. */
  noSockets = false;
  private tokens = 0;

  /** @param bot what is said to each message, and to `null` what a conversation begins with */
  constructor(private readonly bot: (said: FakeActivity | null) => readonly FakeActivity[]) {}

  /** Answers the calls that the pages of a browser make. */
  async install(context: BrowserContext): Promise<void> {
    for (const path of ['token', 'renew'])
      await context.route(`${CHAT}/widget/${path}`, (route) => this.answer(route));
    await context.route(`${CHAT}/v3/directline/**`, (route) => this.answer(route));
    await context.routeWebSocket(/^wss:\/\/chat\.example\//, (socket) => this.connect(socket));
  }

  /** Says something in all conversations, or in the newest. */
  say(...activities: readonly FakeActivity[]): void {
    const [id] = [...this.conversations.keys()].slice(-1);
    if (id !== undefined) this.append(id, activities);
  }

  /** Cuts every socket. */
  async cut(): Promise<void> {
    for (const { sockets } of this.conversations.values()) {
      for (const socket of sockets) await socket.close({ code: 1011 });
      sockets.clear();
    }
  }

  /** Lets go of sockets without a word, as a sleeping computer does. */
  forget(): void {
    for (const { sockets } of this.conversations.values()) sockets.clear();
  }

  /** Ends every token that was given so far. */
  expireAll(): void {
    this.ended = this.tokens;
  }

  /** Loses every conversation, as a server that deletes old ones. */
  lose(): void {
    for (const conversation of this.conversations.values()) conversation.lost = true;
  }

  /** What was said by customers, in order. */
  get said(): readonly FakeActivity[] {
    return [...this.conversations.values()].flatMap(({ log }) =>
      log.filter(({ from }) => from?.role === 'user'),
    );
  }

  /** How many conversations were begun. */
  get begun(): number {
    return this.conversations.size;
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    const method = request.method();
    if (method !== 'OPTIONS') this.calls.push(`${method} ${url.pathname}`);
    const token = /^Bearer (.+)$/.exec((await request.headerValue('authorization')) ?? '')?.[1] ?? '';
    const [status, body] =
      method === 'OPTIONS' ? [204, null] : this.handle(method, url, token, request.postDataJSON() as unknown);
    await route.fulfill({
      status,
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'authorization,content-type',
        'Content-Type': 'application/json',
      },
      body: body === null ? '' : JSON.stringify(body),
    });
  }

  private handle(method: string, url: URL, token: string, body: unknown): [number, unknown] {
    if (this.status !== null) return [this.status, {}];
    if (url.pathname === '/widget/token') {
      const id = `c${String(this.conversations.size + 1)}`;
      this.conversations.set(id, { log: [], started: false, lost: false, sockets: new Set() });
      return [200, this.ticket(id)];
    }
    const id = token.split('.')[0] ?? '';
    const conversation = this.conversations.get(id);
    const path = url.pathname.replace('/v3/directline', '');
    if (!conversation) return [403, {}];
    if (conversation.lost) return [404, {}];
    if (path === '/widget/renew') return [200, this.ticket(id)];
    if (Number(token.split('.')[1]) <= this.ended) return [403, {}];
    const watermark = Number(url.searchParams.get('watermark') ?? 0);
    if (method === 'POST' && path === '/conversations') {
      if (!conversation.started) {
        conversation.started = true;
        this.append(id, this.bot(null));
      }
      return [201, { ...this.ticket(id), streamUrl: this.streamOf(id, 0) }];
    }
    if (method === 'GET' && path === `/conversations/${id}`)
      return [200, { ...this.ticket(id), streamUrl: this.streamOf(id, watermark) }];
    if (method === 'GET' && path === `/conversations/${id}/activities`)
      return [
        200,
        { activities: conversation.log.slice(watermark), watermark: String(conversation.log.length) },
      ];
    if (method === 'POST' && path === `/conversations/${id}/activities`) {
      if (this.refused !== null) return [this.refused, {}];
      const said = { ...(body as FakeActivity), from: { id: 'u', role: 'user' } };
      const [stored] = this.append(id, [said]);
      setTimeout(() => this.append(id, this.bot(said)), 60);
      return [200, { id: stored?.id }];
    }
    return [404, {}];
  }

  private ticket(conversationId: string): Record<string, unknown> {
    this.tokens += 1;
    return { conversationId, token: `${conversationId}.${String(this.tokens)}`, expires_in: 3600 };
  }

  private streamOf(id: string, watermark: number): string {
    return `${CHAT.replace('https', 'wss')}/stream/${id}?watermark=${String(watermark)}`;
  }

  private append(id: string, activities: readonly FakeActivity[]): readonly FakeActivity[] {
    const conversation = this.conversations.get(id)!;
    const added = activities.map((activity, index) => ({
      timestamp: '2026-06-20T18:30:00.000Z',
      from: { id: 'bot', role: 'bot' },
      ...activity,
      id: `${id}|${String(conversation.log.length + index + 1).padStart(7, '0')}`,
    }));
    conversation.log.push(...added);
    for (const socket of conversation.sockets)
      socket.send(JSON.stringify({ activities: added, watermark: String(conversation.log.length) }));
    return added;
  }

  private connect(socket: WebSocketRoute): void {
    const url = new URL(socket.url());
    const conversation = this.conversations.get(url.pathname.split('/').at(-1) ?? '');
    if (this.noSockets || this.status !== null || !conversation) {
      void socket.close({ code: 1008 });
      return;
    }
    conversation.sockets.add(socket);
    socket.onMessage(() => undefined);
    socket.onClose(() => conversation.sockets.delete(socket));
    const rest = conversation.log.slice(Number(url.searchParams.get('watermark')));
    if (rest.length > 0)
      socket.send(JSON.stringify({ activities: rest, watermark: String(conversation.log.length) }));
  }
}
