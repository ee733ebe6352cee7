import type { Facts } from '../../../model/fact.js';
import { sentencesOf } from '../../../retrieval/text/sentences.js';
import { factsOfTheOrder } from '../../state.js';
import { hear } from '../hear.js';
import type { Turn } from '../turn.js';

/** One of several things that a message is about. */
export interface Item {
  readonly item: string | null;
  readonly facts: Facts;
}

/**
 * Several things in one message ("one is cracked, the other one I simply do not need"): each with its own facts
 * and those of the order; null where the message is about one thing.
 */
export function splitItems(turn: Turn, text: string): readonly Item[] | null {
  const { commands } = turn.parts;
  const sentences = sentencesOf(text).flatMap(({ text: sentence }) =>
    sentence.split(/(?<=[,;])\s+|\s+(?=(?:and|but|while)\s)/i),
  );
  const at = sentences.findIndex(
    (sentence, index) => index > 0 && commands.find('other_item', sentence) !== null,
  );
  if (at < 0) return null;
  const [one, other] = [sentences.slice(0, at), sentences.slice(at)].map(
    (part) => hear(turn, part.join(' ')).facts,
  );
  if (!one || !other || !isOfItsOwn(one) || !isOfItsOwn(other) || isAlike(one, other)) return null;
  const shared = { ...factsOfTheOrder(other), ...factsOfTheOrder(one) };
  const { request } = other;
  return [
    { item: null, facts: { ...factsOfTheOrder(other), ...one } },
    { item: null, facts: { ...shared, ...other, request: request ?? one['request'] ?? 'return' } },
  ];
}

/** True for facts that one thing has and another may not have. */
export function isOfItsOwn(facts: Facts): boolean {
  return facts['problem'] !== undefined || facts['condition'] !== undefined || facts['request'] !== undefined;
}

function isAlike(one: Facts, other: Facts): boolean {
  return ['problem', 'condition', 'request'].every((name) => one[name] === other[name]);
}
