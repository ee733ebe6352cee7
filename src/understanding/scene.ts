import { type FlagReader, flagReader } from './flags.js';
import { type Event, eventsIn } from './recognisers/events.js';
import type { Words } from './words.js';

/** The words of a message with what all recognisers and refiners need: their colouring and the events told of. */
export interface Scene extends Words {
  readonly flagsAt: FlagReader;
  readonly events: readonly Event[];
}

/** Prepares the words once for all recognisers and refiners. */
export function sceneOf(words: Words): Scene {
  const flagsAt = flagReader(words);
  return { ...words, flagsAt, events: eventsIn(words, flagsAt) };
}
