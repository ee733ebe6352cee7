import type { Clause, Heading } from './clause.js';
import type { Condition } from './condition.js';
import type { Coverage } from './coverage.js';
import type { Duration } from './duration.js';

/** How a shop is reached, as its policy says; null where it does not. */
export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly hours: string | null;
  /** Clauses that say so. */
  readonly clauses: readonly string[];
}

/** When people answer at a shop, for handoffs: minutes of the day in the shop's zone. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** `store.yaml`. */
export interface StoreInfo {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly contact: Contact;
  /** IANA zone in which days are counted. */
  readonly timeZone: string;
  /** True when the policy names no zone, so that UTC is an assumption. */
  readonly timeZoneAssumed: boolean;
  /** Holiday calendar for business days, as `country:type`, or null. */
  readonly holidays: string | null;
  /** Days without business besides weekends, as day numbers. */
  readonly holidayDays: ReadonlySet<number>;
  readonly openingHours: readonly OpeningHours[];
}

/** Two clauses that contradict each other. */
export interface Conflict {
  readonly id: string;
  readonly text: string;
  readonly clauses: readonly string[];
  /** Coverages (slugs) whose verdicts show it. */
  readonly touches: readonly string[];
  /** Requests for which it is shown; empty: all that the coverage serves. */
  readonly requests: readonly string[];
  /** Shown only where this holds or may hold. */
  readonly when: Condition | null;
  readonly line: number;
}

/** A fact that the policy itself derives from another ("delivery is assumed 21 days after shipment"). */
export interface Derivation {
  readonly fact: string;
  readonly from: string;
  readonly length: Duration;
  /** `unknown`: only when the customer does not know the date; `unstated`: also while it was not asked. */
  readonly when: 'unknown' | 'unstated';
  /** Requests for which it is used; empty: all. */
  readonly requests: readonly string[];
  readonly says: string;
  readonly clauses: readonly string[];
  readonly line: number;
}

/** One version of a shop's policy, parsed. */
export interface Policy {
  readonly store: StoreInfo;
  readonly version: string;
  /** First day in force, `YYYY-MM-DD`, or null when the policy does not say. */
  readonly effectiveFrom: string | null;
  /** Hash of `policy.md`. */
  readonly hash: string;
  readonly file: string;
  readonly headings: readonly Heading[];
  readonly clauses: readonly Clause[];
  readonly clauseById: ReadonlyMap<string, Clause>;
  /** In order of precedence. */
  readonly coverages: readonly Coverage[];
  readonly conflicts: readonly Conflict[];
  readonly derivations: readonly Derivation[];
  /** Coverages withdrawn because their text changed since it was confirmed. */
  readonly withdrawn: ReadonlySet<string>;
}

/** A shop with every version of its policy, newest first. */
export interface StoreKnowledge {
  readonly info: StoreInfo;
  readonly versions: readonly Policy[];
}
