import type { Facts } from './fact.js';

/** What an example expects; only the given fields are compared. */
export interface Expectations {
  readonly outcome?: string;
  readonly route?: string | null;
  readonly remedies?: readonly string[];
  readonly refundScope?: string | null;
  readonly returnShippingPaidBy?: string | null;
  readonly deadline?: string | null;
  readonly deadlineAt?: string | null;
  readonly cites?: readonly string[];
  readonly asks?: string | null;
  readonly missing?: readonly string[];
  readonly window?: { readonly from: string; readonly to: string };
  readonly readings?: number;
  /** Who chooses among the remedies. */
  readonly chosenBy?: 'customer' | 'store';
}

/** A case decided from the text. */
export interface Example {
  readonly name: string;
  readonly today: string;
  readonly facts: Facts;
  readonly expect: Expectations;
  readonly file: string;
  readonly line: number;
}
