import type { Logger } from 'pino';

import {
  type Bot,
  type BotParts as ChannelParts,
  openBot as open,
} from '../../channels/botframework/open.js';
import { isFromLoopback } from '../security.js';

/** The Bot Framework's channels, ready to be served. */
export type { Bot };

/** What they are opened with here. */
export type BotParts = Omit<ChannelParts, 'isLocal' | 'report'> & { readonly logger: Logger };

/** Opens `/api/messages` on this server; null where there is nothing at that address. What goes wrong is logged. */
export function openBot({ logger, ...parts }: BotParts): Bot | null {
  return open({
    ...parts,
    isLocal: isFromLoopback,
    report: (what, error) => logger.warn({ error: String(error) }, what),
  });
}
