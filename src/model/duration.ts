/** Units in which policies count; `businessDays` skip weekends and the store's holidays. */
export type DurationUnit = 'minutes' | 'hours' | 'days' | 'businessDays' | 'weeks' | 'months' | 'years';

/** One leg of a duration. */
export interface DurationLeg {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** Legs counted one after the other ("5 business days then 1 day then 28 business days"). */
export type Duration = readonly DurationLeg[];

/** A calendar day as the number of days since 1970-01-01. */
export type Day = number;
