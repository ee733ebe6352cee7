import type { ConversationState } from '../../model/conversation.js';
import type { Segment } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import { listed, sayRemedy, sentence } from '../../verdict/explain/words.js';
import { type ConversationParts, storeInfo, vocabularyOf } from '../parts.js';
import type { Spoken } from './question.js';
import { day, moment } from './say-fact.js';
import { buttons, computed, phrase, quoted, wording } from './segments.js';

/** Quotations beyond these are left to the card: a chat is no contract. */
const MOST_QUOTES = 2;

/** The verdict in words, for every channel; the channel may show it as a card beside or instead. */
export function verdictReply(parts: ConversationParts, verdict: Verdict, state: ConversationState): Spoken {
  const segments = [
    computed(verdict.headline, clausesOf(verdict)),
    ...timeLines(parts, verdict),
    ...giftLines(parts, verdict),
    ...openLines(parts, verdict),
    ...stepLines(parts, verdict),
    ...quoteLines(parts, verdict),
    ...otherLines(parts, verdict),
    ...closing(parts, verdict),
  ];
  return {
    segments,
    rest: {
      verdict,
      citations: verdict.citations,
      quickReplies: buttons(...followUps(parts, verdict, state)),
    },
  };
}

/** The clauses that a verdict rests on. */
export function clausesOf({ citations }: Verdict): string[] {
  return citations.map(({ clause }) => clause);
}

function timeLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const { deadline, deadlineAt, daysLeft, window } = verdict;
  const say = (key: Parameters<typeof phrase>[1], values: Readonly<Record<string, string>>): Segment =>
    computed(phrase(parts, key, values), clausesOf(verdict).slice(0, 1));
  if (window) return [say('verdict.expected', { from: day(window.from), to: day(window.to) })];
  if (deadline === null || daysLeft === null) return [];
  if (daysLeft < 0) return [say('verdict.passed', { day: day(deadline) })];
  const days = `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
  const left = daysLeft === 0 ? phrase(parts, 'verdict.left_today') : phrase(parts, 'verdict.left', { days });
  return [
    deadlineAt === null
      ? say('verdict.last_day', { day: day(deadline), left })
      : say('verdict.last_moment', { moment: moment(deadlineAt), left }),
  ];
}

function giftLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const lines: Segment[] = [];
  const { options, returnShippingPaidBy } = verdict;
  const words = [...new Set(options.map((option) => optionWords(parts, option)))];
  if (words.length > 1 || options.some(({ when, chosenBy }) => when !== null || chosenBy === 'store')) {
    const clauses = options.map(({ clause }) => clause);
    lines.push(computed(phrase(parts, 'verdict.options', { options: listed(words, 'or') }), clauses));
  }
  if (returnShippingPaidBy !== null) {
    const payer = phrase(parts, `payer.${returnShippingPaidBy}`);
    lines.push(computed(phrase(parts, 'verdict.return_paid_by', { payer }), clausesOf(verdict)));
  }
  return lines;
}

function optionWords(
  parts: ConversationParts,
  { remedy, refundScope, when, chosenBy }: Verdict['options'][number],
): string {
  let words = sayRemedy(remedy, refundScope, parts.judge.knowledge.wording);
  if (when !== null) words = phrase(parts, 'verdict.option_when', { option: words, when: sayDates(when) });
  return chosenBy === 'store' ? phrase(parts, 'verdict.option_store', { option: words }) : words;
}

/** Days in a sentence as people write them. */
function sayDates(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, (date) => day(date));
}

function openLines(parts: ConversationParts, verdict: Verdict): Segment[] {
  const { conditions, readings } = verdict;
  // Where nothing is granted it does not matter how two promises differ.
  const conflicts = verdict.outcome === 'not_eligible' ? [] : verdict.conflicts;
  const hangs = conditions.filter(({ kind }) => kind !== 'reading');
  return [
    ...(hangs.length > 0
      ? [
          computed(
            phrase(parts, 'verdict.hangs', { conditions: hangs.map(({ text }) => text).join('; ') }),
            hangs.map(({ clause }) => clause),
          ),
        ]
      : []),
    ...(readings.length > 0
      ? [
          computed(
            phrase(parts, 'verdict.readings', {
              readings: readings
                .map(({ text, outcome }) =>
                  phrase(parts, 'verdict.reading', { text, outcome: phrase(parts, `outcome.${outcome}`) }),
                )
                .join('; '),
            }),
            readings.flatMap(({ clauses }) => clauses),
          ),
        ]
      : []),
    ...(conflicts.length > 0
      ? [
          computed(
            phrase(parts, 'verdict.conflicts', { texts: conflicts.map(({ text }) => text).join(' ') }),
            conflicts.flatMap(({ clauses }) => clauses),
          ),
        ]
      : []),
  ];
}

function stepLines(parts: ConversationParts, { steps }: Verdict): Segment[] {
  if (steps.length === 0) return [];
  return [
    wording(parts, 'verdict.steps'),
    ...steps.map(({ text, clause }, index): Segment => {
      const line = phrase(parts, 'verdict.step', { number: String(index + 1), text });
      return clause === null
        ? { source: 'wording', text: line, key: 'step.person' }
        : computed(line, [clause]);
    }),
  ];
}

function quoteLines(parts: ConversationParts, { citations }: Verdict): Segment[] {
  if (citations.length === 0) return [];
  return [
    wording(parts, 'verdict.because'),
    ...citations
      .slice(0, MOST_QUOTES)
      .map((citation) =>
        quoted(phrase(parts, 'answer.quote', { quote: citation.quote, heading: citation.heading }), citation),
      ),
  ];
}

function otherLines(parts: ConversationParts, { outcome, alternatives, store }: Verdict): Segment[] {
  const open = alternatives.filter(
    (other) => other.outcome === 'eligible' || other.outcome === 'conditional',
  );
  if (outcome === 'eligible' || open.length === 0) return [];
  const others = open.map(({ title, outcome: its, deadline }) =>
    phrase(parts, 'verdict.other', {
      title,
      outcome: phrase(parts, `outcome.${its}`),
      until: deadline === null ? '' : phrase(parts, 'verdict.other_until', { day: day(deadline) }),
    }),
  );
  const clauseOf = (id: string): string[] =>
    (parts.judge.knowledge.stores.get(store)?.versions ?? [])
      .flatMap(({ coverages }) => coverages.filter((coverage) => coverage.id === id))
      .slice(0, 1)
      .map(({ clause }) => clause);
  return [
    computed(
      phrase(parts, 'verdict.others', { others: others.join('; ') }),
      open.flatMap(({ id }) => clauseOf(id)),
    ),
  ];
}

/** What a verdict took the facts to be that were not stated; named on request, and on the card. */
export function assumedFacts(parts: ConversationParts, { assumptions }: Verdict): readonly string[] {
  const presumed = [...vocabularyOf(parts).facts.values()].flatMap(({ presumed: one }) =>
    one ? [sentence(one.says)] : [],
  );
  return assumptions.filter((text) => presumed.some((says) => text.startsWith(says)));
}

function closing(parts: ConversationParts, verdict: Verdict): Segment[] {
  const { outcome, request } = verdict;
  const ofFacts = assumedFacts(parts, verdict);
  const assumptions = verdict.assumptions.filter((text) => !ofFacts.includes(text));
  const ends = parts.dialogs.get(request)?.outcomes[outcome] ?? '';
  return [
    ...(assumptions.length > 0 && outcome !== 'not_eligible'
      ? [
          computed(
            phrase(parts, 'verdict.assumptions', { assumptions: assumptions.join(' ') }),
            clausesOf(verdict),
          ),
        ]
      : []),
    ...(outcome === 'not_eligible' ? [wording(parts, 'verdict.law')] : []),
    { source: 'wording', text: ends, key: 'dialog.outcomes' },
  ];
}

/** True where something is granted that the customer must write to the shop for. */
export function canClaim(parts: ConversationParts, { outcome, request, store }: Verdict): boolean {
  const grants = outcome === 'eligible' || outcome === 'conditional';
  const isClaimed = typeof parts.dialogs.get(request)?.claimSubject === 'string';
  return grants && isClaimed && storeInfo(parts, store).contact.clauses.length > 0;
}

function followUps(parts: ConversationParts, verdict: Verdict, { waiting }: ConversationState): string[] {
  if (waiting.length > 0) return [];
  const grants = verdict.outcome === 'eligible' || verdict.outcome === 'conditional';
  return [
    ...(canClaim(parts, verdict) ? [phrase(parts, 'choice.claim')] : []),
    ...(grants && verdict.daysLeft !== null && verdict.daysLeft >= 0
      ? [phrase(parts, 'choice.calendar')]
      : []),
    ...(verdict.changes.length > 0 ? [phrase(parts, 'choice.changes')] : []),
    ...(verdict.outcome !== 'not_eligible' && assumedFacts(parts, verdict).length > 0
      ? [phrase(parts, 'choice.assumed')]
      : []),
    phrase(parts, 'choice.person'),
  ];
}
