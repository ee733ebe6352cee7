import type { Day } from '../../model/duration.js';

/** Where a value comes from. `open`: not asked; `unknown`: the customer does not know. */
export type Source = 'stated' | 'derived' | 'presumed' | 'open' | 'unknown';

/** What is known of a date: between which days it lies, if it has happened. */
export interface DateState {
  lo: Day;
  hi: Day;
  /** null: not known whether it has happened. */
  happened: boolean | null;
  source: Source;
  /** True when nobody stated a day and today stands in for it, so that its window still runs. */
  pending: boolean;
}
