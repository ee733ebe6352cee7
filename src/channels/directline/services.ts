import type { ConversationState } from '../../model/conversation.js';
import type { Facts, Vocabulary } from '../../model/fact.js';
import type { Storage } from '../../storage/port.js';
import type { DirectLineAdapter } from './adapter.js';
import type { Tokens } from './tokens.js';

/** What Direct Line works with. */
export interface DirectLineServices {
  readonly storage: Storage;
  readonly adapter: DirectLineAdapter;
  readonly tokens: Tokens;
  readonly stores: readonly string[];
  readonly vocabulary: Vocabulary;
  /** A conversation before its first turn. */
  readonly initialState: (store: string | null, known: Facts) => ConversationState;
  readonly clock: () => Date;
  readonly config: DirectLineConfig;
}

/** How Direct Line is set up. */
export interface DirectLineConfig {
  /** SHA-256 of the secret of the shop's own servers; null: there is none, and no such request is let in. */
  readonly secret: Buffer | null;
  /** Conversations may be given a date to live on. */
  readonly testClock: boolean;
  /** Web origins that may show a store's chat, by store; `*`: any store's. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
  /** New conversations a minute from one address that is not loopback. */
  readonly tokensPerMinute: number;
  /** Messages a minute in one conversation, from an address that is not loopback. */
  readonly messagesPerMinute: number;
}
