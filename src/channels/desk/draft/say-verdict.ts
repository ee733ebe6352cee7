import { day, moment } from '../../../conversation/replies/say-fact.js';
import { computed, quoted } from '../../../conversation/replies/segments.js';
import type { Segment } from '../../../model/reply.js';
import type { Verdict } from '../../../model/verdict.js';
import type { Wording } from '../../../model/wording.js';
import { listed, sayRemedy } from '../../../verdict/explain/words.js';
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
      ...giftLines(say, verdict, policyWording),
      ...openLines(say, verdict),
    ),
    ...stepBlocks(say, verdict, isFinal),
    ...quoteBlocks(say, verdict),
    ...paragraphs(...otherLines(say, verdict), ...closing(say, verdict)),
  ];
}

/** What the verdict says first; that the policy does not say is no statement of the policy, and has no clause. */
function headline(say: Say, verdict: Verdict): Segment {
  return verdict.citations.length === 0
    ? { source: 'wording', text: verdict.headline, key: 'headline.not_stated' }
    : computed([verdict.headline, ...timeLines(say, verdict)].join(' '), clausesOf(verdict));
}

function clausesOf({ citations }: Verdict): string[] {
  return citations.map(({ clause }) => clause);
}

function timeLines({ phrase }: Say, { deadline, deadlineAt, daysLeft, window }: Verdict): string[] {
  if (window) return [phrase('verdict.expected', { from: day(window.from), to: day(window.to) })];
  if (deadline === null || daysLeft === null) return [];
  if (daysLeft < 0) return [phrase('verdict.passed', { day: day(deadline) })];
  const days = `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
  const left = daysLeft === 0 ? phrase('verdict.left_today') : phrase('verdict.left', { days });
  return [
    deadlineAt === null
      ? phrase('verdict.last_day', { day: day(deadline), left })
      : phrase('verdict.last_moment', { moment: moment(deadlineAt), left }),
  ];
}

function giftLines({ phrase }: Say, verdict: Verdict, policyWording: Wording): Segment[] {
  const { options, returnShippingPaidBy } = verdict;
  const words = [
    ...new Set(
      options.map(({ remedy, refundScope, when, chosenBy }) => {
        const what = sayRemedy(remedy, refundScope, policyWording);
        const option = when === null ? what : phrase('verdict.option_when', { option: what, when });
        return chosenBy === 'store' ? phrase('verdict.option_store', { option }) : option;
      }),
    ),
  ];
  const isChoice =
    words.length > 1 || options.some(({ when, chosenBy }) => when !== null || chosenBy === 'store');
  return [
    ...(isChoice
      ? [
          computed(
            phrase('verdict.options', { options: listed(words, 'or') }),
            options.map(({ clause }) => clause),
          ),
        ]
      : []),
    ...(returnShippingPaidBy === null
      ? []
      : [
          computed(
            phrase('verdict.return_paid_by', { payer: phrase(`payer.${returnShippingPaidBy}`) }),
            clausesOf(verdict),
          ),
        ]),
  ];
}

function openLines({ phrase }: Say, { outcome, conditions, readings, conflicts }: Verdict): Segment[] {
  const hangs = conditions.filter(({ kind }) => kind !== 'reading');
  const ways = readings.map((reading) =>
    phrase('verdict.reading', { text: reading.text, outcome: phrase(`outcome.${reading.outcome}`) }),
  );
  return [
    ...(hangs.length === 0
      ? []
      : [
          computed(
            phrase('verdict.hangs', { conditions: hangs.map(({ text }) => text).join('; ') }),
            hangs.map(({ clause }) => clause),
          ),
        ]),
    ...(ways.length === 0
      ? []
      : [
          computed(
            phrase('verdict.readings', { readings: ways.join('; ') }),
            readings.flatMap(({ clauses }) => clauses),
          ),
        ]),
    // Where nothing is granted it does not matter how two promises differ.
    ...(outcome === 'not_eligible'
      ? []
      : conflicts.map(({ text, clauses }) => computed(phrase('verdict.conflict', { text }), clauses))),
  ];
}

function stepBlocks({ phrase, wording }: Say, { steps }: Verdict, isFinal: boolean): Block[] {
  if (steps.length === 0 || !isFinal) return [];
  const lines = steps.map(({ text, clause }, index): Segment => {
    const line = phrase('verdict.step', { number: String(index + 1), text });
    return clause === null ? { source: 'wording', text: line, key: 'step.person' } : computed(line, [clause]);
  });
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

function otherLines({ phrase }: Say, { outcome, alternatives }: Verdict): Segment[] {
  const open = alternatives.filter((one) => one.outcome === 'eligible' || one.outcome === 'conditional');
  if (outcome === 'eligible' || open.length === 0) return [];
  const others = open.map(({ title, outcome: its, deadline }) =>
    phrase('verdict.other', {
      title,
      outcome: phrase(`outcome.${its}`),
      until: deadline === null ? '' : phrase('verdict.other_until', { day: day(deadline) }),
    }),
  );
  return [
    computed(
      phrase('verdict.others', { others: others.join('; ') }),
      open.map(({ id }) => id),
    ),
  ];
}

function closing({ phrase, wording }: Say, verdict: Verdict): Segment[] {
  const { outcome, assumptions } = verdict;
  if (outcome === 'not_eligible') return [wording('verdict.law')];
  if (assumptions.length === 0) return [];
  return [
    computed(phrase('verdict.assumptions', { assumptions: assumptions.join(' ') }), clausesOf(verdict)),
  ];
}
