import type { Citation } from '../../model/clause.js';
import type { FactValue } from '../../model/fact.js';
import type { Asks, Outcome, Verdict } from '../../model/verdict.js';

/** What answers `POST /api/v1/ask`: one text, no conversation kept. */
export interface AskService {
  ask(request: AskRequest): AskResult | Promise<AskResult>;
}

/** A checked question. */
export interface AskRequest {
  /** A store that exists; omitted: all of them. */
  readonly store?: string;
  /** At most 20,000 UTF-16 units; not blank. */
  readonly text: string;
  /** A date or a timestamp with offset; now where the caller named none. */
  readonly today: string;
  /** A BCP 47 tag such as `en-US`. */
  readonly locale?: string;
}

/** The kinds of answer of the contract. */
export const ASK_KINDS = [
  'answer',
  'verdict',
  'question',
  'choose_store',
  'no_answer',
  'small_talk',
] as const;

/** A fact read from a text; `start` and `end` count UTF-16 units of the text as sent, `from` is what stands there. */
export interface FactRead {
  readonly value: FactValue;
  readonly from: string;
  readonly start: number;
  readonly end: number;
}

/** The answer of the contract. */
export interface AskResult {
  readonly kind: (typeof ASK_KINDS)[number];
  readonly store: string | null;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly facts: Readonly<Record<string, FactRead>>;
  readonly verdict: Verdict | null;
  readonly asks: Asks | null;
  readonly suggestions: readonly string[];
  /** One for each question or item, where the text holds several. */
  readonly parts?: readonly AskResult[];
}

/** What answers `POST /api/v1/search`. */
export interface SearchService {
  search(request: SearchRequest): readonly SearchHit[] | Promise<readonly SearchHit[]>;
}

/** A checked search. */
export interface SearchRequest {
  /** A store that exists; omitted: all of them. */
  readonly store?: string;
  readonly text: string;
  /** 1 to 50. */
  readonly limit: number;
}

/** A clause found, best first. */
export interface SearchHit extends Citation {
  readonly score: number;
}

/** The stages whose time is measured. */
export type Stage = 'read' | 'judge' | 'ask' | 'search';

/** Hears what the API did; the server counts it. */
export interface ApiObserver {
  stage(stage: Stage, seconds: number): void;
  verdict(store: string, outcome: Outcome): void;
  /** A question that no clause answers; `null`: no store was named. */
  abstained(store: string | null): void;
}
