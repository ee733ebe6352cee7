import type { Citation } from './clause.js';
import type { Asks, Verdict } from './verdict.js';

/**
 * A piece of a reply with where it comes from. Policy statements are `clause` (verbatim) or `verdict`
 * (computed from a coverage that cites); `wording` is neutral text of `dialogs/`; `echo` repeats the customer.
 */
export type Segment =
  | { readonly source: 'clause'; readonly text: string; readonly citation: Citation }
  | { readonly source: 'verdict'; readonly text: string; readonly clauses: readonly string[] }
  | { readonly source: 'wording'; readonly text: string; readonly key: string }
  | { readonly source: 'echo'; readonly text: string };

/** An answer offered as a button; what it shows is also what it says when pressed. */
export interface QuickReply {
  readonly label: string;
}

/** A message to the shop, ready to be sent, with everything that its procedure asks for. */
export interface ClaimMessage {
  /** E-mail address of the shop, or null where its policy names none. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

/** The last day on which something must be done, as a calendar file. */
export interface CalendarFile {
  readonly name: string;
  /** An iCalendar object, RFC 5545. */
  readonly content: string;
}

/** What a person who takes over is given. */
export interface HandoffNote {
  /** What the customer is told to refer to. */
  readonly reference: string;
  readonly store: string | null;
  readonly request: string | null;
  readonly missing: readonly string[];
}

/** One message of the bot: paragraphs, and what comes along with them. */
export interface Reply {
  readonly segments: readonly Segment[];
  readonly quickReplies: readonly QuickReply[];
  /** The question that this reply puts, or null. */
  readonly asks: Asks | null;
  /** The final verdict that this reply gives, or null. */
  readonly verdict: Verdict | null;
  /** Clauses that this reply rests on, most important first. */
  readonly citations: readonly Citation[];
  readonly claim: ClaimMessage | null;
  readonly calendar: CalendarFile | null;
  readonly handoff: HandoffNote | null;
}
