import type { Finding, Refiner } from '../finding.js';
import type { Scene } from '../scene.js';

/** Requests that are asked for outright, the more special before the more general. */
const TRANSPORT = ['lost_package', 'tracking', 'dispatch', 'arrival'];
const WEAK = 0.62;

/** What the customer wants done: one request, weighed from what is asked and from what is wrong. */
export const request: Refiner = (findings, words) => {
  const asked = findings.filter(({ fact }) => fact === 'request');
  const decided = decide(asked, findings, words);
  const rest = findings.filter(({ fact }) => fact !== 'request');
  return decided ? [...rest, decided] : rest;
};

function decide(asked: readonly Finding[], findings: readonly Finding[], words: Scene): Finding | null {
  const has = (fact: string, ...values: unknown[]): Finding | undefined =>
    findings.find(
      (finding) => finding.fact === fact && (values.length === 0 || values.includes(finding.value)),
    );
  const strong = (value: string): Finding | undefined =>
    asked
      .filter((finding) => finding.value === value && finding.confidence > WEAK)
      .sort((a, b) => b.confidence - a.confidence || a.from - b.from)[0];
  const wrong = trouble(findings, words, strong('lost_package') !== undefined);
  const inTransit = has('trackingStatus', 'lost', 'returned_to_sender', 'stopped') ?? has('lossConfirmed');
  // What the carrier brings back was not returned by the customer.
  const bounced = has('trackingStatus', 'returned_to_sender');
  const sentBack = bounced ? undefined : (has('returnReceivedDate') ?? has('returnShippedDate'));

  const status =
    strong('refund_status') ??
    (sentBack && speaksOfMoney(words) ? becomes(sentBack, 'refund_status') : undefined);
  const named = strong('refund_method');
  const method = named && isOpen(words, named) ? named : undefined;
  if (
    status &&
    !(method && strong('refund_status') === undefined) &&
    (!wrong || sentBack || !has('sign.fault'))
  )
    return status;
  // Money back for what was not sent yet: the order is off.
  const unsent = has('orderStatus', 'not_shipped') ?? has('inStock', false);
  // So is what was ordered a moment ago and is wanted no longer.
  const justOrdered = has('orderedAt') && !has('deliveryDate') ? has('sign.change_of_mind') : undefined;
  const unwanted = unsent && !wrong ? has('wants', 'refund') : wrong ? undefined : justOrdered;
  const cancel = strong('cancel') ?? (unwanted ? becomes(unwanted, 'cancel') : undefined);
  const isHere =
    has('deliveryDate') ??
    has('orderStatus', 'delivered') ??
    has('sign.harm_arrival') ??
    has('sign.dead_on_arrival');
  if (cancel && (!wrong || !isHere)) return cancel;
  if (method && !wrong) return method;
  const mistyped = has('addressError', true);
  const address =
    strong('change_address') ??
    // That it "has not been shipped yet" is why the address can still be changed.
    (mistyped && !asked.some(({ confidence, value }) => confidence > WEAK && value !== 'dispatch')
      ? becomes(mistyped, 'change_address')
      : undefined);
  const gone = strong('lost_package');
  const astray = gone !== undefined && !has('orderStatus', 'not_shipped') && mistyped !== undefined;
  const stuck = has('trackingStatus', 'lost', 'returned_to_sender') ?? has('lossConfirmed');
  if (address && !stuck && !astray && !wrong) return address;
  const refused = has('deliveryRefused', true);
  if (refused && !wrong) return strong('return') ?? becomes(refused, 'return');
  if (!wrong) {
    const transport = chooseTransport(strong, inTransit, has);
    const back = strong('return');
    const kept =
      has('deliveryDate') ?? has('condition') ?? has('originalPackaging') ?? has('rmaIssued', true);
    if (transport && !(back && transport.value === 'arrival' && kept)) return transport;
    if (address) return address;
  }
  return wrong ? becomes(wrong, 'defect') : plainly(asked, findings, strong, has);
}

/** What is wrong with the item, if anything. */
function trouble(findings: readonly Finding[], words: Scene, lost: boolean): Finding | undefined {
  const signs = ['sign.fault', 'sign.fault_later', 'sign.dead_on_arrival', 'sign.harm_arrival'];
  return (
    findings.find(({ fact, value }) => fact === 'problem' && value !== 'none') ??
    findings.find((finding) => signs.includes(finding.fact) && !(lost && isAttribute(finding, words)))
  );
}

