import { randomUUID } from 'node:crypto';

import { jest } from '@jest/globals';
import type { AuthProvider, Connections } from '@microsoft/agents-hosting';

import { withAgents } from '../../../src/channels/desk/takeover/attendance.js';
import type { TakeTurn } from '../../../src/model/conversation.js';
import { readBotConfig } from '../../../src/server/bot/config.js';
import { type Bot, openBot } from '../../../src/server/bot/open-bot.js';
import { unfoldedLabels } from '../../../src/server/bot/unfolded.js';
import { openChat } from '../../../src/server/chat.js';
import { readConfig } from '../../../src/server/config.js';
import { loadDeskParts } from '../../../src/server/desk/load-parts.js';
import type { LoadedConversation } from '../../../src/server/load-conversation.js';
import { loadConversation } from '../../../src/server/load-conversation.js';
import { loadProgram, type Program } from '../../../src/server/load-program.js';
import { startServer } from '../../../src/server/main.js';
import type { Storage } from '../../../src/storage/port.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { keptPlace } from '../../kept.js';
import { type Answer, collectingLogger, post } from '../../server/support.js';
import { realJudge, root, stores } from '../../verdict/support.js';
import { countingTurn } from '../counting-turn.js';
import { type Connector, startConnector } from './connector.js';
import { CLIENT_ID, type Issuer, startIssuer, TENANT_ID } from './issuer.js';

jest.setTimeout(60_000);

/** The day on which conversations of the tests take place. */
export const NOW = new Date('2026-06-20T12:00:00Z');

/** What a test may change. */
export interface BotOptions {
  /** Settings beside those of a registered bot; `BOT_CLIENT_ID: ''`: not registered. */
  readonly env?: Readonly<Record<string, string>>;
  /** The whole program rather than a conversation that counts. */
  readonly real?: boolean;
  readonly takeTurn?: TakeTurn;
  readonly storage?: Storage;
}

/** A server with `/api/messages`, a channel that it answers to, and an issuer of tokens. */
export interface BotServer {
  readonly url: string;
  readonly line: string;
  readonly bot: Bot | null;
  readonly issuer: Issuer;
  readonly connector: Connector;
  readonly storage: Storage;
  readonly logged: Record<string, unknown>[];
  /** Posts an activity with a good token, unless told otherwise. */
  post(activity: unknown, token?: string | null): Promise<Answer>;
  close(): Promise<void>;
}

let loaded: { program: Program; conversation: LoadedConversation } | undefined;

/** The program, loaded once for all tests of a file. */
export async function wholeProgram(): Promise<{ program: Program; conversation: LoadedConversation }> {
  if (!loaded) {
    const program = await loadProgram(root, keptPlace());
    loaded = { program, conversation: loadConversation(program) };
  }
  return loaded;
}

/** Starts it all on free ports. */
export async function startBot(options: BotOptions = {}): Promise<BotServer> {
  const connector = await startConnector();
  const issuer = await startIssuer(() => connector.url);
  const whole = options.real ? await wholeProgram() : null;
  const judge = whole?.program.judge ?? (await realJudge());
  const logged: Record<string, unknown>[] = [];
  const logger = collectingLogger('debug', logged);
  const config = readConfig(
    { PORT: '0', CLAUSEWISE_TOKEN_KEY: 'a-key-of-the-tests-that-is-long-enough' },
    { testClock: true },
  );
  const storage = options.storage ?? (await openSqlite(null));
  const { knowledge } = judge;
  const clock = (): Date => NOW;
  const chat = await openChat({
    storage,
    takeTurn: withAgents(options.takeTurn ?? whole?.conversation.takeTurn ?? countingTurn),
    vocabulary: knowledge.vocabulary,
    stores: [...knowledge.stores.keys()],
    config,
    logger,
    clock,
  });
  const bot = openBot({
    config: readBotConfig(
      {
        BOT_CLIENT_ID: CLIENT_ID,
        BOT_CLIENT_SECRET: 'a-secret',
        BOT_TENANT_ID: TENANT_ID,
        BOT_AUTHORITY: issuer.authority,
        BOT_HOSTS: '127.0.0.1',
        ...options.env,
      },
      stores,
    ),
    storage,
    turns: chat.turns,
    knowledge,
    search: whole?.program.services.search,
    unfolds: whole ? unfoldedLabels(whole.conversation.phrases) : [],
    desk: whole ? loadDeskParts(root, whole.program.services.parts) : undefined,
    clock,
    logger,
    connections: fakeConnections,
  });
  await bot?.begin();
  const server = await startServer({
    knowledge,
    judge,
    ask: whole?.program.services.ask,
    directLine: chat.directLine,
    bot,
    clock,
    config,
    logger,
  } as Parameters<typeof startServer>[0]);
  const url = server.url;
  return {
    ...{ url, line: `${url}/v3/directline`, bot, issuer, connector, storage, logged },
    post: async (activity, token) => {
      const bearer = token === undefined ? await issuer.token() : token;
      const headers: Record<string, string> = bearer === null ? {} : { Authorization: `Bearer ${bearer}` };
      return post(`${url}/api/messages`, activity, headers);
    },
    close: async () => {
      await server.stop();
      await bot?.close();
      await chat.close();
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

/** Where tokens for answers would be got from Entra: here they are made up. */
const provider = {
  getAccessToken: (scope: unknown) => Promise.resolve(`token-for-${String(scope)}`),
} as unknown as AuthProvider;
const fakeConnections = {
  getConnection: () => provider,
  getDefaultConnection: () => provider,
  getTokenProvider: () => provider,
  getTokenProviderFromActivity: () => provider,
  getDefaultConnectionConfiguration: () => ({ clientId: CLIENT_ID }),
} as unknown as Connections;

/** The bot as activities name it. */
export const BOT = { id: `28:${CLIENT_ID}`, name: 'Clausewise' };
/** The person who writes. */
export const PERSON = { id: '29:person', name: 'Kim', aadObjectId: 'person' };

/** An activity as Teams sends it, in a chat with the bot alone unless told otherwise. */
export function activity(
  { connector }: Pick<BotServer, 'connector'>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: PERSON,
    recipient: BOT,
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    ...fields,
  };
}
