import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A card as tests look at it. */
export interface Card {
  readonly type: string;
  readonly body: readonly Readonly<Record<string, unknown>>[];
  readonly actions?: readonly Readonly<Record<string, unknown>>[];
  readonly fallbackText?: string;
}

/** A message that the bot sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: {
    readonly type: string;
    readonly id?: string;
    readonly channelId?: string;
    readonly text?: string;
    readonly textFormat?: string;
    readonly summary?: string;
    readonly replyToId?: string;
    readonly attachments?: readonly { readonly contentType: string; readonly content: Card }[];
    readonly entities?: readonly Readonly<Record<string, unknown>>[];
    readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
    readonly channelData?: Readonly<Record<string, unknown>>;
  };
}

/** The channel's side: it takes what the bot sends, and gives each message an id. */
export interface Connector {
  /** What activities name as their service URL. */
  readonly url: string;
  readonly sent: Sent[];
  /** Messages sent, in order; typing and changes left out. */
  messages(): Sent[];
  /** From now on every request is answered so; 0: as it should be. */
  fail(status: number): void;
  /** Resolves once so many messages were sent. */
  waitFor(count: number): Promise<Sent[]>;
  close(): Promise<void>;
}

/** Starts a channel. */
export async function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const waiting: (() => void)[] = [];
  let failing = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      response.setHeader('Content-Type', 'application/json');
      if (failing > 0) {
        response.statusCode = failing;
        response.end('{"error":{"code":"Failing"}}');
        return;
      }
      const authorization = request.headers.authorization ?? null;
      sent.push({ method: request.method ?? '', path: request.url ?? '', authorization, body });
      response.statusCode = request.method === 'POST' ? 201 : 200;
      response.end(JSON.stringify({ id: `m${sent.length}` }));
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const messages = (): Sent[] =>
    sent.filter(({ method, body }) => method === 'POST' && body.type === 'message');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`,
    sent,
    messages,
    fail: (status) => (failing = status),
    waitFor: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (messages().length >= count) resolve(messages());
        };
        waiting.push(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Sent['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return (text === '' ? {} : JSON.parse(text)) as Sent['body'];
}
