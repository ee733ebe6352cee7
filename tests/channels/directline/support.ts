import { randomUUID } from 'node:crypto';

import { jest } from '@jest/globals';

import type { TakeTurn } from '../../../src/model/conversation.js';
import { openChat } from '../../../src/server/chat.js';
import { readConfig } from '../../../src/server/config.js';
import { startServer } from '../../../src/server/main.js';
import type { Storage } from '../../../src/storage/port.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { type Answer, collectingLogger, get, post } from '../../server/support.js';
import { realJudge } from '../../verdict/support.js';
import { countingTurn } from '../counting-turn.js';

jest.setTimeout(30_000);

/** What the shop's servers show in the tests. */
export const SECRET = 'a-secret-of-the-tests';
/** What tokens are signed with in the tests. */
export const TOKEN_KEY = 'a-key-of-the-tests-that-is-long-enough';

/** An activity as a client sees it. */
export interface Seen {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly timestamp: string;
  readonly from: { readonly id: string; readonly role: string; readonly name?: string };
  readonly replyToId?: string;
  readonly textFormat?: string;
  readonly value?: unknown;
  readonly suggestedActions?: {
    readonly actions: readonly { readonly type: string; readonly title: string; readonly value: string }[];
  };
  readonly channelData?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly contentUrl: string;
    readonly name: string;
  }[];
}

/** The answer to a request for a token, or to the start of a conversation. */
export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

/** A server with conversations on a free port. */
export interface ChatServer {
  readonly url: string;
  /** Base of Direct Line. */
  readonly line: string;
  readonly storage: Storage;
  readonly logged: Record<string, unknown>[];
  close(): Promise<void>;
}

/** What a test may change. */
export interface ChatOptions {
  readonly env?: Record<string, string>;
  readonly testClock?: boolean;
  readonly takeTurn?: TakeTurn;
  /** Folder of the data; absent: in memory. */
  readonly folder?: string;
  readonly clock?: () => Date;
}

/** Starts a server as `clausewise serve` does, with a conversation that counts unless another is given. */
export async function startChat(options: ChatOptions = {}): Promise<ChatServer> {
  const { env = {}, testClock = false, takeTurn = countingTurn, folder, clock = () => new Date() } = options;
  const config = readConfig(
    { PORT: '0', DIRECTLINE_SECRET: SECRET, CLAUSEWISE_TOKEN_KEY: TOKEN_KEY, ...env },
    { testClock },
  );
  const judge = await realJudge();
  const logged: Record<string, unknown>[] = [];
  const logger = collectingLogger(config.logLevel, logged);
  const storage = await openSqlite(folder ?? null);
  const { knowledge } = judge;
  const chat = await openChat({
    storage,
    takeTurn,
    vocabulary: knowledge.vocabulary,
    stores: [...knowledge.stores.keys()],
    config,
    logger,
    clock,
  });
  const { directLine } = chat;
  const server = await startServer({ knowledge, judge, directLine, clock, config, logger });
  return {
    url: server.url,
    line: `${server.url}/v3/directline`,
    storage,
    logged,
    close: async () => {
      await server.stop();
      await chat.close();
    },
  };
}

/** A customer who speaks HTTP by hand. */
export class Customer {
  /** @param line base of Direct Line; @param grant conversation and token */
  constructor(
    private readonly line: string,
    readonly grant: TokenAnswer,
  ) {}

  /** A customer of a web page. @param fields of the request for a token */
  static async ofPage(server: ChatServer, fields: Record<string, unknown> = {}): Promise<Customer> {
    const answer = await post(`${server.url}/widget/token`, { store: 'sonoff', ...fields });
    if (answer.status !== 200) throw new Error(answer.text);
    const customer = new Customer(server.line, answer.json as TokenAnswer);
    await customer.call('POST', '/conversations');
    return customer;
  }

  /** Calls Direct Line with the customer's token. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return get(`${this.line}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.grant.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Says something. @param fields of the activity beside its text */
  say(text: string, fields: Record<string, unknown> = {}): Promise<Answer> {
    const channelData = { clientActivityID: randomUUID() };
    const from = { id: 'whoever', role: 'user' };
    return this.call('POST', this.path('/activities'), {
      type: 'message',
      text,
      from,
      channelData,
      ...fields,
    });
  }

  /** What was said after a watermark. */
  async hear(watermark = ''): Promise<{ readonly activities: readonly Seen[]; readonly watermark: string }> {
    const answer = await this.call('GET', this.path(`/activities?watermark=${watermark}`));
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json as { activities: Seen[]; watermark: string };
  }

  /** What was said so far, as texts. */
  async texts(): Promise<readonly string[]> {
    return (await this.hear()).activities.map(({ text }) => text ?? '');
  }

  /** A path of the conversation. */
  path(rest = ''): string {
    return `/conversations/${this.grant.conversationId}${rest}`;
  }
}

/** The code and message of a Direct Line error. */
export function errorIn({ json }: Answer): { readonly code: string; readonly message: string } {
  return (json as { error: { code: string; message: string } }).error;
}
