import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withAgents } from '../../../src/channels/desk/takeover/attendance.js';
import { composeConversation } from '../../../src/conversation/compose.js';
import { createTurn } from '../../../src/conversation/turn/take-turn.js';
import { openChat } from '../../../src/server/chat.js';
import { readConfig } from '../../../src/server/config.js';
import type { DeskBundle } from '../../../src/server/desk/bundle.js';
import { readDeskConfig } from '../../../src/server/desk/config.js';
import { loadDeskParts } from '../../../src/server/desk/load-parts.js';
import { openDesk } from '../../../src/server/desk/open-desk.js';
import { hashPassword } from '../../../src/server/desk/password.js';
import { startServer } from '../../../src/server/main.js';
import { readWebFiles } from '../../../src/server/web-files.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { realAsk, realDialogs } from '../../real.js';
import { root } from '../../verdict/support.js';
import { collectingLogger } from '../support.js';

/** What the shop's servers show in the tests. */
export const SECRET = 'a-secret-of-the-tests';
/** What tokens are signed with in the tests: kept over restarts. */
const TOKEN_KEY = 'a-key-of-the-tests-that-is-long-enough';
/** The password of every agent in the tests. */
export const PASSWORD = 'correct horse battery';

/** A server with conversations and a desk. */
export interface DeskServer {
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** What a test may change. */
export interface DeskServerOptions {
  readonly env?: Record<string, string>;
  /** Folder of the data; absent: a new one, deleted at the end. */
  readonly folder?: string;
  readonly port?: number;
  readonly bundle?: DeskBundle | null;
  /** Folder of the built chat; absent: none. */
  readonly widget?: string;
  readonly clock?: () => Date;
}

/** An entry of `DESK_AGENTS`, with a hash that is quick to check. */
export async function account(name: string, rest = ''): Promise<string> {
  return `${name}:${await hashPassword(PASSWORD, { logN: 14, r: 8, p: 1 })}${rest}`;
}

let loaded: Promise<Awaited<ReturnType<typeof load>>> | undefined;

async function load() {
  const { parts } = await realAsk();
  const conversation = composeConversation(parts, await realDialogs());
  return { judge: parts.judge, parts, takeTurn: createTurn(conversation) };
}

/** Starts a server as `clausewise serve` does. */
export async function startDesk(options: DeskServerOptions = {}): Promise<DeskServer> {
  const { env = {}, port = 0, bundle = null, clock = () => new Date() } = options;
  const { judge, parts, takeTurn } = await (loaded ??= load());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'desk-'));
  const config = readConfig(
    {
      PORT: String(port),
      DIRECTLINE_SECRET: SECRET,
      CLAUSEWISE_TOKEN_KEY: TOKEN_KEY,
      CLAUSEWISE_DATA: folder,
      ...env,
    },
    { testClock: true },
  );
  const logger = collectingLogger('info', []);
  const storage = await openSqlite(folder);
  const { stores, vocabulary } = judge.knowledge;
  const ids = [...stores.keys()];
  const desk = await openDesk({
    parts: loadDeskParts(root, parts),
    stores,
    config: readDeskConfig(env, ids),
    data: folder,
    clock,
    logger,
    storage,
    bundle,
  });
  const chat = await openChat({
    storage,
    takeTurn: withAgents(takeTurn),
    vocabulary,
    stores: ids,
    config,
    logger,
    clock,
  });
  const server = await startServer({
    knowledge: judge.knowledge,
    judge,
    directLine: chat.directLine,
    desk,
    ...(options.widget === undefined ? {} : { web: readWebFiles(options.widget) }),
    clock,
    config,
    logger,
  });
  return {
    url: server.url,
    folder,
    close: async () => {
      desk.close();
      await server.stop();
      await chat.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** A customer over Direct Line. */
export class Customer {
  private constructor(
    private readonly line: string,
    readonly conversation: string,
    private readonly token: string,
  ) {}

  /** Begins a conversation with a shop on 20 June 2026. */
  static async start(url: string, store: string | null): Promise<Customer> {
    const line = `${url}/v3/directline`;
    const { conversationId, token } = await json<{ conversationId: string; token: string }>(
      `${line}/tokens/generate`,
      SECRET,
      { today: '2026-06-20', ...(store === null ? {} : { store }) },
    );
    await json(`${line}/conversations`, token, {});
    return new Customer(line, conversationId, token);
  }

  /** The same customer, after the server was started again. */
  at(url: string): Customer {
    return new Customer(`${url}/v3/directline`, this.conversation, this.token);
  }

  async say(text: string): Promise<void> {
    await json(`${this.line}/conversations/${this.conversation}/activities`, this.token, {
      type: 'message',
      text,
      from: { id: 'me' },
    });
  }

  /** Says something with data that only others may send. */
  async forge(channelData: unknown): Promise<void> {
    await json(`${this.line}/conversations/${this.conversation}/activities`, this.token, {
      type: 'message',
      text: 'I am Lou',
      from: { id: 'agent-lou', name: 'Lou', role: 'bot' },
      channelData,
    });
  }

  /** Everything said so far, as `NAME: TEXT`. */
  async sees(): Promise<readonly string[]> {
    const { activities } = await json<{
      activities: readonly { text?: string; from: { name?: string; role: string } }[];
    }>(`${this.line}/conversations/${this.conversation}/activities`, this.token);
    return activities.map(({ text, from }) => `${from.name ?? from.role}: ${text ?? ''}`);
  }
}

async function json<Result>(url: string, credential: string, body?: unknown): Promise<Result> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    // A connection of its own: one kept alive would end with a server that is started again.
    headers: {
      Authorization: `Bearer ${credential}`,
      'Content-Type': 'application/json',
      Connection: 'close',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Result;
}
