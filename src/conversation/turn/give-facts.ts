import type { Facts, FactValue } from '../../model/fact.js';
import type { Segment } from '../../model/reply.js';
import { vocabularyOf } from '../parts.js';
import { sayFacts } from '../replies/say-fact.js';
import { echoed, phrase } from '../replies/segments.js';
import { isSameValue, without } from '../state.js';
import { beginCase, decide } from './decide.js';
import type { Turn } from './turn.js';

/** How facts came in. */
export interface Given {
  /** They answer the question that was open: not repeated back unless there is more. */
  readonly isAnswer?: boolean;
}

/** Takes facts into the case at hand (or begins one), says what was understood, and goes on. */
export function giveFacts(
  turn: Turn,
  facts: Facts,
  { isAnswer = false }: Given = {},
  lead: readonly Segment[] = [],
): void {
  const before = turn.state.current?.facts ?? {};
  const asked = turn.state.pending?.kind === 'fact' ? turn.state.pending.fact : null;
  if (turn.state.current) {
    const given = [...turn.state.current.given.filter((name) => !(name in facts)), ...Object.keys(facts)];
    turn.setCase({ facts: withoutStale({ ...before, ...facts }, facts), given });
  } else beginCase(turn, facts);
  const isNew = ([name, value]: [string, FactValue]): boolean =>
    name !== 'request' && !(isAnswer && name === asked) && !isSameValue(before[name], value);
  const changed = Object.entries(facts).filter(isNew);
  const corrected = changed.filter(([name]) => before[name] !== undefined && before[name] !== null);
  const noted = changed.filter((entry) => !corrected.includes(entry));
  const say = (
    key: 'question.noted' | 'question.corrected',
    entries: readonly [string, FactValue][],
  ): Segment[] => {
    const words = sayFacts(Object.fromEntries(entries), vocabularyOf(turn.parts));
    return words.length > 0 ? [echoed(phrase(turn.parts, key, { facts: words.join('; ') }))] : [];
  };
  turn.set({ unclear: 0 });
  decide(turn, [...lead, ...say('question.corrected', corrected), ...say('question.noted', noted)]);
}

/** Events that show an order to be further on its way than "sent" or "not sent". */
const ARRIVED = ['deliveryDate', 'returnShippedDate', 'returnReceivedDate'];

/**
 * Facts that only follow from others go when those change: the moment of an order whose day is corrected, and how
 * far an order has got once it is told to have got further.
 */
function withoutStale(facts: Facts, changed: Facts): Facts {
  let kept = facts;
  const { orderedAt, orderStatus } = facts;
  const isMoved = changed['purchaseDate'] !== undefined && changed['orderedAt'] === undefined;
  if (isMoved && typeof orderedAt === 'string' && !orderedAt.startsWith(String(changed['purchaseDate'])))
    kept = without(kept, 'orderedAt');
  if (changed['orderStatus'] !== undefined || orderStatus === undefined) return kept;
  const hasArrived = ARRIVED.some((name) => isPast(changed[name]));
  const isSent = hasArrived || isPast(changed['shipDate']);
  const isBehind = (hasArrived && orderStatus !== 'delivered') || (isSent && orderStatus === 'not_shipped');
  return isBehind ? without(kept, 'orderStatus') : kept;
}

function isPast(value: FactValue | undefined): boolean {
  return (typeof value === 'string' && value !== 'not_yet') || (typeof value === 'object' && value !== null);
}
