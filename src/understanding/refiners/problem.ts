import type { FactValue } from '../../model/fact.js';
import { parseDay } from '../../verdict/days.js';
import type { Finding, Refiner } from '../finding.js';
import type { Scene } from '../scene.js';

/** A fault within so many days of the delivery was there from the start, unless it is said to have worked. */
const AT_ONCE = 5;
/** One noticed more days than this after the delivery was not. */
const IN_USE = 6;
/** A fault of a thing this old came later, unless it is said never to have worked. */
const LATER = 45;
/** A fault noticed so many days after the purchase was noticed in use. */
const SHIPPED_LONG_BEFORE = 14;
/** Signs this many sentences apart speak of the same thing. */
const NEAR = 1;

/**
 * What is wrong, from the signs: a fault at first use is another problem than one that came later; a crack that
 * came with the parcel is damage on arrival; a change of mind means that nothing is wrong.
 */
export const problem =
  (today: number): Refiner =>
  (all, words) => {
    const findings = withoutDenied(all, words);
    const stated = findings.filter(({ fact, value }) => fact === 'problem' && value !== 'none');
    const decided = stated.length > 0 ? best(stated) : infer(findings, words, today);
    const rest = findings.filter(({ fact }) => fact !== 'problem');
    return decided ? [...rest, decided] : rest;
  };

const FAULT_SIGNS = new Set(['sign.fault', 'sign.fault_later', 'sign.harm']);
/** From here on "nothing is wrong with it" is said outright. */
const OUTRIGHT = 0.85;

/**
 * Who sends a thing back and says that nothing is wrong with it speaks of no fault of it, whatever else broke; but
 * "the display is fine, but the motor is dead" does.
 */
function withoutDenied(findings: readonly Finding[], { sentenceOf, tokens }: Scene): readonly Finding[] {
  const none = findings.filter(
    ({ fact, value, confidence }) => fact === 'problem' && value === 'none' && confidence >= OUTRIGHT,
  );
  const returns = findings.some(({ fact, value }) => fact === 'request' && value === 'return');
  const mends = findings.some(
    ({ fact, value }) => fact === 'wants' && /^(?:replacement|repair|parts|paid_repair)$/.test(String(value)),
  );
  if (none.length === 0 || !returns || mends) return findings;
  const isContrast = (fault: Finding): boolean =>
    none.some(
      ({ from, to }) =>
        sentenceOf[from] === sentenceOf[fault.from] &&
        tokens
          .slice(to - 1, fault.from + 1)
          .some(({ word }) => /^(?:but|however|except|only|yet)$/.test(word)),
    );
  return findings.filter((finding) => !FAULT_SIGNS.has(finding.fact) || isContrast(finding));
}

function best(findings: readonly Finding[]): Finding | null {
  return findings.reduce<Finding | null>((a, b) => (a && a.confidence >= b.confidence ? a : b), null);
}

