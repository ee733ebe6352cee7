import type { Finding, Refiner } from '../finding.js';
import type { Scene } from '../scene.js';

const REMEDY =
  /^(?:refund|refunded|replacement|replace|replaced|exchange|exchanged|swap|repair|repaired|mend|money|fix|fixed|another|new|gift|store|credit)$/;
const REACH = 6;

/** "A refund or a replacement": who would take either prefers none. */
export const undecided: Refiner = (findings, words) => {
  const wants = findings.filter(({ fact }) => fact === 'wants');
  const open = wants.some((finding) => offersBoth(words, finding));
  // What would follow if something happened is no wish.
  return findings.filter(({ fact, flags }) => fact !== 'wants' || (!open && !flags.consequent));
};

function offersBoth({ tokens, sentenceOf }: Scene, { from, to }: Finding): boolean {
  for (let at = Math.max(0, from - REACH); at < to + REACH && at < tokens.length; at++) {
    if (sentenceOf[at] !== sentenceOf[from] || tokens[at]?.word !== 'or') continue;
    const before = tokens.slice(Math.max(0, at - REACH), at).some(({ word }) => REMEDY.test(word));
    const after = tokens.slice(at + 1, at + 4).some(({ word }) => REMEDY.test(word));
    if (before && after) return true;
  }
  return false;
}
