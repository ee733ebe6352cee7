import type { Finding, Refiner } from '../finding.js';
import type { Scene } from '../scene.js';

/** After a return, "posted" and "signed for" speak of the way back, not of the way to the customer. */
export const sentBack: Refiner = (findings, words) => {
  const isReturn =
    findings.some(({ fact, value }) => fact === 'request' && value === 'refund_status') ||
    words.events.some(({ fact, happened, negated }) => fact === 'returnShippedDate' && happened && !negated);
  const known = new Set(findings.map(({ fact }) => fact));
  if (!isReturn || known.has('purchaseDate')) return findings;
  return findings.map((finding): Finding => {
    if (finding.fact === 'shipDate' && !known.has('returnShippedDate') && !isWithOrder(finding, words))
      return { ...finding, fact: 'returnShippedDate' };
    const sent = findings.find(({ fact }) => fact === 'returnShippedDate' || fact === 'shipDate');
    if (
      finding.fact === 'deliveryDate' &&
      sent &&
      firstDay(finding) >= firstDay(sent) &&
      !known.has('returnReceivedDate')
    ) {
      return { ...finding, fact: 'returnReceivedDate' };
    }
    return finding;
  });
};

/** "Ordered here, shipped on May 3": the way to the customer. */
function isWithOrder({ from }: Finding, { tokens, sentenceOf }: Scene): boolean {
  const sentence = sentenceOf[from];
  for (let at = from - 1; at >= 0 && sentenceOf[at] === sentence; at--) {
    if (/^(?:ordered|bought|purchased|order|purchase)$/.test(tokens[at]?.word ?? '')) return true;
  }
  return false;
}

function firstDay({ value }: Finding): string {
  return typeof value === 'object' && value !== null ? value.from : String(value);
}
