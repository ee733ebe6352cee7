import { CloudAdapter, type Connections } from '@microsoft/agents-hosting';
import type { Request, Router } from 'express';

import { initialState } from '../../conversation/state.js';
import type { Storage } from '../../storage/port.js';
import type { JudgeKnowledge } from '../../verdict/judge.js';
import type { SearchService } from '../api/ports.js';
import type { DeskParts } from '../desk/parts.js';
import type { TurnRunner } from '../run-turn.js';
import { ChannelBot } from './bot.js';
import type { CardParts, Report } from './card-parts.js';
import type { BotConfig } from './config.js';
import { authConfiguration, hostPolicy } from './credentials.js';
import { Delivery } from './delivery.js';
import { botRouter } from './router.js';

/** What the Bot Framework's channels are opened with. */
export interface BotParts {
  readonly config: BotConfig;
  readonly storage: Storage;
  readonly turns: TurnRunner;
  readonly knowledge: Pick<JudgeKnowledge, 'stores' | 'vocabulary' | 'wording'>;
  readonly search?: SearchService | undefined;
  readonly desk?: DeskParts | undefined;
  /** Labels of questions that the card of a verdict answers itself; absent: none. */
  readonly unfolds?: readonly string[] | undefined;
  readonly clock: () => Date;
  /** True for a request made on this machine. */
  readonly isLocal: (request: Request) => boolean;
  readonly report: Report;
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
  const { config, storage, turns, knowledge, search, desk, clock, isLocal, report, connections } = parts;
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
  const cards: CardParts = {
    vocabulary: knowledge.vocabulary,
    wording: knowledge.wording,
    shops: [...knowledge.stores.values()].map(({ info: { id, name } }) => ({ id, name })),
    unfolds: parts.unfolds ?? [],
  };
  const delivery = new Delivery({ storage, adapter, cards, report, clock });
  const bot = new ChannelBot({
    ...cards,
    ...{ storage, turns, adapter, delivery, config, initialState, search, desk, clock, report },
  });
  return {
    router: botRouter({ adapter, bot, config, isLocal }),
    begin: () => delivery.begin(),
    look: () => delivery.look(),
    close: () => delivery.close(),
  };
}
