import type { Facts } from '../../model/fact.js';
import { factsOfTheOrder } from '../state.js';
import { isAlike, isClaimed, isFaulty } from './claims.js';
import { markedItems } from './marked.js';
import { namedItems } from './named.js';
import { keepOnly, type Stretch } from './pieces.js';

/** What is read from the part of a text that tells of one item. */
export interface Listened {
  readonly facts: Facts;
}

/** One of several items in a text. */
export interface ItemText<Heard extends Listened> {
  /** What the customer calls it; null: it was only counted. */
  readonly name: string | null;
  /** The words about it, from the first to the last. */
  readonly start: number;
  readonly end: number;
  /** What those words say, read with the rest blanked: offsets are those of the whole text. */
  readonly heard: Heard;
  /** What they say, what the text says of the whole order, and what is wanted. */
  readonly facts: Facts;
}

/** Who writes more than so many characters of his own tells a story, which is read as one. */
const LONGEST = 6000;
/** Items beyond these are left to the conversation that follows. */
const MOST_ITEMS = 5;

/**
 * Cuts a text into the items that it tells of one by one: a list, "the first one … the other one", or things with
 * different troubles. Each has its own facts and those of the order.
 * @param notClaimed nouns that nobody makes a claim for (`dialogs/items.yaml`)
 * @param read reads a text of the same length
 * @param within only what stands here is cut; the rest is kept for each item
 * @returns an empty list where the text is about one thing
 */
export function splitItems<Heard extends Listened>(
  text: string,
  notClaimed: ReadonlySet<string>,
  read: (text: string) => Heard,
  within: Stretch = { start: 0, end: text.length },
): readonly ItemText<Heard>[] {
  if (within.end - within.start > LONGEST) return [];
  const stretches = stretchesOf(text.slice(0, within.end), notClaimed, read).filter(
    ([{ start }]) => start >= within.start,
  );
  if (stretches.length < 2) return [];
  const order = factsOfTheOrder(read(text).facts);
  const items = stretches.map(([first, ...more]) => {
    const own = [first, ...more];
    const heard = read(keepOnly(text, own, within));
    const start = first.start;
    return { name: first.name, start, end: own.at(-1)?.end ?? start, heard, facts: heard.facts };
  });
  const claimed = items.filter(({ facts }) => isClaimed(facts)).slice(0, MOST_ITEMS);
  const [one, ...others] = claimed;
  if (!one || others.length === 0 || others.every(({ facts }) => isAlike(one.facts, facts))) return [];
  return claimed.map((item) => ({
    ...item,
    facts: { ...order, ...item.facts, request: item.facts['request'] ?? usual(item.facts) },
  }));
}

type Named = Stretch & { readonly name: string | null };

function stretchesOf(
  text: string,
  notClaimed: ReadonlySet<string>,
  read: (text: string) => Listened,
): (readonly [Named, ...Named[]])[] {
  const marked = markedItems(text);
  if (marked.length > 1) return marked.map((stretch) => [{ ...stretch, name: null }]);
  return namedItems(text, notClaimed, (piece) => read(piece).facts).flatMap(({ name, stretches }) => {
    const [first, ...more] = stretches.map((stretch) => ({ ...stretch, name }));
    return first ? [[first, ...more] as const] : [];
  });
}

/** What is usually wanted for a thing of which nothing else is said. */
function usual(facts: Facts): string {
  return isFaulty(facts) ? 'defect' : 'return';
}
