import type { Day } from '../model/duration.js';
import type { FactValue } from '../model/fact.js';

/** One fact read from a text, with the words it was read from. */
export interface FactReading {
  readonly fact: string;
  readonly value: FactValue;
  /** UTF-16 offsets in the text as handed in; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how sure the reader is. */
  readonly confidence: number;
  /** Name of the recogniser that read it. */
  readonly recogniser: string;
}

/** Words that name a value which only the customer can settle: 03/04 is March or April. */
export interface AmbiguousReading {
  readonly fact: string;
  /** The values it may mean; none for a date that the calendar does not have (30 February). */
  readonly candidates: readonly FactValue[];
  readonly start: number;
  readonly end: number;
}

/** What a stretch of a pasted mail is. Facts are read from `body` only. */
export type SegmentKind = 'headers' | 'body' | 'signature' | 'quote';

/** A stretch of the text; the segments follow each other without gaps. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly start: number;
  readonly end: number;
}

/** How much the text is about the writer's own order, and how much about the rules; each 0 to 1. */
export interface KindSignals {
  readonly aboutMyCase: number;
  readonly policyQuestion: number;
}

/** Everything that was read from one text. */
export interface UtteranceReading {
  /** At most one reading a fact, in the order of the text. */
  readonly facts: readonly FactReading[];
  readonly ambiguous: readonly AmbiguousReading[];
  readonly kind: KindSignals;
  /** The text as a whole says "I don't know". */
  readonly dontKnow: boolean;
  /** Day of the mail's own `Date:` header, which is its "today". */
  readonly sentDate: string | null;
  readonly segments: readonly Segment[];
}

/** What the reader must be told from outside. */
export interface ReadingContext {
  /** The day that "today" means, unless the mail says when it was sent. */
  readonly today: Day;
  /** The moment of reading, ISO 8601 with offset; lets "two hours ago" be read to the minute. */
  readonly now?: string;
  /** The fact that was just asked for: "the 5th" and "yes" are then its value. */
  readonly expecting?: string;
  /** Offset from UTC of clock times that name none, such as `-07:00`; UTC when left out. */
  readonly offset?: string;
}
