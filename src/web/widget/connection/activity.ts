import type { Citation } from '../../../model/clause.js';
import type { Facts } from '../../../model/fact.js';
import type { Command } from '../../../model/message.js';
import type { CalendarFile, ClaimMessage, Segment } from '../../../model/reply.js';
import type { Asks, Verdict } from '../../../model/verdict.js';

/** What the assistant sends along with its text. */
export interface BotData {
  readonly asks?: Asks | null;
  readonly verdict?: Verdict | null;
  readonly facts?: Facts | null;
  readonly citations?: readonly Citation[];
  readonly claim?: ClaimMessage | null;
  readonly calendar?: CalendarFile | null;
  readonly handoff?: { readonly reference: string } | null;
  /** On what a person at the shop does: who it is. */
  readonly agent?: { readonly kind: string; readonly name: string } | null;
  readonly segments?: readonly Segment[];
  /** On the customer's own messages: what tells the echo of a message from a new one. */
  readonly clientActivityID?: string;
}

/** An answer to press. */
export interface SuggestedAction {
  readonly type: string;
  readonly title: string;
  readonly value?: unknown;
}

/** An activity as Direct Line carries it; everything in it may be missing. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly text?: string;
  readonly value?: unknown;
  readonly suggestedActions?: { readonly actions?: readonly SuggestedAction[] };
  readonly channelData?: BotData;
}

/** What the customer sends: words, and what a button means beyond them. */
export interface Outgoing {
  readonly text: string;
  readonly command?: Command;
}

/** True for what the customer said, in this tab or another. */
export function isOwn({ from, channelData }: Activity): boolean {
  return from?.role === undefined ? channelData?.clientActivityID !== undefined : from.role === 'user';
}
