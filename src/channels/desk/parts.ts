import type { AskParts } from '../../conversation/ask/ask.js';
import type { PhraseReader } from '../../conversation/phrase-reader.js';
import type { Wording } from '../../model/wording.js';

/** What the desk reads, judges and writes by; all of it immutable. */
export interface DeskParts {
  readonly ask: AskParts;
  /** Phrases of `dialogs/commands.yaml`: "the other one" begins another item. */
  readonly commands: PhraseReader;
  /** Phrases of `dialogs/draft.yaml`. */
  readonly wording: Wording;
}
