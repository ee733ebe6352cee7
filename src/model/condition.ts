import type { Duration } from './duration.js';

/** What every condition carries: the clauses it encodes and where it stands in `policy.md`. */
export interface ConditionBase {
  readonly clauses: readonly string[];
  readonly line: number;
}

/** The fact has one of the values (`negated`: none of them). For an event date the value `not_yet` tests that it has not happened. */
export interface IsCondition extends ConditionBase {
  readonly kind: 'is';
  readonly fact: string;
  readonly values: readonly (string | boolean)[];
  readonly negated: boolean;
}

/** The number is more than `limit` (`negated`: at most `limit`). Whole numbers only. */
export interface OverCondition extends ConditionBase {
  readonly kind: 'over';
  readonly fact: string;
  readonly limit: number;
  readonly negated: boolean;
}

/**
 * The event `until` falls no later than `length` after the day `from`, that whole last day included
 * (`negated`: later). `until` may be `today`. True while `from` has not happened; an `until` that
 * has not happened counts as today.
 */
export interface WithinCondition extends ConditionBase {
  readonly kind: 'within';
  readonly length: Duration;
  readonly from: string;
  readonly until: string;
  readonly negated: boolean;
}

/** All conditions hold; true when there are none. */
export interface AllCondition extends ConditionBase {
  readonly kind: 'all';
  readonly of: readonly Condition[];
}

/** At least one condition holds. */
export interface AnyCondition extends ConditionBase {
  readonly kind: 'any';
  readonly of: readonly Condition[];
}

/** The text can be read in several ways; each option is what it then says. */
export interface ReadingsCondition extends ConditionBase {
  readonly kind: 'readings';
  /** Unique in the store: `coverage#n`. */
  readonly id: string;
  readonly options: readonly { readonly text: string; readonly condition: Condition }[];
}

/** A typed condition on the facts of a case. */
export type Condition =
  IsCondition | OverCondition | WithinCondition | AllCondition | AnyCondition | ReadingsCondition;
