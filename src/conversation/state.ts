import type { CaseState, ConversationState } from '../model/conversation.js';
import type { Facts, FactValue } from '../model/fact.js';

/**
 * A conversation before its first turn.
 * @param store the shop that the channel belongs to; null: the customer names it
 * @param known facts that the shop passes of the order, read by `readFacts`; they are never asked
 */
export function initialState(store: string | null, known: Facts = {}): ConversationState {
  return {
    version: 1,
    store,
    bound: store !== null,
    known,
    current: null,
    waiting: [],
    decided: [],
    pending: null,
    offered: null,
    handoff: null,
    unclear: 0,
    turns: 0,
  };
}

/** A case of which only this is known. */
export function newCase(facts: Facts, item: string | null = null): CaseState {
  return { item, facts, asked: [], given: [], bounded: [], verdict: null };
}

/** Cases that are remembered; nobody comes back to more, and all of them are stored with every turn. */
const MOST_DECIDED = 10;

/**
 * The decided cases with one more, newest last: the same one over again takes the place of the earlier, and an earlier one without
 * a name of its own keeps its facts alone, for nothing leads back to its verdict.
 */
export function withDecided(decided: readonly CaseState[], latest: CaseState): readonly CaseState[] {
  const key = ({ item, facts }: CaseState): string => JSON.stringify([item, Object.entries(facts).sort()]);
  const own = key(latest);
  const earlier = decided
    .filter((one) => key(one) !== own)
    .map((one) => (one.item === null && one.verdict ? { ...one, verdict: null } : one));
  return [...earlier, latest].slice(-MOST_DECIDED);
}

/** Facts of one thing in an order, as opposed to facts of the order: another thing may differ in them. */
const OF_THE_ITEM = new Set([
  ...[
    'problem',
    'cause',
    'condition',
    'originalPackaging',
    'accessoriesIncluded',
    'modified',
    'thirdPartyRepaired',
  ],
  ...[
    'discoveredDate',
    'wants',
    'replaceable',
    'productLine',
    'compatibilityIssue',
    'compatibilityConfirmed',
  ],
  ...[
    'soldered',
    'consumableOpened',
    'batchDefect',
    'replacementUnit',
    'originalUnitReturned',
    'replacementDate',
  ],
  ...[
    'giftReturned',
    'giftIncluded',
    'personalItemReturned',
    'wrongProductReturned',
    'orderKind',
    'refundShare',
    'quantity',
  ],
]);

/** True for a fact of one thing in an order. */
export function isOfTheItem(fact: string): boolean {
  return OF_THE_ITEM.has(fact);
}

/** What one case of an order tells about another thing in the same order. */
export function factsOfTheOrder(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !isOfTheItem(name)));
}

/** The facts but for one. */
export function without(facts: Facts, name: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([other]) => other !== name));
}

/** True for the same value of a fact, rough dates included. */
export function isSameValue(one: FactValue | undefined, other: FactValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
