import type { Finding, Refiner } from '../finding.js';

const IN_TRANSIT = new Set(['cancel', 'change_address', 'arrival', 'dispatch', 'tracking', 'lost_package']);
const ON_ARRIVAL = new Set(['defective_on_arrival', 'damaged_on_arrival', 'wrong_item', 'missing_items']);
const SURE = 0.9;
const MENDED = /^(?:repair|paid_repair|replacement|exchange|parts)$/;
const DEMANDS = /^(?:want|need|demand|would|please|insist)$/;
const CONDITION_RANK = ['opened_unused', 'used', 'damaged', 'unopened'];

/** Facts that follow from others, or that say nothing beside them. One rule a line, each with its reason. */
export const consistent: Refiner = (findings, words) => {
  const get = (fact: string): Finding | undefined => findings.find((finding) => finding.fact === fact);
  const wanted = String(get('request')?.value ?? '');
  const wrong = String(get('problem')?.value ?? 'none');
  const faulty = findings.some(({ fact }) =>
    /^sign\.(?:fault|fault_later|dead_on_arrival|harm|harm_arrival)$/.test(fact),
  );
  const drop = (finding: Finding): boolean => {
    switch (finding.fact) {
      case 'condition':
        // What arrived broken was used by nobody; what broke later was, of course.
        return (
          (ON_ARRIVAL.has(wrong) && finding.value !== 'unopened') ||
          wrong === 'stopped_working' ||
          (wanted === 'defect' && finding.value !== 'unopened')
        );
      case 'orderKind':
        return finding.value === 'personal_item' && get('personalItemReturned') !== undefined;
      case 'cause':
        if (ON_ARRIVAL.has(wrong) || wanted === 'return') return true;
        // Who flashed it and denies a fall names the change, not the factory.
        if (finding.value === 'manufacturing' && get('modified')?.value === true) return true;
        // A fall of a thing that is only on its way is another's.
        return finding.value === null ||
          /^(?:manufacturing|modified|third_party_repair)$/.test(String(finding.value))
          ? !faulty && wrong === 'none'
          : IN_TRANSIT.has(wanted);
      case 'problem':
        // What is called off has not come, and "wrong size" is the customer's own choice.
        return finding.value === 'none' ? wanted !== 'return' : wanted === 'cancel' && ON_ARRIVAL.has(wrong);
      case 'discoveredDate':
        return IN_TRANSIT.has(wanted) || (!faulty && wrong === 'none' && get('cause') === undefined);
      case 'purchaseDate':
        // A moment says more than its day.
        return get('orderedAt') !== undefined;
      case 'deliveryDate':
        // "Says delivered on Tuesday": so the carrier claims.
        // What was refused was not received.
        return wanted === 'lost_package' || wanted === 'arrival' || get('deliveryRefused')?.value === true;
      case 'wants':
        // Asking after a refund is not asking for one, and "please fix my address" asks for no repair.
        return (
          (finding.value === 'refund' &&
            (wanted === 'refund_status' || wanted === 'refund_method') &&
            !DEMANDS.test(words.tokens[finding.from]?.word ?? '')) ||
          (finding.value === 'cancellation' && wanted === 'cancel') ||
          (MENDED.test(String(finding.value)) && /^(?:change_address|cancel)$/.test(wanted))
        );
      case 'orderStatus':
        if (get('returnShippedDate') ?? get('returnReceivedDate')) return true;
        if (finding.value === 'delivered')
          return get('deliveryDate') !== undefined || !IN_TRANSIT.has(wanted) || wanted === 'lost_package';
        if (finding.value === 'shipped')
          return (
            wanted === 'lost_package' ||
            get('deliveryDate') !== undefined ||
            // "It was shipped on May 3" does not say that it is still on its way.
            (wanted === '' && get('shipDate') !== undefined) ||
            !(IN_TRANSIT.has(wanted) || wanted === '')
          );
        return get('deliveryDate') !== undefined || !(IN_TRANSIT.has(wanted) || wanted === '');
      case 'destination':
        return get('takenAbroad')?.value === true;
      case 'originalUnitReturned':
        return get('replacementUnit') === undefined && get('replacementDate') === undefined;
      case 'giftReturned':
        return finding.confidence < SURE && get('giftIncluded') === undefined;
      case 'carrierService':
        return !/^(?:|lost_package|arrival|tracking)$/.test(wanted);
      case 'trackingStatus':
      case 'trackingStoppedDays':
      case 'lossConfirmed':
        return !(IN_TRANSIT.has(wanted) || wanted === '');
      case 'inStock':
        return !(IN_TRANSIT.has(wanted) || wanted === '');
      case 'accessoriesIncluded':
        // What was missing from the start is the problem, not the return.
        return wrong === 'missing_items';
      case 'compatibilityConfirmed':
        return get('compatibilityIssue') === undefined && wanted !== 'return';
      default:
        return false;
    }
  };
  return [...findings.filter((finding) => !drop(finding)), ...implied(findings, get)];
};

