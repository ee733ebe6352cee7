import type { Citation } from '../../model/clause.js';
import type { FactValue } from '../../model/fact.js';
import type { Asks, Verdict } from '../../model/verdict.js';
import type { UtteranceReading } from '../../understanding/reading.js';

/** A fact with the words that it was read from; offsets are UTF-16 units of the text as handed in. */
export interface FactFromText {
  readonly value: FactValue;
  readonly from: string;
  readonly start: number;
  readonly end: number;
}

/** Kinds of answer to a one-shot text. */
export type AskKind = 'answer' | 'verdict' | 'question' | 'choose_store' | 'no_answer' | 'small_talk';

/** What `POST /api/v1/ask` answers. */
export interface AskResult {
  readonly kind: AskKind;
  readonly store: string | null;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly facts: Readonly<Record<string, FactFromText>>;
  readonly verdict: Verdict | null;
  readonly asks: Asks | null;
  readonly suggestions: readonly string[];
  readonly parts?: readonly AskResult[];
}

/** The facts of a reading with the words they were read from. */
export function factsFromText(
  reading: UtteranceReading,
  text: string,
  offset = 0,
): Record<string, FactFromText> {
  return Object.fromEntries(
    reading.facts.map(({ fact, value, start, end }) => [
      fact,
      { value, from: text.slice(start, end), start: start + offset, end: end + offset },
    ]),
  );
}

/** A result with nothing in it but its text. */
export function bare(kind: AskKind, store: string | null, text: string): AskResult {
  return { kind, store, text, citations: [], facts: {}, verdict: null, asks: null, suggestions: [] };
}

/** A text to answer. */
export interface AskInput {
  readonly store?: string | undefined;
  readonly text: string;
  /** A date or a timestamp with offset. */
  readonly today: string;
}
