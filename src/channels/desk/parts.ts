import type { AskParts } from '../../conversation/ask/ask.js';
import type { Wording } from '../../model/wording.js';

/** What the desk reads, judges and writes by; all of it immutable. */
export interface DeskParts {
  readonly ask: AskParts;
  /** Phrases of `dialogs/draft.yaml`. */
  readonly wording: Wording;
}
