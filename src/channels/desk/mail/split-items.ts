import type { PhraseReader } from '../../../conversation/phrase-reader.js';
import { factsOfTheOrder } from '../../../conversation/state.js';
import type { Facts } from '../../../model/fact.js';
import { sentencesOf } from '../../../retrieval/text/sentences.js';
import type { UtteranceReading } from '../../../understanding/reading.js';

/** The part of a text that speaks of one item. */
export interface ItemText {
  readonly start: number;
  readonly end: number;
  readonly reading: UtteranceReading;
  /** What is known of it, the facts of the order that other items tell included. */
  readonly facts: Facts;
}

/** Items in one mail beyond these are read together with the last. */
const MOST_ITEMS = 5;

/**
 * Cuts a mail into the items that it speaks of. Each is read with the rest of the mail blanked, so that offsets
 * are those of the whole text; facts of the order that one item tells hold for the others.
 */
export function splitItems(
  text: string,
  read: (text: string) => UtteranceReading,
  commands: PhraseReader,
): readonly ItemText[] {
  const whole = read(text);
  const body = whole.segments.filter(({ kind }) => kind === 'body');
  const cuts = placesOfOthers(text, commands).filter((at) =>
    body.some(({ start, end }) => at > start && at < end),
  );
  if (cuts.length === 0) return [{ start: 0, end: text.length, reading: whole, facts: factsOf(whole) }];
  const first = body[0]?.start ?? 0;
  const bounds = [first, ...cuts.slice(0, MOST_ITEMS - 1), body.at(-1)?.end ?? text.length];
  const items = bounds.slice(0, -1).map((start, index): ItemText => {
    const end = bounds[index + 1] ?? text.length;
    const reading = read(keepOnly(text, first, start, end, bounds.at(-1) ?? text.length));
    return { start, end, reading, facts: factsOf(reading) };
  });
  const own = items.filter(({ facts }) => isOfItsOwn(facts));
  if (own.length !== items.length || !differ(items))
    return [{ start: 0, end: text.length, reading: whole, facts: factsOf(whole) }];
  return items.map((item) => ({ ...item, facts: withTheOrder(item, items) }));
}

/** Where other items begin: the sentence, or the part of one, that says "the other one". */
function placesOfOthers(text: string, commands: PhraseReader): number[] {
  const pieces = sentencesOf(text).flatMap(({ text: sentence, start }) => {
    const parts = [...sentence.matchAll(/(?:^|(?<=[,;])\s+|\s+(?=(?:and|but|while)\s))/gi)].map(
      ({ index, 0: gap }) => index + gap.length,
    );
    return parts.map((at, index) => ({
      at: start + at,
      words: sentence.slice(at, parts[index + 1] ?? sentence.length),
    }));
  });
  return pieces
    .filter(({ words }, index) => index > 0 && commands.find('other_item', words) !== null)
    .map(({ at }) => at);
}

function keepOnly(text: string, from: number, start: number, end: number, to: number): string {
  const blank = (stretch: string): string => stretch.replace(/[^\n]/g, ' ');
  return (
    text.slice(0, from) +
    blank(text.slice(from, start)) +
    text.slice(start, end) +
    blank(text.slice(end, to)) +
    text.slice(to)
  );
}

function factsOf({ facts }: UtteranceReading): Facts {
  return Object.fromEntries(facts.map(({ fact, value }) => [fact, value]));
}

function isOfItsOwn(facts: Facts): boolean {
  return ['problem', 'condition', 'request'].some((name) => facts[name] !== undefined);
}

function differ(items: readonly ItemText[]): boolean {
  const [one] = items;
  return items
    .slice(1)
    .every(({ facts }) =>
      ['problem', 'condition', 'request'].some((name) => facts[name] !== one?.facts[name]),
    );
}

function withTheOrder(item: ItemText, all: readonly ItemText[]): Facts {
  const others = all.filter((other) => other !== item);
  const shared = Object.assign({}, ...others.map(({ facts }) => factsOfTheOrder(facts))) as Facts;
  const asked = all.find(({ facts }) => facts['request'] !== undefined)?.facts['request'] ?? 'return';
  return { ...shared, request: asked, ...item.facts };
}
