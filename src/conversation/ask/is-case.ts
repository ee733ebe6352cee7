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
/** From here on a text that asks nothing still wants to know a rule ("tell me about my warranty"). */
const RULES = 0.35;
/** Between the values at which own development questions are taken for cases and cases are lost. */
const ENOUGH = 0.6;

/**
 * Tells a case about the writer's own order from a question about the policy: a request and enough of
 * what happened speak for a case; a general question that a clause answers well speaks against it.
 */
export function isCase(reading: UtteranceReading, text: string, answer: Answer): boolean {
  if (!reading.facts.some(({ fact }) => fact === 'request')) return false;
  // Who asks nothing and tells of a thing of their own ("my device is broken") wants it looked at; that no
  // passage fits is no answer, and that one speaks of broken things is none either.
  const isFault = reading.facts.some(({ fact, value }) => fact === 'request' && value === 'defect');
  const isTold =
    (answer.kind === 'none' || isFault) && !answer.isForeign && !asksSomething(text) && speaksOfOwn(text);
  if (isTold && reading.kind.policyQuestion < RULES) return true;
  const told = reading.facts.filter(({ fact, value }) => !WISHES.has(fact) && value !== null);
  const dates = told.filter(({ fact }) => /Date$|At$/.test(fact));
  const words = text.split(/\s+/).length;
  const evidence =
    reading.kind.aboutMyCase -
    reading.kind.policyQuestion +
    FACT_WEIGHT * told.length +
    DATE_WEIGHT * Math.min(dates.length, 2) +
    (words > 40 ? LENGTH_WEIGHT : 0);
  // Asked about what no clause speaks of, the policy is silent, whatever else is told.
  const resistance =
    answer.isForeign && asksSomething(text)
      ? FOREIGN
      : answer.kind === 'answer'
        ? 0.35 * answer.confidence
        : 0;
  return evidence > ENOUGH + resistance;
}

/** "My device", "I ordered": what the writer has or did. */
function speaksOfOwn(text: string): boolean {
  return /\b(?:my|our|mine|ours|i|we)\b/i.test(text);
}
