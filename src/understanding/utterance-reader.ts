import type { Vocabulary } from '../model/fact.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { prepare, type Prepared, readPrepared } from './read-utterance.js';
import type { ReadingContext, UtteranceReading } from './reading.js';

/** Reads texts as `readUtterance` does. */
export type UtteranceReader = (text: string, context: ReadingContext) => UtteranceReading;

/** The text read last, taken apart, and what was read of it by the question that it may answer. */
interface Last {
  readonly key: string;
  readonly prepared: Prepared;
  readonly readings: Map<string | undefined, UtteranceReading>;
}

/**
 * A reader that remembers the text it read last: within one turn a message is read in the light of the open question,
 * and by itself, and each more than once.
 * @param lexicon asked for when the first text comes in
 */
export function utteranceReader(lexicon: () => Lexicon, vocabulary: Vocabulary): UtteranceReader {
  let last: Last | null = null;
  return (text, context) => {
    const { today, now, offset, expecting } = context;
    const key = JSON.stringify([today, now, offset, text]);
    if (last?.key !== key) last = { key, prepared: prepare(text, context, lexicon()), readings: new Map() };
    let reading = last.readings.get(expecting);
    if (!reading) {
      reading = readPrepared(last.prepared, expecting, lexicon(), vocabulary);
      last.readings.set(expecting, reading);
    }
    return reading;
  };
}
