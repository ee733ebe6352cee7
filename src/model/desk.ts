import type { Citation } from './clause.js';
import type { FactType, FactValue } from './fact.js';
import type { Segment } from './reply.js';
import type { Asks, Outcome, Verdict } from './verdict.js';

/** A fact as the support desk shows it, with the words that it was read from. */
export interface DeskFact {
  readonly fact: string;
  /** Short name: "Delivery date". */
  readonly label: string;
  readonly value: FactValue;
  /** The value in words: "10 June 2026", "Used". */
  readonly shown: string;
  /** `read` from the text, `shared` with another item of the order, `edited` by the agent. */
  readonly source: 'read' | 'shared' | 'edited';
  /** UTF-16 offsets in the text as sent, `end` exclusive; null where nothing in the text says it. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** 0 to 1: how sure the reader is; null for what was not read. */
  readonly confidence: number | null;
  /** Name of the recogniser that read it; null for what was not read. */
  readonly recogniser: string | null;
}

/** Words that name a value which only the customer can settle. */
export interface DeskAmbiguity {
  readonly fact: string;
  readonly label: string;
  readonly candidates: readonly { readonly value: FactValue; readonly shown: string }[];
  /** What the customer wrote. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What is missing, in the order in which it is worth asking. */
export interface DeskMissing {
  readonly fact: string;
  readonly label: string;
  readonly prompt: string;
}

/** One item of a mail with its own verdict. */
export interface DeskItem {
  /** The part of the text that speaks of it. */
  readonly start: number;
  readonly end: number;
  /** That part, on one line. */
  readonly words: string;
  readonly facts: readonly DeskFact[];
  readonly ambiguous: readonly DeskAmbiguity[];
  /** Null while the request is not known, or the facts contradict each other. */
  readonly verdict: Verdict | null;
  readonly asks: Asks | null;
  readonly missing: readonly DeskMissing[];
  /** Facts that cannot be true together, in words. */
  readonly contradictions: readonly string[];
}

/** A question of a mail with the clauses that answer it. */
export interface DeskQuestion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `none`: the policy does not say it. */
  readonly kind: 'answer' | 'several' | 'none';
  readonly citations: readonly Citation[];
  /** For each citation the words that decide: a part of its quote. */
  readonly quotes: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** A reply that the agent can send: every piece with its source, and as text and markup to copy. */
export interface DeskDraft {
  readonly segments: readonly Segment[];
  readonly text: string;
  readonly html: string;
}

/** Everything that the desk makes of a pasted text. */
export interface DeskReading {
  readonly store: string | null;
  /** True where the text named the shop and nobody chose it. */
  readonly detected: boolean;
  /** `case`: somebody's own order; `question`: about the rules; `small_talk`; `nothing` was understood. */
  readonly kind: 'case' | 'question' | 'small_talk' | 'nothing';
  /** The day or moment by which it was judged. */
  readonly today: string;
  /** Day of the mail's own `Date:` header. */
  readonly sentDate: string | null;
  /** Stretches of a mail from which no facts are read. */
  readonly passive: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
  readonly items: readonly DeskItem[];
  readonly questions: readonly DeskQuestion[];
  /** Everything missing, for all items, without repetition. */
  readonly missing: readonly DeskMissing[];
  readonly draft: DeskDraft | null;
}

/** What the agent changed: a fact set or taken away, in one of the items. */
export interface DeskEdit {
  readonly item: number;
  readonly fact: string;
  /** Absent: the fact is taken away. */
  readonly value?: FactValue;
}

/** A pasted text to be read. */
export interface DeskMail {
  readonly text: string;
  /** Absent: the one that the text names. */
  readonly store?: string;
  /** A date or a timestamp with offset. */
  readonly today: string;
  readonly edits: readonly DeskEdit[];
}

/** A fact of the vocabulary, for the editor of chips. */
export interface DeskFactDefinition {
  readonly name: string;
  readonly type: FactType;
  readonly label: string;
  readonly ask: string;
  readonly choices: readonly { readonly value: string | boolean; readonly label: string }[];
  readonly min: number | null;
}

/** What a page of the desk is told once. */
export interface DeskSetup {
  readonly agent: string;
  readonly role: 'agent' | 'editor';
  /** No accounts are configured: whoever sits at this machine is let in. */
  readonly open: boolean;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly facts: readonly DeskFactDefinition[];
  /** Whether conversations are kept, so that there are a queue and insights. */
  readonly hasConversations: boolean;
}

/** How outcomes are called at the desk. */
export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  eligible: 'Granted',
  conditional: 'Granted under a condition',
  not_eligible: 'Denied',
  not_stated: 'The policy does not say',
};

/** A clause found by its words. */
export interface DeskFound extends Citation {
  readonly store: string;
  readonly storeName: string;
  /** 0 to 1. */
  readonly score: number;
}

/** A policy to be read at the desk. */
export interface DeskPolicy {
  readonly store: string;
  readonly name: string;
  readonly effectiveFrom: string | null;
  /** `before`: index of the clause that follows; `depth`: 1 (outermost) to 4. */
  readonly headings: readonly { readonly text: string; readonly depth: number; readonly before: number }[];
  readonly clauses: readonly {
    readonly clause: string;
    readonly slug: string;
    readonly text: string;
    readonly isItem: boolean;
  }[];
}

/** A customer who waits for a person, or did. */
export interface DeskHandoff {
  readonly reference: string;
  readonly conversation: string;
  readonly store: string | null;
  readonly storeName: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: 'waiting' | 'attended' | 'done';
  /** Who is with the customer, or was. */
  readonly agent: string | null;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
  readonly request: string | null;
  readonly outcome: Outcome | null;
  readonly headline: string | null;
  readonly facts: readonly { readonly label: string; readonly shown: string }[];
  /** Labels of what is still open. */
  readonly missing: readonly string[];
}

/** Something said in a conversation. */
export interface DeskMessage {
  readonly seq: number;
  readonly author: 'user' | 'bot' | 'agent';
  readonly name: string;
  readonly at: string;
  readonly text: string;
  /** An agent came or went; null: something was said. */
  readonly event: 'joined' | 'left' | null;
  readonly pictures: readonly { readonly name: string; readonly address: string }[];
}

/** A conversation as the desk follows it. */
export interface DeskConversation {
  readonly handoff: DeskHandoff;
  readonly messages: readonly DeskMessage[];
}
