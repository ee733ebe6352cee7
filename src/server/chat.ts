import type { Logger } from 'pino';

import type { ApiObserver } from '../channels/api/ports.js';
import { ConversationBot } from '../channels/bot.js';
import { DirectLineAdapter } from '../channels/directline/adapter.js';
import type { DirectLineServices } from '../channels/directline/services.js';
import { Tokens } from '../channels/directline/tokens.js';
import { USUAL_LIMITS } from '../channels/pressure.js';
import { TurnRunner } from '../channels/run-turn.js';
import type { TurnObserver } from '../channels/turn-observer.js';
import { initialState } from '../conversation/state.js';
import type { Effect, TakeTurn } from '../model/conversation.js';
import type { Vocabulary } from '../model/fact.js';
import type { Storage } from '../storage/port.js';
import type { ServerConfig } from './config.js';
import { keyOf } from './keys.js';
import { keepTidy } from './retention.js';

/** What conversations are held with. */
export interface ChatParts {
  readonly storage: Storage;
  readonly takeTurn: TakeTurn;
  readonly vocabulary: Vocabulary;
  readonly stores: readonly string[];
  readonly config: ServerConfig;
  readonly logger: Logger;
  readonly clock: () => Date;
  /** Counts what conversations lead to. */
  readonly observer?: ApiObserver;
  /** Counts and times their turns. */
  readonly turnObserver?: TurnObserver;
}

/** Conversations, ready to be held. */
export interface Chat {
  /** Runs the turns of every channel. */
  readonly turns: TurnRunner;
  readonly directLine: DirectLineServices;
  /** Finishes the turns that are being taken and closes the storage. */
  close(): Promise<void>;
}

/** Puts together what holds conversations, and begins to delete old ones. @throws where the key of tokens cannot be had */
export async function openChat(parts: ChatParts): Promise<Chat> {
  const { storage, takeTurn, vocabulary, stores, config, logger, clock, observer } = parts;
  const tokenKey = config.tokenKey ?? (await keyOf('token', { storage, data: config.data }));
  const turns = new TurnRunner({
    storage,
    takeTurn,
    clock,
    observer: parts.turnObserver,
    limits: { ...USUAL_LIMITS, turns: config.turnLimit },
    onEffects: (effects) => {
      if (observer) for (const effect of effects) count(effect, observer);
    },
  });
  const endTidying = keepTidy(storage, { days: config.retentionDays, clock, logger });
  return {
    turns,
    directLine: {
      storage,
      adapter: new DirectLineAdapter(turns, new ConversationBot()),
      // Tokens expire by the real time, whatever date a conversation lives on.
      tokens: new Tokens(tokenKey, clock),
      stores,
      vocabulary,
      initialState,
      clock,
      config: {
        secret: config.directLineSecret,
        testClock: config.testClock,
        origins: config.widgetOrigins,
        tokensPerMinute: config.conversationRate,
        messagesPerMinute: config.messageRate,
      },
    },
    close: async () => {
      await endTidying();
      await turns.idle();
      await storage.close();
    },
  };
}

function count(effect: Effect, observer: ApiObserver): void {
  if (effect.kind === 'decided') observer.verdict(effect.verdict.store, effect.verdict.outcome);
  if (effect.kind === 'abstained') observer.abstained(effect.store);
}
