import { CloudAdapter, type Connections } from '@microsoft/agents-hosting';
import type { Router } from 'express';
import type { Logger } from 'pino';

import type { SearchService } from '../../channels/api/ports.js';
import { ChannelBot } from '../../channels/botframework/bot.js';
import type { BotConfig } from '../../channels/botframework/config.js';
import { authConfiguration, hostPolicy } from '../../channels/botframework/credentials.js';
import { Delivery } from '../../channels/botframework/delivery.js';
import { botRouter } from '../../channels/botframework/router.js';
import type { CardParts, Report } from '../../channels/botframework/services.js';
import type { DeskParts } from '../../channels/desk/parts.js';
import type { TurnRunner } from '../../channels/run-turn.js';
import { initialState } from '../../conversation/state.js';
import type { Storage } from '../../storage/port.js';
import type { JudgeKnowledge } from '../../verdict/judge.js';
import { isFromLoopback } from '../security.js';

/** What the Bot Framework's channels are opened with. */
export interface BotParts {
  readonly config: BotConfig;
  readonly storage: Storage;
  readonly turns: TurnRunner;
  readonly knowledge: Pick<JudgeKnowledge, 'stores' | 'vocabulary' | 'wording'>;
  readonly search?: SearchService | undefined;
  readonly desk?: DeskParts | undefined;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Where tokens for answers are got; absent: where the configuration says. */
  readonly connections?: Connections | undefined;
}

/** The Bot Framework's channels, ready to be served. */
export interface Bot {
  readonly router: Router;
  /** Delivers what is stored and was not delivered; looks again by itself. */
  begin(): Promise<void>;
  look(): Promise<void>;
  /** Stops delivering; what is left is delivered after the next start. */
  close(): Promise<void>;
}

/**
 * Opens `/api/messages`.
 * @returns null in production while no client id is configured: there is then nothing at that address
 */
export function openBot(parts: BotParts): Bot | null {
  const { config, storage, turns, knowledge, search, desk, clock, logger, connections } = parts;
  if (config.clientId === null && config.isProduction) return null;
  const adapter = new CloudAdapter(
    authConfiguration(config),
    undefined,
    undefined,
    { validateServiceUrl: true },
    hostPolicy(config),
  );
  if (connections) adapter.connectionManager = connections;
  // The SDK would tell customers to fix the source code.
  adapter.onTurnError = (_context, error) => Promise.reject(error);
  const report: Report = (what, error) => logger.warn({ error: String(error) }, what);
  const cards: CardParts = {
    vocabulary: knowledge.vocabulary,
    wording: knowledge.wording,
    shops: [...knowledge.stores.values()].map(({ info: { id, name } }) => ({ id, name })),
  };
  const delivery = new Delivery({ storage, adapter, cards, report, clock });
  const bot = new ChannelBot({
    ...cards,
    ...{ storage, turns, adapter, delivery, config, initialState, search, desk, clock, report },
  });
  return {
    router: botRouter({ adapter, bot, config, isLocal: isFromLoopback }),
    begin: () => delivery.begin(),
    look: () => delivery.look(),
    close: () => delivery.close(),
  };
}
