import { splitItems } from '../../../conversation/items/split-items.js';
import type { Facts } from '../../../model/fact.js';
import type { UtteranceReading } from '../../../understanding/reading.js';

/** The part of a mail that speaks of one item. */
export interface ItemText {
  readonly start: number;
  readonly end: number;
  readonly reading: UtteranceReading;
  /** What is known of it, the facts of the order included. */
  readonly facts: Facts;
}

/** The items that a mail speaks of, quoted mails left aside; the whole of it where it is about one thing. */
export function itemTexts(
  text: string,
  notClaimed: ReadonlySet<string>,
  read: (text: string) => UtteranceReading,
): readonly ItemText[] {
  const listen = (words: string): Read => {
    const reading = read(words);
    return { reading, facts: Object.fromEntries(reading.facts.map(({ fact, value }) => [fact, value])) };
  };
  const whole = listen(text);
  const body = whole.reading.segments.filter(({ kind }) => kind === 'body');
  const within = { start: body[0]?.start ?? 0, end: body.at(-1)?.end ?? text.length };
  // The whole was read already, and reading is what takes the time here.
  const again = (words: string): Read => (words === text ? whole : listen(words));
  const items = splitItems(text, notClaimed, again, within);
  if (items.length === 0) return [{ start: 0, end: text.length, ...whole }];
  return items.map(({ start, end, heard: { reading }, facts }) => ({ start, end, reading, facts }));
}

interface Read {
  readonly reading: UtteranceReading;
  readonly facts: Facts;
}
