import type { Answer } from '../../retrieval/answer.js';
import { asksSomething } from '../../retrieval/text/sentences.js';
import type { UtteranceReading } from '../../understanding/reading.js';

/** Facts that say what somebody wants rather than what happened. */
const WISHES = new Set(['request', 'wants']);

/** How much one known fact about what happened adds to the evidence for a case. */
const FACT_WEIGHT = 0.12;
const DATE_WEIGHT = 0.2;
const LENGTH_WEIGHT = 0.2;
/** What it takes more where the text is about something that the policy never speaks of. */
const FOREIGN = 0.5;
/** The same where a clause answers it, as sure as can be. */
const ANSWERED = 0.35;
/** From here on a text that asks nothing still wants to know a rule ("tell me about my warranty"). */
const RULES = 0.35;
/** Between the values at which own development questions are taken for cases and cases are lost. */
const ENOUGH = 0.6;

/**
 * Tells a case about the writer's own order from a question about the policy: a request and enough of
 * what happened speak for a case; a general question that a clause answers well speaks against it.
 * @param answerOf what the policy says to the text, looked up only where it matters
 */
export function isCase(reading: UtteranceReading, text: string, answerOf: () => Answer): boolean {
  if (!reading.facts.some(({ fact }) => fact === 'request')) return false;
  const evidence = evidenceOf(reading, text);
  if (evidence > ENOUGH + Math.max(FOREIGN, ANSWERED)) return true;
  const asks = asksSomething(text);
  const tells = !asks && reading.kind.policyQuestion < RULES && speaksOfOwn(text);
  if (!tells && evidence <= ENOUGH) return false;
  const answer = answerOf();
  // Who asks nothing and tells of a thing of their own ("my device is broken") wants it looked at; that no
  // passage fits is no answer, and that one speaks of broken things is none either.
  const isFault = reading.facts.some(({ fact, value }) => fact === 'request' && value === 'defect');
  if (tells && (answer.kind === 'none' || isFault) && !answer.isForeign) return true;
  // Asked about what no clause speaks of, the policy is silent, whatever else is told.
  const resistance =
    answer.isForeign && asks ? FOREIGN : answer.kind === 'answer' ? ANSWERED * answer.confidence : 0;
  return evidence > ENOUGH + resistance;
}

/** How much speaks for a case, apart from what the policy says to the text. */
function evidenceOf(reading: UtteranceReading, text: string): number {
  const told = reading.facts.filter(({ fact, value }) => !WISHES.has(fact) && value !== null);
  const dates = told.filter(({ fact }) => /Date$|At$/.test(fact));
  const words = text.split(/\s+/).length;
  return (
    reading.kind.aboutMyCase -
    reading.kind.policyQuestion +
    FACT_WEIGHT * told.length +
    DATE_WEIGHT * Math.min(dates.length, 2) +
    (words > 40 ? LENGTH_WEIGHT : 0)
  );
}

/** "My device", "I ordered": what the writer has or did. */
function speaksOfOwn(text: string): boolean {
  return /\b(?:my|our|mine|ours|i|we)\b/i.test(text);
}
