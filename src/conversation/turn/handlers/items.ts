import type { Facts } from '../../../model/fact.js';
import { sentencesOf } from '../../../retrieval/text/sentences.js';
import { phrase } from '../../replies/segments.js';
import { factsOfTheOrder } from '../../state.js';
import { hear } from '../hear.js';
import type { Turn } from '../turn.js';

/** One of several things that a message is about. */
export interface Item {
  /** How the customer calls it: "the hub". */
  readonly item: string;
  readonly facts: Facts;
}

const MOST_ITEMS = 5;
/** "the hub", "my second lock". */
const THING =
  /\b((?:the|my|our|one|a|an|another)\s+(?:\p{L}[\p{L}\p{N}-]*\s+){0,2}?)(\p{L}[\p{L}\p{N}-]+)\b/giu;

/**
 * Several things in one message ("the lock came broken, the hub I simply do not need"): each with its own facts
 * and those of the order; null where the message is about one thing.
 */
export function splitItems(turn: Turn, text: string): readonly Item[] | null {
  const parts = partsOf(turn, text);
  if (parts.length < 2) return null;
  const read = parts.map(({ item, words }) => ({ item, facts: hear(turn, words).facts }));
  const [first, ...others] = read;
  if (!first || !read.every(({ facts }) => isOfItsOwn(facts))) return null;
  if (others.every(({ facts }) => isAlike(first.facts, facts))) return null;
  const whole = factsOfTheOrder(hear(turn, text).facts);
  return read.slice(0, MOST_ITEMS).map(({ item, facts }, index) => ({
    item:
      item === null
        ? phrase(turn.parts, index === 0 ? 'item.first' : 'item.other')
        : phrase(turn.parts, 'item.named', { item }),
    facts: { ...whole, ...facts, request: facts['request'] ?? (isFaulty(facts) ? 'defect' : 'return') },
  }));
}

interface Part {
  readonly item: string | null;
  readonly words: string;
}

/** Pieces of the text by the thing that they speak of; a piece that names none belongs to the one before. */
function partsOf(turn: Turn, text: string): Part[] {
  const { commands } = turn.parts;
  const parts: Part[] = [];
  for (const piece of piecesOf(text)) {
    const isOther = commands.find('other_item', piece) !== null;
    const thing = isOther ? null : thingOf(turn, piece);
    const last = parts.at(-1);
    const known = thing === null ? undefined : parts.find(({ item }) => item === thing);
    if (last && isOther) parts.push({ item: null, words: piece });
    else if (known) parts[parts.indexOf(known)] = { item: known.item, words: `${known.words} ${piece}` };
    else if (!last || (thing !== null && last.item !== null && tells(turn, piece)))
      parts.push({ item: thing, words: piece });
    else parts[parts.length - 1] = { item: last.item ?? thing, words: `${last.words} ${piece}` };
  }
  return parts;
}

function piecesOf(text: string): string[] {
  return sentencesOf(text).flatMap(({ text: sentence }) =>
    sentence.split(/(?<=[,;])\s+|\s+(?=(?:and|but|while|whereas)\s)/i),
  );
}

/** The thing that a piece speaks of first; shops, boxes and days are no things that one claims for. */
function thingOf({ parts: { commands } }: Turn, piece: string): string | null {
  for (const [, , noun] of piece.matchAll(THING))
    if (noun !== undefined && !commands.isWhole('no_item', noun)) return noun.toLowerCase();
  return null;
}

function tells(turn: Turn, piece: string): boolean {
  return isOfItsOwn(hear(turn, piece).facts);
}

/** True for facts that one thing has and another may not have. */
export function isOfItsOwn(facts: Facts): boolean {
  return facts['problem'] !== undefined || facts['condition'] !== undefined || facts['request'] !== undefined;
}

function isFaulty({ problem }: Facts): boolean {
  return typeof problem === 'string' && problem !== 'none';
}

/** The same trouble with both: one case, whatever else was said of them. */
function isAlike(one: Facts, other: Facts): boolean {
  return one['problem'] === other['problem'] && one['request'] === other['request'];
}