function infer(findings: readonly Finding[], words: Scene, today: number): Finding | null {
  const sign = (name: string): Finding[] => findings.filter(({ fact }) => fact === `sign.${name}`);
  const sentence = ({ from }: Finding): number => words.sentenceOf[from] ?? 0;
  const near = (a: Finding, sentences: ReadonlySet<number>): boolean =>
    [-NEAR, 0, NEAR].some((step) => sentences.has(sentence(a) + step));
  const becomes = (from: Finding, value: FactValue, confidence = from.confidence): Finding => ({
    ...from,
    fact: 'problem',
    value,
    confidence,
    recogniser: 'problem',
  });
  const arrivals = arrivalSentences(words);
  const arrivesNear = (finding: Finding): boolean =>
    [-NEAR, 0, NEAR].some((step) => arrivals.has((words.sentenceOf[finding.from] ?? -2) + step));
  const arrivesWith = (finding: Finding): boolean => arrivals.has(words.sentenceOf[finding.from] ?? -1);
  const ownFault = findings.find(
    ({ fact, value }) =>
      fact === 'cause' &&
      /^(?:drop|water|misuse|force_majeure|modified|third_party_repair)$/.test(String(value)),
  );

  const selfMade = findings.find(({ fact, value }) => fact === 'cause' && value === 'manufacturing');
  const dead = sign('dead_on_arrival');
  const later = sign('fault_later');
  const faults = [...sign('fault'), ...dead];
  const worked = sign('worked_before').filter((finding) => !isMoment(finding, words));
  const never = [...dead, ...sign('on_arrival')];
  const firstUse = new Set(sign('first_use').map(sentence));
  const fresh = new Set([...never.map(sentence), ...firstUse]);
  const harm = sign('harm');
  const [broughtHarm] = sign('harm_arrival');
  if (broughtHarm) return becomes(broughtHarm, 'damaged_on_arrival');
  if (!ownFault) {
    const arrived = harm.find((finding) => arrivesNear(finding) || near(finding, fresh));
    const cameLater = isLater(
      ageOf(findings, 'discoveredDate', today),
      ageOf(findings, 'deliveryDate', today),
    );
    const ownDamage = findings.some(({ fact, value }) => fact === 'condition' && value === 'damaged');
    if (arrived && !ownDamage && worked.length === 0 && !(cameLater && firstUse.size === 0))
      return becomes(arrived, 'damaged_on_arrival');
  }
  const any = [...later, ...faults];
  const [fault] = any;
  if (!fault) {
    // Who cracked it and wants to give it back tells of its condition.
    const givesBack =
      findings.some(({ fact, value }) => fact === 'condition' && value === 'damaged') &&
      findings.some(
        ({ fact, value, confidence }) => fact === 'request' && value === 'return' && confidence >= OUTRIGHT,
      );
    if ((ownFault ?? selfMade) && harm[0] && !givesBack) return becomes(harm[0], 'stopped_working', 0.8);
    const [fromStart] = sign('on_arrival');
    const fine = findings.some(({ fact }) => /^sign\.(?:works|change_of_mind)$/.test(fact));
    const vague = /^(?:on|upon|at)$/.test(words.tokens[fromStart?.from ?? 0]?.word ?? '');
    const ran = worked.find((finding) => tellsOfWork(finding, words));
    if (ran && !fine) return becomes(ran, 'stopped_working', 0.7);
    if (fromStart && !fine && !vague) return becomes(fromStart, 'defective_on_arrival', 0.75);
    return withoutFault(findings, words, becomes);
  }
  // "It stayed in its box until May 3": nothing is said of its working.
  const ran = worked.some((finding) => tellsOfWork(finding, words));
  if (dead[0] && !ran) return becomes(dead[0], 'defective_on_arrival');
  if (worked.length > 0) return becomes(later[0] ?? fault, 'stopped_working');
  if (never.length > 0) return becomes(never[0] ?? fault, 'defective_on_arrival');
  if (later[0]) return becomes(later[0], 'stopped_working');
  if (ownFault) return becomes(fault, 'stopped_working', 0.85);
  const age = (name: string): number | null => ageOf(findings, name, today);
  const [delivered, bought, discovered] = [age('deliveryDate'), age('purchaseDate'), age('discoveredDate')];
  const oldest = delivered ?? bought;
  const noticedLater = isLater(discovered, delivered);
  const first = faults.find((finding) => near(finding, firstUse) || (!noticedLater && arrivesWith(finding)));
  if (discovered !== null && delivered !== null && delivered - discovered > IN_USE)
    return becomes(fault, 'stopped_working', 0.85);
  if (discovered !== null && bought !== null && bought - discovered > SHIPPED_LONG_BEFORE)
    return becomes(fault, 'stopped_working', 0.8);
  if (first && (oldest === null || oldest < LATER)) return becomes(first, 'defective_on_arrival', 0.88);
  if (oldest !== null && oldest >= LATER) return becomes(fault, 'stopped_working', 0.85);
  if (delivered !== null && delivered <= AT_ONCE && !noticedLater)
    return becomes(fault, 'defective_on_arrival', 0.8);
  return null;
}

const WORK =
  /^(?:work|worked|working|ran|running|fine|great|perfect|perfectly|good|well|ok|okay|operated|functioned|lasted|used|using|happy)$/;

/** Whether the words of a sign say outright that the thing did its work. */
function tellsOfWork({ from, to }: Finding, { tokens }: Scene): boolean {
  return tokens.slice(from, to).some(({ word }) => WORK.test(word));
}

/** "After a few minutes" is no time of working. */
function isMoment({ from, to }: Finding, { times }: Scene): boolean {
  for (let at = from; at < to; at++) {
    const meaning = times.get(at)?.meaning;
    if (meaning?.kind === 'length' && meaning.length.minutes !== null) return true;
  }
  return false;
}

/** Whether the fault was noticed on a later day than the one of delivery. */
function isLater(discovered: number | null, delivered: number | null): boolean {
  return discovered !== null && delivered !== null && discovered < delivered;
}

/** What does not fit may be free of faults all the same: then it says so. */
const FAULT =
  /^(?:fault|faults|faulty|faultless|flaw|flaws|flawless|defect|defects|defective|broken|damaged|itself|wrong|matter)$/;

function deniesFault({ from, to }: Finding, { tokens }: Scene): boolean {
  return tokens.slice(from, to).some(({ word }) => FAULT.test(word));
}

function withoutFault(
  findings: readonly Finding[],
  words: Scene,
  becomes: (from: Finding, value: FactValue, confidence?: number) => Finding,
): Finding | null {
  const none = findings.find(({ fact, value }) => fact === 'problem' && value === 'none');
  const fits = !findings.some(({ fact, value }) => fact === 'compatibilityIssue' && value === true);
  if (none && (fits || deniesFault(none, words))) return none;
  const changed = findings.find(({ fact }) => fact === 'sign.change_of_mind');
  const isWhole = !findings.some(({ fact }) => fact === 'sign.harm');
  return changed && fits && isWhole ? becomes(changed, 'none', 0.8) : null;
}

/** Sentences that tell of the arrival. */
function arrivalSentences(words: Scene): Set<number> {
  return new Set(
    words.events
      .filter(({ fact, negated }) => (fact === 'deliveryDate' || fact === 'replacementDate') && !negated)
      .filter(({ from }) => !/^(?:have|had|own|owned|having)$/.test(words.tokens[from]?.word ?? ''))
      .map(({ from }) => words.sentenceOf[from] ?? -1),
  );
}

/** How many days ago a date lies, at the least. */
function ageOf(findings: readonly Finding[], name: string, today: number): number | null {
  const value = findings.find(({ fact, value }) => fact === name && value !== null)?.value;
  const last =
    typeof value === 'object' && value !== null ? value.to : typeof value === 'string' ? value : '';
  const day = parseDay(last);
  return day === null ? null : today - day;
}
