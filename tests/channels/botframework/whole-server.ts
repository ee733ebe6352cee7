import { afterAll, beforeAll } from '@jest/globals';

import { type BotServer, startBot } from './support.js';

let started: BotServer | undefined;
beforeAll(async () => {
  started = await startBot({ real: true, env: { BOT_TEAM_STORES: '19:team@thread.tacv2=sonoff' } });
});
afterAll(() => started?.close());

/** The whole program behind `/api/messages`, started once for all tests that need it. */
export function server(): BotServer {
  if (!started) throw new Error('It is started before the first test.');
  return started;
}
