import type { Citation } from './clause.js';
import type { Payer, RefundScope, Remedy } from './coverage.js';

/** The four outcomes of the contract. */
export type Outcome = 'eligible' | 'conditional' | 'not_eligible' | 'not_stated';

/** A date that matters. */
export interface VerdictDeadline {
  readonly date: string;
  readonly act: string;
  readonly gives: string;
  readonly clause: string;
}

/** One remedy that may be had. */
export interface VerdictOption {
  readonly remedy: Remedy;
  readonly refundScope: RefundScope | null;
  readonly paidBy: Payer | null;
  readonly when: string | null;
  readonly chosenBy: 'customer' | 'store';
  readonly clause: string;
}

/** What a `conditional` outcome hangs on. */
export interface VerdictCondition {
  readonly text: string;
  readonly kind: 'fact' | 'reading' | 'discretion' | 'event';
  readonly fact: string | null;
  readonly clause: string;
}

/** One way to read the text and what it gives. */
export interface VerdictReading {
  readonly text: string;
  readonly outcome: Outcome;
  readonly deadline: string | null;
  readonly clauses: readonly string[];
}

/** A condition of the route with its truth; null: not known. */
export interface VerdictReason {
  readonly text: string;
  readonly holds: boolean | null;
  readonly clause: string;
}

/** Another coverage that the request touches. */
export interface VerdictAlternative {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly deadline: string | null;
  readonly why: string;
}

/** The verdict of the public contract. */
export interface Verdict {
  readonly store: string;
  readonly request: string;
  readonly asOf: string;
  readonly outcome: Outcome;
  readonly route: { readonly id: string; readonly title: string } | null;
  readonly headline: string;
  readonly remedies: readonly Remedy[];
  readonly refundScope: RefundScope | null;
  readonly returnShippingPaidBy: Payer | null;
  readonly deadline: string | null;
  readonly deadlineAt: string | null;
  readonly daysLeft: number | null;
  readonly deadlines: readonly VerdictDeadline[];
  readonly options: readonly VerdictOption[];
  readonly conditions: readonly VerdictCondition[];
  readonly readings: readonly VerdictReading[];
  readonly conflicts: readonly { readonly text: string; readonly clauses: readonly string[] }[];
  readonly reasons: readonly VerdictReason[];
  readonly citations: readonly Citation[];
  readonly steps: readonly { readonly text: string; readonly clause: string | null }[];
  readonly costs: readonly { readonly text: string; readonly paidBy: Payer; readonly clause: string }[];
  readonly assumptions: readonly string[];
  readonly alternatives: readonly VerdictAlternative[];
  readonly changes: readonly { readonly text: string; readonly fact: string; readonly outcome: Outcome }[];
  readonly policy: {
    readonly version: string;
    readonly effectiveFrom: string | null;
    readonly hash: string;
  };
  readonly certificate: string;
  readonly window?: { readonly from: string; readonly to: string };
}

/** The next fact worth asking. */
export interface Asks {
  readonly fact: string;
  readonly type: 'choice' | 'boolean' | 'date' | 'timestamp' | 'number';
  readonly prompt: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
  readonly boundary: string | null;
  readonly why: string;
}

/** Answer of `POST /verdict`. */
export interface VerdictResult {
  readonly verdict: Verdict | null;
  readonly asks: Asks | null;
  readonly missing: readonly string[];
}
