import type { Facts } from '../../../model/fact.js';
import { splitItems } from '../../items/split-items.js';
import { phrase } from '../../replies/segments.js';
import { hear } from '../hear.js';
import type { Turn } from '../turn.js';

/** One of several things that a message is about. */
export interface Item {
  /** How it is spoken of: "the hub", "the other item". */
  readonly item: string;
  readonly facts: Facts;
}

/**
 * Several things in one message ("the lock came broken, the hub I simply do not need"): each with its own facts
 * and those of the order; null where the message is about one thing.
 */
export function itemsIn(turn: Turn, text: string): readonly Item[] | null {
  const items = splitItems(text, turn.parts.notClaimed, (words) => hear(turn, words));
  if (items.length === 0) return null;
  return items.map(({ name, facts }, index) => ({
    item:
      name === null
        ? phrase(turn.parts, index === 0 ? 'item.first' : 'item.other')
        : phrase(turn.parts, 'item.named', { item: name }),
    facts,
  }));
}
