import type { Browser } from 'playwright-core';

import { openChat } from '../../../src/server/chat.js';
import { readConfig } from '../../../src/server/config.js';
import { loadConversation } from '../../../src/server/load-conversation.js';
import { loadProgram } from '../../../src/server/load-program.js';
import { type RunningServer, startServer } from '../../../src/server/main.js';
import { readWebFiles } from '../../../src/server/web-files.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { keptPlace } from '../../kept.js';
import { collectingLogger } from '../../server/support.js';
import { root } from '../../verdict/support.js';
import { startBrowser } from '../browser.js';
import { builtWidget } from './shop-page.js';

/** What is tested against: the program as `clausewise serve --test-clock` puts it together. */
export interface RealServer {
  readonly url: string;
  /** Stops the server, keeping its conversations. */
  pause(): Promise<void>;
  /** Starts it again at the same address. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** A browser, and the server with the chat built for it. */
export async function browserAndServer(): Promise<[Browser, RealServer]> {
  const files = await builtWidget();
  return Promise.all([startBrowser(), startRealServer(files)]);
}

/** Starts it. @param files folder of the built widget; @param clock real by default */
export async function startRealServer(
  files: string,
  clock: () => Date = () => new Date(),
): Promise<RealServer> {
  const program = await loadProgram(root, keptPlace());
  const conversation = loadConversation(program);
  const storage = await openSqlite(null);
  const start = async (port: string): Promise<RunningServer> => {
    const config = readConfig(
      { PORT: port, LOG_LEVEL: 'silent', CLAUSEWISE_TOKEN_KEY: 'a-key-of-the-tests-that-is-long-enough' },
      { testClock: true },
    );
    const logger = collectingLogger('silent', []);
    const { knowledge, judge, services } = program;
    const chat = await openChat({
      storage,
      takeTurn: conversation.takeTurn,
      vocabulary: knowledge.vocabulary,
      stores: [...knowledge.stores.keys()],
      config,
      logger,
      clock,
    });
    return startServer({
      knowledge,
      judge,
      ask: services.ask,
      search: services.search,
      directLine: chat.directLine,
      web: readWebFiles(files),
      clock,
      config,
      logger,
    });
  };
  let server: RunningServer | null = await start('0');
  const { url } = server;
  return {
    url,
    pause: async () => {
      await server?.stop();
      server = null;
    },
    resume: async () => {
      server ??= await start(new URL(url).port);
    },
    close: async () => {
      await server?.stop();
      await storage.close();
    },
  };
}
