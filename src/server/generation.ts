import type { Logger } from 'pino';

import type { BotConfig } from '../channels/botframework/config.js';
import type { Bot } from '../channels/botframework/open.js';
import { withAgents } from '../channels/desk/takeover/attendance.js';
import type { Storage } from '../storage/port.js';
import type { openBot } from './bot/open-bot.js';
import { unfoldedLabels } from './bot/unfolded.js';
import type { Chat } from './chat.js';
import type { ServerConfig } from './config.js';
import type { DeskConfig } from './desk/config.js';
import { loadDeskParts } from './desk/load-parts.js';
import { openDesk } from './desk/open-desk.js';
import { loadConversation, type LoadedConversation } from './load-conversation.js';
import type { Program } from './load-program.js';
import type { ServerServices } from './main.js';
import type { Metrics } from './metrics.js';
import type { RateStores } from './rate-store.js';
import { warmUp } from './warm-up.js';
import type { WebFile } from './web-files.js';

/** What stays while knowledge comes and goes. */
export interface Base {
  readonly root: string;
  readonly config: ServerConfig;
  readonly deskConfig: DeskConfig;
  readonly botConfig: BotConfig;
  readonly storage: Storage;
  readonly chat: Chat;
  readonly metrics: Metrics;
  readonly rates: RateStores;
  readonly web: readonly WebFile[];
  readonly logger: Logger;
  readonly clock: () => Date;
  /** Opens the Bot Framework's channels. */
  readonly openBot: typeof openBot;
}

/** Everything that was put together over one state of the knowledge. */
export interface Generation {
  readonly services: ServerServices;
  readonly bot: Bot | null;
  /** Ends what goes on by itself. */
  close(): Promise<void>;
}

/** Puts together what holds conversations. @throws where the commands or the languages cannot be read */
export function speakingOf(program: Program): LoadedConversation {
  const loaded = loadConversation(program);
  return { ...loaded, takeTurn: withAgents(loaded.takeTurn) };
}

/** Puts together what answers by the knowledge of a program. @throws where a file of `dialogs/` is missing */
export async function openGeneration(
  base: Base,
  program: Program,
  { phrases }: Pick<LoadedConversation, 'phrases'>,
): Promise<Generation> {
  const { root, config, storage, chat, clock, logger, metrics, rates, web } = base;
  const { knowledge, judge, services } = program;
  const deskParts = loadDeskParts(root, services.parts);
  const { stores, vocabulary } = knowledge;
  const desk = await openDesk({
    ...{ parts: deskParts, stores, config: base.deskConfig, data: config.data },
    ...{ clock, logger, storage, rates },
  });
  const bot = base.openBot({
    ...{ config: base.botConfig, storage, turns: chat.turns, knowledge: judge.knowledge },
    ...{ search: services.search, desk: deskParts, clock, logger },
    unfolds: unfoldedLabels(phrases),
  });
  await bot?.begin();
  const stopWarming = warmUp(program, clock);
  return {
    bot,
    services: {
      ...{ knowledge, judge, ask: services.ask, search: services.search },
      directLine: { ...chat.directLine, stores: [...stores.keys()], vocabulary },
      ...{ web, bot, desk, rates, metrics, clock, config, logger },
    },
    close: async () => {
      stopWarming();
      desk.close();
      await bot?.close();
    },
  };
}
