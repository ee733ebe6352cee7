import type { CalendarFile, ClaimMessage } from '../../../model/reply.js';
import type { Outgoing } from '../connection/activity.js';
import type { KnownFacts } from './facts.js';

/** What a card needs beside its verdict. */
export interface CardContext {
  /** Where the server is: links lead there. */
  readonly origin: string;
  readonly rtl: boolean;
  readonly facts: KnownFacts;
  readonly claim: ClaimMessage | null;
  readonly calendar: CalendarFile | null;
  /** What the customer said of it already. */
  readonly feedback: boolean | null;
  /** Says something in the customer's name. */
  readonly say: (message: Outgoing) => void;
}