/** "The replacement for my broken lock" is lost: the fault is only mentioned. */
function isAttribute({ from, to }: Finding, { tokens }: Scene): boolean {
  return to - from <= 2 && /^(?:my|the|a|an|our|that|this)$/.test(tokens[from - 1]?.word ?? '');
}

/** Nothing is wrong, nothing is on its way: sent back or, by a weaker sign, faulty. */
function plainly(
  asked: readonly Finding[],
  findings: readonly Finding[],
  strong: (value: string) => Finding | undefined,
  has: (fact: string, ...values: unknown[]) => Finding | undefined,
): Finding | null {
  const said = strong('return') ?? strong('defect');
  if (said) return said;
  const doubtful =
    findings.find(({ fact, value }) => fact === 'cause' && value !== null && value !== 'manufacturing') ??
    has('sign.harm');
  if (doubtful) return becomes(doubtful, 'defect');
  const again = has('wants', 'reshipment');
  if (again) return becomes(again, 'lost_package');
  const returning =
    has('sign.change_of_mind') ??
    has('rmaIssued') ??
    has('compatibilityIssue', true) ??
    has('condition') ??
    has('originalPackaging');
  const hints = asked.filter(isHint);
  if (returning && asked.length === hints.length)
    return { ...becomes(returning, 'return'), confidence: 0.75 };
  const known = findings.some(({ fact }) => !/^(?:sign|never)\.|^request$/.test(fact));
  const weak = asked.filter((finding) =>
    isHint(finding) || !known
      ? !finding.flags.consequent && !finding.flags.rule && !finding.flags.supposed
      : finding.value !== 'defect' || !finding.flags.consequent,
  );
  const best = [...weak].sort((a, b) => b.confidence - a.confidence)[0];
  if (best) return best;
  // Who tells of an order and asks for nothing known has, as a rule, some trouble with the thing.
  const order = [has('purchaseDate'), has('deliveryDate'), has('boughtFrom')].find(
    (finding) => finding !== undefined,
  );
  const isReturned = has('returnShippedDate') ?? has('returnReceivedDate') ?? has('orderStatus');
  return order && !isReturned && asked.length === 0 ? { ...becomes(order, 'defect'), confidence: 0.5 } : null;
}

/** A single word that only hints at what is wanted. */
function isHint({ confidence, flags }: Finding): boolean {
  return confidence < WEAK && !flags.supposed && !flags.consequent && !flags.rule;
}

/** How the money comes back is a request only where it is asked or disputed. */
function isOpen({ sentences, sentenceOf, tokens }: Scene, { from }: Finding): boolean {
  const sentence = sentences[sentenceOf[from] ?? 0];
  return (
    sentence !== undefined &&
    (sentence.asked || tokens.slice(sentence.from, sentence.to).some(({ word }) => OPEN.test(word)))
  );
}

const OPEN =
  /^(?:how|which|whether|if|or|instead|only|expired|closed|know|where|gift|store|what|agreed|voucher|change|different|another)$/;

function becomes(from: Finding, value: string): Finding {
  const { flags, to } = from;
  return {
    fact: 'request',
    value,
    from: from.from,
    to,
    flags,
    recogniser: 'request',
    confidence: Math.min(from.confidence, 0.9),
  };
}

const MONEY = /^(?:refund|refunded|money|credited|reimbursed|reimbursement|repaid)$/;

function speaksOfMoney({ tokens }: Scene): boolean {
  return tokens.some(({ word }) => MONEY.test(word));
}

function chooseTransport(
  strong: (value: string) => Finding | undefined,
  inTransit: Finding | undefined,
  has: (fact: string, ...values: unknown[]) => Finding | undefined,
): Finding | undefined {
  const [lost, tracking, dispatch, arrival] = TRANSPORT.map(strong);
  if (lost) return lost;
  if (inTransit) return becomes(inTransit, 'lost_package');
  const unseen = has('trackingStatus', 'none_yet');
  if (unseen && !tracking) return becomes(unseen, 'tracking');
  if (tracking && (has('trackingStatus', 'none_yet') ?? tracking.confidence >= (arrival?.confidence ?? 0)))
    return tracking;
  const unsent = has('orderStatus', 'not_shipped');
  if (dispatch && (unsent || !arrival || dispatch.confidence > arrival.confidence)) return dispatch;
  return arrival ?? tracking ?? dispatch;
}
