import type { ConversationState, Effect } from '../model/conversation.js';
import type { Evidence } from '../model/message.js';

/** A conversation as kept. */
export interface StoredConversation {
  readonly id: string;
  readonly channel: string;
  readonly user: string | null;
  readonly today: string | null;
  readonly state: ConversationState;
  /** Grows by one with everything written to it. */
  readonly revision: number;
  /** Number of activities so far, which is the number of the last. */
  readonly length: number;
  readonly createdAt: string;
  readonly touchedAt: string;
}

/** An activity as kept. */
export interface StoredActivity {
  /** Position in its conversation, from 1. */
  readonly seq: number;
  /** {@link activityId} of conversation and position. */
  readonly id: string;
  readonly author: 'user' | 'bot' | 'agent';
  readonly clientId: string | null;
  readonly hidden: boolean;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A picture that a customer sent. */
export interface EvidenceFile extends Evidence {
  readonly bytes: Uint8Array;
}

/** A customer who waits for a person. */
export interface StoredHandoff {
  readonly reference: string;
  readonly conversation: string;
  readonly store: string | null;
  readonly at: string;
  readonly body: Extract<Effect, { kind: 'handoff' }>;
}

/** Something that a turn left for statistics. */
export interface StoredEffect {
  readonly conversation: string;
  /** Shop at the end of the turn. */
  readonly store: string | null;
  readonly at: string;
  readonly body: Effect;
}

/** Everything kept of a conversation. */
export interface ConversationExport {
  readonly conversation: StoredConversation;
  readonly activities: readonly StoredActivity[];
  readonly effects: readonly StoredEffect[];
  readonly handoffs: readonly StoredHandoff[];
  readonly evidence: readonly EvidenceFile[];
}

/** The id of an activity, from its place: `CONVERSATION|0000012`. */
export function activityId(conversation: string, seq: number): string {
  return `${conversation}|${String(seq).padStart(7, '0')}`;
}
