import { computed, quoted } from '../../../conversation/replies/segments.js';
import {
  clausesOf,
  conflictsOf,
  giftLines,
  openLines,
  othersLine,
  stepLines,
  timeLine,
} from '../../../conversation/replies/verdict-lines.js';
import type { Segment } from '../../../model/reply.js';
import type { Verdict } from '../../../model/verdict.js';
import type { Wording } from '../../../model/wording.js';
import { type Block, paragraphs } from './blocks.js';
import { type Say, sayWith } from './say.js';

/** More quotations than this make a mail that nobody reads; the verdict's page has them all. */
const MOST_QUOTES = 3;

/** A verdict as a mail says it: every sentence is computed from it or quoted. @param isFinal nothing missing could change it */
export function sayVerdict(
  verdict: Verdict,
  isFinal: boolean,
  own: Wording,
  policyWording: Wording,
): Block[] {
  const say = sayWith(own);
  return [
    ...paragraphs(
      say.wording(isFinal ? 'item.final' : 'item.open'),
      headline(say, verdict),
      ...giftLines(say.phrase, verdict, policyWording),
      ...openLines(say.phrase, verdict),
      ...conflictLines(say, verdict),
    ),
    ...stepBlocks(say, verdict, isFinal),
    ...quoteBlocks(say, verdict),
    ...paragraphs(...otherLines(say, verdict), ...closing(say, verdict)),
  ];
}

/** What the verdict says first; that the policy does not say is no statement of the policy, and has no clause. */
function headline(say: Say, verdict: Verdict): Segment {
  const { citations, headline: text } = verdict;
  if (citations.length === 0) return { source: 'wording', text, key: 'headline.not_stated' };
  const time = timeLine(say.phrase, verdict);
  return computed(time === null ? text : `${text} ${time}`, clausesOf(verdict));
}

function conflictLines({ phrase }: Say, verdict: Verdict): Segment[] {
  return conflictsOf(verdict).map(({ text, clauses }) =>
    computed(phrase('verdict.conflict', { text }), clauses),
  );
}

function stepBlocks({ phrase, wording }: Say, verdict: Verdict, isFinal: boolean): Block[] {
  const lines = stepLines(phrase, verdict);
  if (lines.length === 0 || !isFinal) return [];
  return [...paragraphs(wording('verdict.steps')), { kind: 'list', segments: lines }];
}

function quoteBlocks({ phrase, wording }: Say, { citations }: Verdict): Block[] {
  if (citations.length === 0) return [];
  return [
    ...paragraphs(wording('verdict.because')),
    ...citations.slice(0, MOST_QUOTES).map((citation): Block => {
      const text = phrase('question.quote', { quote: citation.quote, heading: citation.heading });
      return { kind: 'quote', segments: [quoted(text, citation)] };
    }),
  ];
}

function otherLines({ phrase }: Say, verdict: Verdict): Segment[] {
  const others = othersLine(phrase, verdict);
  return others ? [computed(others.text, others.ids)] : [];
}

function closing({ phrase, wording }: Say, verdict: Verdict): Segment[] {
  const { outcome, assumptions } = verdict;
  if (outcome === 'not_eligible') return [wording('verdict.law')];
  if (assumptions.length === 0) return [];
  return [
    computed(phrase('verdict.assumptions', { assumptions: assumptions.join(' ') }), clausesOf(verdict)),
  ];
}
