import type { Generated } from 'kysely';

/** The tables. Moments are ISO 8601 in UTC, so that they sort as text; JSON is text: both on every database. */
export interface Tables {
  conversation: ConversationTable;
  activity: ActivityTable;
  effect: EffectTable;
  handoff: HandoffTable;
  evidence: EvidenceTable;
  channel_link: ChannelLinkTable;
  shared: SharedTable;
  counter: CounterTable;
}

interface ConversationTable {
  id: string;
  channel: string;
  user_id: string | null;
  today: string | null;
  /** JSON of the state. */
  state: string;
  revision: Generated<number>;
  length: Generated<number>;
  created_at: string;
  touched_at: string;
}

interface ActivityTable {
  conversation: string;
  seq: number;
  author: 'user' | 'bot' | 'agent';
  client_id: string | null;
  /** 0 or 1: not every database has booleans. */
  hidden: number;
  at: string;
  /** JSON. */
  body: string;
}

interface EffectTable {
  conversation: string;
  /** The revision that the turn led to, and the position in its effects: together the key. */
  revision: number;
  position: number;
  kind: string;
  store: string | null;
  at: string;
  /** JSON. */
  body: string;
}

interface HandoffTable {
  reference: string;
  conversation: string;
  store: string | null;
  at: string;
  /** JSON. */
  body: string;
}

interface ChannelLinkTable {
  conversation: string;
  /** JSON. */
  body: string;
  /** JSON. */
  cards: string;
  delivered: number;
  failures: number;
  held_until: string | null;
}

interface EvidenceTable {
  id: string;
  conversation: string;
  name: string;
  type: string;
  at: string;
  bytes: Uint8Array;
}

interface SharedTable {
  name: string;
  value: string;
  /** When it counts as gone; null: never. */
  until: string | null;
}

interface CounterTable {
  name: string;
  count: number;
  /** When it begins anew. */
  until: string;
}
