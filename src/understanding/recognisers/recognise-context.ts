import type { Day } from '../../model/duration.js';

/** What the recognisers must be told from outside. */
export interface RecogniseContext {
  readonly today: Day;
  /** Minutes since 1970 of the moment of writing, where it is known. */
  readonly now: number | null;
  /** Offset from UTC of clock times that name none. */
  readonly offset: string;
}
