import type { Finding, Refiner } from '../finding.js';
import { Cover } from '../near.js';
import type { Token } from '../text/tokens.js';

/** `never.request` forbids every request, `never.request.cancel` that one. */
function forbids({ fact }: Finding, finding: Finding): boolean {
  return fact === `never.${finding.fact}` || fact === `never.${finding.fact}.${String(finding.value)}`;
}

/** Drops what only looks like a fact: the vocabulary's `never` phrases stand over it. */
export const withoutLookalikes: Refiner = (findings) => {
  const never = new Cover(findings.filter(({ fact }) => fact.startsWith('never.')));
  // "Doesn't work with my door" is a matter of fit, not a fault.
  const misfits = new Cover(
    findings.filter(
      ({ fact, value, flags }) => fact === 'compatibilityIssue' && value === true && !flags.negated,
    ),
  );
  const isFault = ({ fact }: Finding): boolean => fact === 'sign.fault' || fact === 'sign.fault_later';
  // The things have been looked at in this light already.
  const isThing = ({ recogniser }: Finding): boolean => recogniser.startsWith('things');
  return findings.filter(
    (finding) =>
      (isThing(finding) || !never.overlaps(finding, (other) => forbids(other, finding))) &&
      !(isFault(finding) && misfits.overlaps(finding)),
  );
};

/** Drops what is said of other people, other orders and other things. */
export const withoutOthers: Refiner = (findings) => {
  // Who repairs the thing, or says what is wrong with it, speaks of the writer's own.
  const repaired = findings.some(({ fact, value }) => fact === 'thirdPartyRepaired' && value === true);
  const isOwn = ({ fact }: Finding): boolean => repaired || fact === 'cause';
  return findings.filter((finding) => !finding.flags.others || isOwn(finding));
};

/** What is asked for may be asked for conditionally. */
const ASKED_FOR = new Set(['request', 'wants']);
const DOUBTED = 0.6;

/** Drops what is only supposed ("if it breaks"); of what is asked for it makes a weaker wish. */
export const withoutSuppositions: Refiner = (findings) =>
  findings.flatMap((finding) => {
    const { supposed, consequent } = finding.flags;
    if (ASKED_FOR.has(finding.fact)) {
      return supposed || consequent ? [{ ...finding, confidence: finding.confidence * DOUBTED }] : [finding];
    }
    return supposed ? [] : [finding];
  });

/** Drops what is asked about the rules in general: "Do you take back opened items?" states no fact. */
export const withoutRules: Refiner = (findings) => {
  const ownCase = findings.some(
    ({ fact, flags }) => !flags.rule && !/^(?:sign|never)\.|^request$/.test(fact),
  );
  return findings.flatMap((finding) => {
    if (!finding.flags.rule || (finding.fact === 'destination' && ownCase)) return [finding];
    return finding.fact === 'request' || (finding.fact === 'wants' && ownCase)
      ? [{ ...finding, confidence: finding.confidence * DOUBTED }]
      : [];
  });
};

/** Turns round what is denied: "never opened"; what has no opposite is dropped. */
export const negated: Refiner = (findings, { tokens }) =>
  findings.flatMap((finding) => {
    if (!finding.flags.negated) return [finding];
    // "No money on my credit card" denies the money, not the card.
    // "I cannot change my address" and "I do not know how to return it" ask for it all the more.
    if (finding.fact === 'request' && isUnable(tokens, finding.from)) return [finding];
    const denied = tokens
      .slice(Math.max(0, finding.from - 2), finding.from)
      .some(({ word }) => /^(?:not|no|without|never)$/.test(word));
    if (finding.fact === 'paymentMethod' && !denied) return [finding];
    return finding.opposite === undefined ? [] : [{ ...finding, value: finding.opposite }];
  });

const NEGATION_REACH = 8;

function isUnable(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - NEGATION_REACH); at--) {
    if (tokens[at]?.word !== 'not' && tokens[at]?.word !== 'no') continue;
    const [before, after] = [tokens[at - 1]?.word ?? '', tokens[at + 1]?.word ?? ''];
    return (
      /^(?:can|could)$/.test(before) ||
      /^(?:know|sure|understand|able|find|figure|idea|clue|see)$/.test(after)
    );
  }
  return false;
}

/** "Has it shipped?" asks; it does not say so. */
export const withoutAsked: Refiner = (findings, words) =>
  findings.filter(({ fact, from }) => {
    const before = words.tokens.slice(Math.max(0, from - 3), from + 1);
    if (fact === 'orderStatus' && before.some(({ word }) => word === 'whether' || word === 'if'))
      return false;
    const sentence = words.sentences[words.sentenceOf[from] ?? 0];
    const opener = words.tokens[sentence?.from ?? 0]?.word ?? '';
    if (fact === 'paymentMethod' && sentence?.asked) {
      return !words.tokens.slice(sentence.from, sentence.to).some(({ word }) => word === 'or');
    }
    return (
      !/^(?:orderStatus|inStock)$/.test(fact) ||
      !sentence?.asked ||
      !/^(?:has|is|was|did|have|are|do|does|will|can|could|when|why|how)$/.test(opener)
    );
  });
