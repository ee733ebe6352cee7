import type { CloudAdapter } from '@microsoft/agents-hosting';

import type { ConversationState } from '../../model/conversation.js';
import type { Facts } from '../../model/fact.js';
import type { Storage } from '../../storage/port.js';
import type { SearchService } from '../api/ports.js';
import type { DeskParts } from '../desk/parts.js';
import type { TurnRunner } from '../run-turn.js';
import type { CardParts, Report } from './card-parts.js';
import type { BotConfig } from './config.js';
import type { Delivery } from './delivery.js';

/** What the Bot Framework's channels work with. */
export interface BotServices extends CardParts {
  readonly storage: Storage;
  readonly turns: TurnRunner;
  readonly adapter: CloudAdapter;
  readonly delivery: Delivery;
  readonly config: BotConfig;
  /** A conversation before its first turn. */
  readonly initialState: (store: string | null, known: Facts) => ConversationState;
  /** Finds clauses, for the search of message extensions; absent: it finds none. */
  readonly search?: SearchService | undefined;
  /** Reads a message as the desk does, for its action command; absent: there is none. */
  readonly desk?: DeskParts | undefined;
  readonly clock: () => Date;
  readonly report: Report;
}
