import type { Finding, Refiner } from '../finding.js';

/** After a return, "posted" and "signed for" speak of the way back, not of the way to the customer. */
export const sentBack: Refiner = (findings, words) => {
  const isReturn =
    findings.some(({ fact, value }) => fact === 'request' && value === 'refund_status') ||
    words.events.some(({ fact, happened, negated }) => fact === 'returnShippedDate' && happened && !negated);
  const known = new Set(findings.map(({ fact }) => fact));
  if (!isReturn || known.has('purchaseDate')) return findings;
  return findings.map((finding): Finding => {
    if (finding.fact === 'shipDate' && !known.has('returnShippedDate'))
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

function firstDay({ value }: Finding): string {
  return typeof value === 'object' && value !== null ? value.from : String(value);
}