function implied(findings: readonly Finding[], get: (fact: string) => Finding | undefined): Finding[] {
  const follow = (from: Finding | undefined, fact: string): Finding[] =>
    from && from.value !== null && get(fact) === undefined
      ? [{ ...from, fact, value: true, recogniser: 'consistent' }]
      : [];
  const [consumable, opened] = ['sign.consumable', 'sign.opened'].map(get);
  const usedUp: Finding[] =
    consumable && opened && !get('consumableOpened') && get('request')?.value === 'return'
      ? [{ ...consumable, fact: 'consumableOpened', value: true, confidence: 0.75, recogniser: 'consistent' }]
      : [];
  // Who speaks of having checked the fit, or not, sends it back for that.
  const checked = get('compatibilityConfirmed');
  const misfit: Finding[] =
    checked && get('request')?.value === 'return' && !get('compatibilityIssue')
      ? [{ ...checked, fact: 'compatibilityIssue', value: true, confidence: 0.75, recogniser: 'consistent' }]
      : [];
  const seller = get('sellerAuthorized');
  const retailer: Finding[] =
    seller && !get('boughtFrom')
      ? [{ ...seller, fact: 'boughtFrom', value: 'other_retailer', recogniser: 'consistent' }]
      : [];
  return [
    ...usedUp,
    ...misfit,
    ...retailer,
    ...follow(get('rmaDate'), 'rmaIssued'),
    ...follow(get('giftReturned'), 'giftIncluded'),
    ...follow(get('replacementDate'), 'replacementUnit').filter(() =>
      findings.some(({ fact }) => fact.startsWith('sign.fault')),
    ),
  ];
}

/** One reading a fact: the surest, and the earliest of equals; of conditions the one that says most. */
export const onePerFact: Refiner = (findings) => {
  const chosen = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.fact.startsWith('sign.') || finding.fact.startsWith('never.')) continue;
    const best = chosen.get(finding.fact);
    if (!best || isBetter(finding, best)) chosen.set(finding.fact, finding);
  }
  return [...chosen.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};

function isBetter(a: Finding, b: Finding): boolean {
  if (a.fact === 'condition') {
    const rank = (finding: Finding): number => CONDITION_RANK.indexOf(String(finding.value));
    if (rank(a) !== rank(b)) return rank(a) > rank(b);
  }
  // A date that fits inside a rougher one says it better.
  const size = (finding: Finding): number => (typeof finding.value === 'object' ? 1 : 0);
  if (a.candidates || b.candidates) return !a.candidates;
  // One proof is enough.
  if (a.fact === 'proofOfPurchase' && a.value !== b.value) return a.value === true;
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  // Of two readings of the same words the longer one has understood more.
  if (a.from < b.to && b.from < a.to) return a.to - a.from > b.to - b.from;
  return size(a) < size(b) && a.value !== null;
}
