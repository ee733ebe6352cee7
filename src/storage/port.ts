import type { ConversationState, Effect } from '../model/conversation.js';
import type { Links } from './links.js';
import type {
  ConversationExport,
  EvidenceFile,
  StoredActivity,
  StoredConversation,
  StoredEffect,
  StoredHandoff,
} from './records.js';
import type { Shared } from './shared.js';

/**
 * Where conversations are kept. Every method that writes resolves once what it wrote survives the
 * loss of power. A database that is away throws StorageUnavailable; its other errors are thrown as they come.
 */
export interface Storage {
  /** What all processes know together beside conversations. */
  readonly shared: Shared;

  /** True where other processes may work on the same conversations. */
  readonly isShared: boolean;

  /** Where conversations are reached whose channel must be told what is new. */
  readonly links: Links;

  /** Keeps a new conversation. @throws where the id is taken */
  create(conversation: NewConversation): Promise<void>;

  /** A conversation as it stands, or null where there is none (any more). */
  load(id: string): Promise<StoredConversation | null>;

  /** The activity that the client sent under its own id, or null. */
  findSent(conversation: string, clientId: string): Promise<StoredActivity | null>;

  /**
   * Activities of a conversation in their order, `after` that number.
   * @param limit the most to give, 1,000 unless told
   */
  activities(conversation: string, after: number, limit?: number): Promise<readonly StoredActivity[]>;

  /** Overwrites what the client sent under that id: the customer took it back. @returns false where there is nothing */
  redact(conversation: string, clientId: string, body: NewActivity['body']): Promise<boolean>;

  /** Keeps a turn whole, or nothing of it. */
  saveTurn(turn: TurnRecord): Promise<SaveResult>;

  /** A picture sent as evidence, or null. */
  evidence(id: string): Promise<EvidenceFile | null>;

  /** Who waits for a person, longest first. @param query `store`: only that shop's */
  handoffs(query?: { readonly store?: string }): Promise<readonly StoredHandoff[]>;

  /** What turns left for statistics, oldest first. */
  effects(query?: EffectQuery): Promise<readonly StoredEffect[]>;

  /** Everything kept of a conversation, or null where there is none. */
  export(id: string): Promise<ConversationExport | null>;

  /** Deletes a conversation with all that belongs to it. @returns false where there is none */
  delete(id: string): Promise<boolean>;

  /**
   * Deletes conversations in which nothing happened since that moment.
   * @param before ISO 8601, UTC
   * @param unstarted the same for those that never began; absent: `before`
   * @returns how many
   */
  deleteOlderThan(before: string, unstarted?: string): Promise<number>;

  /**
   * Hears of new activities in a conversation, and of its end, whichever process wrote them. Those that this process
   * wrote come along.
   * @returns what ends the watch
   */
  watch(conversation: string, listener: (news: News, fresh?: readonly StoredActivity[]) => void): () => void;

  /** How much is kept; for operators, so numbers may be estimates. */
  measure(): Promise<StorageSize>;

  /** Finishes what is being written and closes. */
  close(): Promise<void>;
}

/** How much is kept. */
export interface StorageSize {
  readonly conversations: number;
  /** Customers whose handoff nobody has taken up. */
  readonly handoffsWaiting: number;
  /** Of the database, indexes included. */
  readonly bytes: number;
}

/** What happened in a watched conversation. */
export type News = 'activities' | 'deleted';

/** A conversation that begins. */
export interface NewConversation {
  readonly id: string;
  readonly channel: string;
  /** The only customer who may speak in it; null: whoever the channel lets in. */
  readonly user: string | null;
  /** The date that it lives on, in tests and demonstrations; null: today. */
  readonly today: string | null;
  readonly state: ConversationState;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An activity to be kept. Its number and id are given when it is. */
export interface NewActivity {
  readonly author: 'user' | 'bot' | 'agent';
  /** What the client calls it: sent again under the same id, it is kept once. */
  readonly clientId: string | null;
  /** Kept, but not shown to clients: what a channel reports, such as somebody joining. */
  readonly hidden: boolean;
  /** As the channel writes it; plain data. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A turn: what came in, what it led to, what goes out. */
export interface TurnRecord {
  readonly conversation: string;
  /** The revision that the turn started from. */
  readonly revision: number;
  readonly state: ConversationState;
  readonly incoming: NewActivity | null;
  readonly outgoing: readonly NewActivity[];
  readonly effects: readonly Effect[];
  readonly evidence: readonly EvidenceFile[];
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What became of a turn. */
export type SaveResult =
  | {
      readonly kind: 'saved';
      readonly incoming: StoredActivity | null;
      readonly outgoing: readonly StoredActivity[];
    }
  /** The incoming activity was kept before; nothing of this turn is. */
  | { readonly kind: 'repeated'; readonly incoming: StoredActivity }
  /** Another turn was kept since: load and take the turn again. */
  | { readonly kind: 'conflict' }
  /** The reference of its handoff belongs to another: take the turn again with a new one. */
  | { readonly kind: 'reference_taken' }
  /** The conversation was deleted. */
  | { readonly kind: 'gone' };

/** Which effects are wanted. */
export interface EffectQuery {
  readonly kind?: Effect['kind'];
  readonly store?: string;
  /** From this moment, ISO 8601, UTC. */
  readonly since?: string;
  /** Before this moment. */
  readonly until?: string;
}
