import type { FactDefinition, Facts, FactValue, Vocabulary } from '../../../src/model/fact.js';
import { formatDay } from '../../../src/verdict/days.js';
import type { Random } from './random.js';

/** Everything that a simulated customer knows, drawn by the shares of `dialogs/facts/`. */
export type Sheet = Readonly<Record<string, FactValue>>;

/** Share of facts that a customer does not know. */
const UNKNOWN = 0.04;

/**
 * A random but consistent fact sheet.
 * @param today number of the day on which the conversation takes place
 */
export function drawSheet({ facts }: Vocabulary, random: Random, today: number): Sheet {
  const sheet: Record<string, FactValue> = {};
  for (const fact of facts.values()) {
    const value = draw(fact, random);
    if (value !== undefined) sheet[fact.name] = value;
  }
  return { ...sheet, ...drawDates(facts.get('purchaseDate'), random, today, String(sheet['request'])) };
}

function draw(fact: FactDefinition, random: Random): FactValue | undefined {
  const mayBeUnknown = fact.name !== 'request' && fact.name !== 'orderStatus';
  if (mayBeUnknown && random.chance(UNKNOWN)) return null;
  if (fact.choices.length > 0) return random.weighed(fact.choices, ({ prior }) => prior).value;
  if (fact.bands.length > 0) return random.weighed(fact.bands, ({ prior }) => prior).value;
  return undefined;
}

/** The days of one order, one after another; what lies ahead has not happened. */
function drawDates(
  purchase: FactDefinition | undefined,
  random: Random,
  today: number,
  request: string,
): Record<string, FactValue> {
  const bought = today - ageOf(purchase, random);
  const isHere = ['return', 'defect', 'refund_status', 'refund_method'].includes(request);
  const shipped = Math.min(bought + random.below(5), isHere ? today : Infinity);
  const days = 1 + random.below(12);
  // Nobody asks when something will come that has come.
  const isAwaited = request === 'arrival';
  const delivered = isAwaited
    ? Math.max(shipped + days, today + 1)
    : Math.min(shipped + days, isHere ? today : Infinity);
  const found = delivered > today ? delivered : Math.min(delivered + random.below(20), today);
  const sent = Math.min(delivered + random.below(20), today);
  const received = sent + 2 + random.below(12);
  const isReturned = request === 'refund_status';
  // Noon to 4 pm UTC is the same day in every shop's zone; what was ordered today, was ordered before 10 am UTC.
  const hour = bought === today ? '09' : String(12 + random.below(5));
  const say = (day: number): string => (day > today ? 'not_yet' : formatDay(day));
  const status = shipped > today ? 'not_shipped' : delivered > today ? 'shipped' : 'delivered';
  return {
    purchaseDate: formatDay(bought),
    orderedAt: `${formatDay(bought)}T${hour}:00:00Z`,
    shipDate: say(shipped),
    deliveryDate: say(delivered),
    discoveredDate: say(found),
    orderStatus: status,
    ...(isReturned
      ? { returnShippedDate: say(sent), returnReceivedDate: say(received), rmaDate: 'not_yet' }
      : { returnShippedDate: 'not_yet', returnReceivedDate: 'not_yet', rmaDate: 'not_yet' }),
    replacementDate: 'not_yet',
  };
}

/** An age in days, drawn from the spread that the vocabulary gives. */
function ageOf(fact: FactDefinition | undefined, random: Random): number {
  const share = random.next();
  const ages = fact?.ages ?? [];
  const next = ages.findIndex((age) => age.share >= share);
  const [before, after] = [ages[next - 1] ?? { days: 0, share: 0 }, ages[next] ?? { days: 30, share: 1 }];
  const part = after.share === before.share ? 0 : (share - before.share) / (after.share - before.share);
  return Math.round(before.days + part * (after.days - before.days));
}

/** The sheet without what is taken for granted until something else is asked. */
export function unpresumed(sheet: Sheet, { facts }: Vocabulary): Facts {
  return Object.fromEntries(
    Object.entries(sheet).filter(([name]) => {
      const fact = facts.get(name);
      return fact && fact.presumed === null && fact.defaults.length === 0;
    }),
  );
}
