import type { FactValue } from './fact.js';

/** What a button or a card sends instead of text. */
export type Command =
  /** A fact given or changed: a date from a picker, a corrected value; null: "I don't know". */
  | { readonly action: 'fact'; readonly fact: string; readonly value: FactValue }
  /** What the verdict would be with another value; the case itself stays as it is. */
  | { readonly action: 'what_if'; readonly fact: string; readonly value: FactValue }
  | { readonly action: 'store'; readonly store: string }
  | { readonly action: 'person' | 'restart' | 'why' | 'claim' | 'calendar' | 'hello' }
  | { readonly action: 'feedback'; readonly helpful: boolean };

/** A picture that a customer sent as evidence; its bytes are stored by the channel. */
export interface Evidence {
  readonly id: string;
  readonly name: string;
  /** MIME type found in the bytes, not the one claimed. */
  readonly type: string;
}

/** One incoming message, whatever the channel. */
export interface Message {
  /** What the customer wrote; empty when a button or a picture says it all. */
  readonly text: string;
  readonly command: Command | null;
  readonly evidence: readonly Evidence[];
}
