import type { Outcome } from './verdict.js';

/** A day with how much happened on it. */
export interface DeskDay {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly answered: number;
  readonly abstained: number;
  readonly decided: number;
  readonly handoffs: number;
}

/** Questions that no clause answered and that are alike. */
export interface DeskGap {
  /** The one that is most like the others. */
  readonly text: string;
  readonly count: number;
  readonly store: string | null;
  readonly examples: readonly string[];
  /** Clauses that come nearest, best first. */
  readonly nearest: readonly {
    readonly clause: string;
    readonly heading: string;
    readonly url: string;
    readonly score: number;
  }[];
  /** `not_in_policy`: nothing comes near; `ambiguous`: several clauses come equally near; `not_found`: one nearly fits. */
  readonly cause: 'not_in_policy' | 'ambiguous' | 'not_found';
}

/** What customers asked and what came of it. */
export interface DeskInsights {
  /** Both days included, UTC. */
  readonly from: string;
  readonly to: string;
  readonly store: string | null;
  readonly days: readonly DeskDay[];
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  /** Clauses that answered, most often first. */
  readonly clauses: readonly {
    readonly clause: string;
    readonly heading: string;
    readonly url: string;
    readonly count: number;
  }[];
  readonly gaps: readonly DeskGap[];
  /** Questions after which the customer said no more, most often first. */
  readonly left: readonly {
    readonly fact: string;
    readonly label: string;
    readonly left: number;
    readonly asked: number;
  }[];
  readonly feedback: { readonly helpful: number; readonly unhelpful: number };
  readonly handoffs: {
    readonly count: number;
    readonly waiting: number;
    /** Seconds until an agent came, of those to whom one came; null: to nobody. */
    readonly medianWait: number | null;
    readonly longestWait: number | null;
  };
}
