import type { Facts, FactValue } from './fact.js';
import type { Message } from './message.js';
import type { Reply } from './reply.js';
import type { Verdict } from './verdict.js';

/** What the bot waits for. */
export type Pending =
  /** The value of a fact; `boundary`: which side of that day; `again`: it contradicted another and was taken back. */
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly boundary: string | null;
      readonly again?: boolean;
    }
  /** Which of several values an ambiguous date meant. */
  | { readonly kind: 'value'; readonly fact: string; readonly candidates: readonly FactValue[] }
  /** The shop; the text is taken up once it is known. */
  | { readonly kind: 'store'; readonly text: string };

/** What the bot offered last, so that a bare "yes" takes it up. */
export type Offer = 'claim' | 'person' | 'check';

/** One case of a customer: an item with what is known of it. */
export interface CaseState {
  /** How the customer calls the item, where several are discussed. */
  readonly item: string | null;
  readonly facts: Facts;
  /** Facts asked so far, in order. */
  readonly asked: readonly string[];
  /** Facts that the customer gave, the latest last. */
  readonly given: readonly string[];
  /** Boundaries of rough dates that were put already ("deliveryDate<2026-06-06"); a date alone: none helps any more. */
  readonly bounded: readonly string[];
  /** The verdict last given as final. */
  readonly verdict: Verdict | null;
}

/** A conversation between two turns; plain data that survives JSON. */
export interface ConversationState {
  readonly version: 1;
  readonly store: string | null;
  /** The channel belongs to one shop, which the customer cannot change. */
  readonly bound: boolean;
  /** What the shop passed about the order: never asked. */
  readonly known: Facts;
  /** The case at hand, or null while there is none. */
  readonly current: CaseState | null;
  /** Items still to be taken up, and cases that were decided, newest last. */
  readonly waiting: readonly CaseState[];
  readonly decided: readonly CaseState[];
  readonly pending: Pending | null;
  /** What the last reply offered. */
  readonly offered: Offer | null;
  /** Reference of the handoff, once a person was called. */
  readonly handoff: string | null;
  /** Messages in a row that were not understood. */
  readonly unclear: number;
  readonly turns: number;
}

/** What the outside must do or count after a turn. */
export type Effect =
  | {
      readonly kind: 'handoff';
      readonly reference: string;
      readonly store: string | null;
      readonly facts: Facts;
      readonly verdict: Verdict | null;
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'abstained';
      readonly store: string | null;
      readonly text: string;
      readonly nearest: readonly string[];
    }
  | { readonly kind: 'answered'; readonly store: string; readonly clauses: readonly string[] }
  | { readonly kind: 'decided'; readonly verdict: Verdict }
  | { readonly kind: 'feedback'; readonly helpful: boolean }
  /** A question that the bot put; the last of a conversation is where it was left. */
  | { readonly kind: 'asked'; readonly fact: string };

/** What a turn is told from outside. */
export interface TurnContext {
  /** The moment, ISO 8601 with offset, or the date that the conversation lives on. */
  readonly now: string;
  /** What a handoff in this turn would be referred to by. */
  readonly reference: string;
}

/** What a turn gives. */
export interface TurnResult {
  readonly state: ConversationState;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
}

/** A turn: pure, and blind to channels. Never throws on a customer's message. */
export type TakeTurn = (state: ConversationState, message: Message, context: TurnContext) => TurnResult;
