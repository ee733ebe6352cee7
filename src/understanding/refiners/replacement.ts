import type { Finding, Refiner } from '../finding.js';

/** The thing may be named in the sentence before. */
const NEAR = 1;

/** "The replacement you sent died. I got it two weeks ago": the day that the replacement came, not the order. */
export const replacement: Refiner = (findings, words) => {
  const unit = findings.find(({ fact, value }) => fact === 'replacementUnit' && value === true);
  if (!unit || findings.some(({ fact }) => fact === 'replacementDate')) return findings;
  const sentence = words.sentenceOf[unit.from] ?? 0;
  const isNear = ({ from }: Finding): boolean => {
    const distance = (words.sentenceOf[from] ?? 0) - sentence;
    return distance >= 0 && distance <= NEAR && from > unit.from;
  };
  const delivery = findings.find((finding) => finding.fact === 'deliveryDate' && isNear(finding));
  if (!delivery) return findings;
  return findings.map((finding) =>
    finding === delivery ? { ...finding, fact: 'replacementDate' } : finding,
  );
};
