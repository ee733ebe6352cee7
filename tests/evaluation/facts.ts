import type { Facts, FactValue, RoughDate } from '../../src/model/fact.js';
import { parseDay } from '../../src/verdict/days.js';

/** How a fact was read: `neutral` follows from others or is none of the contract's, and counts for nothing. */
export type Judgement = 'right' | 'wrong' | 'missed' | 'extra' | 'neutral';

/** One fact of an e-mail, as expected and as read; undefined: not. */
export interface ComparedFact {
  readonly fact: string;
  readonly judgement: Judgement;
  readonly expected: FactValue | undefined;
  readonly read: FactValue | undefined;
}

/** The facts of the contract's table; others count where an e-mail of the set names them. */
const CONTRACT = new Set(
  (
    'request wants purchaseDate shipDate deliveryDate discoveredDate noticeDate rmaDate returnShippedDate ' +
    'returnReceivedDate replacementDate orderedAt problem cause condition originalPackaging accessoriesIncluded ' +
    'proofOfPurchase giftReturned giftIncluded rmaIssued modified thirdPartyRepaired sellerAuthorized addressError ' +
    'lossConfirmed deliveryRefused takenAbroad replaceable boughtFrom orderKind quantity orderStatus destination ' +
    'paymentMethod'
  ).split(' '),
);
/** Dates by which an order has been delivered. */
const AFTER_DELIVERY = [
  'deliveryDate',
  'discoveredDate',
  'returnShippedDate',
  'returnReceivedDate',
  'replacementDate',
];
/** Requests that are about money anyway. */
const REFUND_REQUESTS: ReadonlySet<FactValue> = new Set(['refund_method', 'refund_status']);
/** A rough date may begin and end this many days off. */
const DAYS_OFF = 3;

/** Compares what was read with what a careful agent noted. */
export function compareFacts(expected: Facts, read: Facts): ComparedFact[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(read)])];
  return names.map((fact) => {
    const pair = { fact, expected: expected[fact], read: read[fact] };
    return { ...pair, judgement: judge(pair, expected, read) };
  });
}

function judge(
  { fact, expected: wanted, read: got }: Omit<ComparedFact, 'judgement'>,
  expected: Facts,
  read: Facts,
): Judgement {
  if (wanted === undefined)
    return got !== undefined && isNeutral(fact, got, expected, read) ? 'neutral' : 'extra';
  if (got === undefined) return 'missed';
  return isSame(fact, wanted, got) ? 'right' : 'wrong';
}

/** A fact that nobody noted but that is no mistake. */
function isNeutral(fact: string, value: FactValue, expected: Facts, read: Facts): boolean {
  const isKnown = (name: string): boolean => expected[name] !== undefined;
  // That something has not happened yet is no value of the contract.
  if (!CONTRACT.has(fact) || value === 'not_yet') return true;
  switch (fact) {
    case 'orderStatus':
      return value === 'delivered'
        ? AFTER_DELIVERY.some(isKnown)
        : value === 'shipped' && isKnown('shipDate') && !AFTER_DELIVERY.some(isKnown);
    case 'boughtFrom':
      return value === 'official_store';
    case 'purchaseDate':
      return isKnown('orderedAt') || (read['orderedAt'] !== undefined && isKnown('purchaseDate'));
    case 'giftIncluded':
      return expected['orderKind'] === 'free_gift';
    case 'orderKind':
      return value === 'free_gift' && isKnown('giftIncluded');
    case 'wants':
      return REFUND_REQUESTS.has(expected['request'] ?? null);
    case 'condition':
      return value === 'damaged' && expected['problem'] === 'damaged_on_arrival';
    default:
      return false;
  }
}

function isSame(fact: string, wanted: FactValue, got: FactValue): boolean {
  if (wanted === got) return true;
  // For the cause, not to know is a value too.
  if (fact === 'cause') return (wanted ?? 'unknown') === (got ?? 'unknown');
  if (fact === 'orderedAt') return minuteOf(wanted) === minuteOf(got);
  if (isRough(wanted)) {
    const range = rangeOf(got);
    return range !== null && isNear(wanted.from, range.from) && isNear(wanted.to, range.to);
  }
  // A range of one day is that day.
  return isRough(got) && got.from === wanted && got.to === wanted;
}

/** A date as a range; null for what is no date. */
export function rangeOf(value: FactValue): RoughDate | null {
  if (typeof value === 'string') return { from: value, to: value };
  return isRough(value) ? value : null;
}

function minuteOf(value: FactValue): number | null {
  return typeof value === 'string' ? Math.floor(Date.parse(value) / 60_000) : null;
}

function isRough(value: FactValue): value is RoughDate {
  return typeof value === 'object' && value !== null;
}

function isNear(a: string, b: string): boolean {
  const [first, second] = [parseDay(a), parseDay(b)];
  return first !== null && second !== null && Math.abs(first - second) <= DAYS_OFF;
}
