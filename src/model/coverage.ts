import type { Condition } from './condition.js';
import type { Duration } from './duration.js';

/** The remedies of the contract, in the order in which a verdict lists equals. */
export const REMEDIES = [
  'refund',
  'partial_refund',
  'replacement',
  'exchange',
  'repair',
  'paid_repair',
  'parts',
  'gift_card',
  'cancellation',
  'reshipment',
] as const;
/** What a customer may get. */
export type Remedy = (typeof REMEDIES)[number];

/** How much of the price a refund gives back, most generous first. */
export const REFUND_SCOPES = [
  'full',
  'product_only',
  'minus_20_percent',
  'reduced',
  'partial_by_usage',
] as const;
/** How much of the price a refund gives back. */
export type RefundScope = (typeof REFUND_SCOPES)[number];

/** Who pays a cost; `not_stated`: the policy does not say. */
export type Payer = 'store' | 'customer' | 'not_stated';

/** What a rule does to a coverage when it strikes. */
export type RuleEffect =
  /** The coverage is denied. */
  | 'denies'
  /** The policy does not say. */
  | 'silent'
  /** Granted only once an event happens. */
  | 'event'
  /** Granted only if the shop chooses to. */
  | 'discretion';

/** One line of a coverage: a condition and what follows when it fails (or holds, for an exclusion). */
export interface Rule {
  readonly condition: Condition;
  /** The truth value of the condition at which the effect strikes. */
  readonly strikesWhen: boolean;
  readonly effect: RuleEffect;
  /** Clause that softens the denial ("may be rejected"), if the text has one. */
  readonly sanction: string | null;
  /** Neutral words of the editor for what the rule leaves open (silent, event, discretion). */
  readonly text: string | null;
}

/** One remedy; among rows of the same remedy the first whose condition holds counts. */
export interface Give {
  readonly remedy: Remedy;
  readonly scope: RefundScope | null;
  readonly when: Condition | null;
  readonly chosenBy: 'customer' | 'store';
  /** Who pays for sending the item back under this remedy, where it differs from the coverage's rows. */
  readonly paidBy: Payer | null;
  readonly clauses: readonly string[];
  readonly line: number;
}

/** Who pays the return; the first row whose condition holds counts. */
export interface PayerRow {
  readonly paidBy: Payer;
  readonly when: Condition | null;
  readonly clauses: readonly string[];
  readonly line: number;
}

/** A cost beside the return postage. */
export interface Cost {
  readonly text: string;
  readonly paidBy: Payer;
  readonly when: Condition | null;
  readonly clauses: readonly string[];
}

/** What the customer does next. */
export interface Step {
  readonly text: string;
  readonly when: Condition | null;
  readonly clause: string | null;
}

/** One end of an expectation, counted from the first of the dates that is known. */
export interface ExpectedBound {
  readonly length: Duration;
  readonly from: readonly string[];
}

/** A stated range of days in which something is expected (`arrival`, `refund_status`, `dispatch`). */
export interface Expectation {
  readonly earliest: ExpectedBound;
  readonly latest: ExpectedBound;
  /**
   * Hour of the day in the store's time zone from which an order counts as the next working day's when its
   * earliest day is reckoned.
   */
  readonly cutoffHour: number | null;
  readonly clauses: readonly string[];
}

/** One promise of the policy. */
export interface Coverage {
  /** `store/slug`. */
  readonly id: string;
  readonly slug: string;
  /** The policy's own words for it. */
  readonly title: string;
  /** Requests for which it can decide. */
  readonly serves: readonly string[];
  /** Requests for which it is shown as an alternative and never decides. */
  readonly touches: readonly string[];
  /** The clause under which the block stands. */
  readonly clause: string;
  /** When one of these fails, the coverage does not apply (which is not a denial). */
  readonly applies: readonly Condition[];
  readonly rules: readonly Rule[];
  readonly gives: readonly Give[];
  /** Empty: nothing is sent back. */
  readonly sendBack: readonly PayerRow[];
  readonly costs: readonly Cost[];
  readonly steps: readonly Step[];
  readonly expects: Expectation | null;
  /** Hash of the texts it encodes, confirmed by the editor; null when never confirmed. */
  readonly lock: string | null;
  /** Every clause that the block cites, its own first. */
  readonly cites: readonly string[];
  readonly line: number;
  readonly lockLine: number | null;
}
