/** The kinds of fact. `event` is a date that may not have happened yet. */
export type FactType = 'choice' | 'boolean' | 'date' | 'event' | 'timestamp' | 'number' | 'country';

/** A date known only roughly, both ends included. */
export interface RoughDate {
  readonly from: string;
  readonly to: string;
}

/**
 * A fact as stated: a choice, a boolean, a number, a date, a timestamp, a rough date; `null`: the
 * customer does not know; for an event also `not_yet`.
 */
export type FactValue = string | number | boolean | null | RoughDate;

/** The facts of one case, by name; omitted: not asked yet. */
export type Facts = Readonly<Record<string, FactValue>>;

/** One value of a choice or boolean, as people see it. */
export interface FactChoice {
  readonly value: string | boolean;
  /** On a button. */
  readonly label: string;
  /** In a sentence after "if" or alone: "the original packaging is there". */
  readonly says: string;
  /** Share of cases with this value, before anything is known. */
  readonly prior: number;
  /** Events that have (true) or have not (false) happened when the fact has this value. */
  readonly events: Readonly<Record<string, boolean>>;
}

/** What a fact is taken to be until stated. */
export interface Presumption {
  readonly value: string | number | boolean;
  /** The presumption falls where another fact has one of these values (`happened`: that event has happened). */
  readonly unless: readonly { readonly fact: string; readonly is: string | boolean }[];
  /** Take the value of another boolean fact instead, where that one is stated. */
  readonly sameAs: string | null;
  /** How the assumption is named in a verdict. */
  readonly says: string;
}

/** One entry of the vocabulary, from `dialogs/facts/`. */
export interface FactDefinition {
  readonly name: string;
  readonly type: FactType;
  /** Short name: "Delivery date". */
  readonly label: string;
  /** In a sentence, for dates: "it was delivered"; for numbers: "the number of items". */
  readonly says: string;
  readonly ask: string;
  readonly why: string;
  /** Position in which a person would ask; breaks ties. */
  readonly order: number;
  readonly choices: readonly FactChoice[];
  readonly presumed: Presumption | null;
  /** For dates: what it is taken to be until stated, the first known of these dates or `today`. */
  readonly defaults: readonly string[];
  /** For timestamps: the date fact on whose day it falls. */
  readonly dayOf: string | null;
  /** For dates: how the age in days is spread, as (days, share of cases at most that old). */
  readonly ages: readonly { readonly days: number; readonly share: number }[];
  /** Dates that cannot be later than this one. */
  readonly notBefore: readonly string[];
  /** Smallest number allowed. */
  readonly min: number | null;
  /** For numbers: sample values with the share of cases that have them. */
  readonly bands: readonly { readonly value: number; readonly prior: number }[];
  readonly file: string;
}

/** All fact definitions by name. */
export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactDefinition>;
}

/** Something wrong with facts as handed in. */
export interface FactProblem {
  /** Path of the field: `facts.deliveryDate`. */
  readonly field: string;
  /** The second field of a contradiction. */
  readonly other: string | null;
  readonly message: string;
  /** `invalid`: not a value of the fact; `contradiction`: impossible beside another. */
  readonly kind: 'invalid' | 'contradiction';
}
