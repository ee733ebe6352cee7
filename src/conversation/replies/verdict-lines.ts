import type { Segment } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import type { VerdictKey } from '../../model/verdict-wording.js';
import type { Wording } from '../../model/wording.js';
import { listed, sayDate, sayRemedy } from '../../verdict/explain/words.js';
import { day, moment } from './say-fact.js';
import { computed } from './segments.js';

/** Says a phrase in the voice of whoever tells the verdict: the chat, or a shop's agent. */
export type VerdictVoice = (key: VerdictKey, values?: Readonly<Record<string, string>>) => string;

/** The clauses that a verdict rests on. */
export function clausesOf({ citations }: Verdict): string[] {
  return citations.map(({ clause }) => clause);
}

/** Until when, or within which days: a sentence; null where no day matters. */
export function timeLine(
  say: VerdictVoice,
  { deadline, deadlineAt, daysLeft, window }: Verdict,
): string | null {
  if (window) return say('verdict.expected', { from: day(window.from), to: day(window.to) });
  if (deadline === null || daysLeft === null) return null;
  if (daysLeft < 0) return say('verdict.passed', { day: day(deadline) });
  const days = `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
  const left = daysLeft === 0 ? say('verdict.left_today') : say('verdict.left', { days });
  return deadlineAt === null
    ? say('verdict.last_day', { day: day(deadline), left })
    : say('verdict.last_moment', { moment: moment(deadlineAt), left });
}

/** What can be had, where there is a choice or a condition, and who pays for sending it back. */
export function giftLines(say: VerdictVoice, verdict: Verdict, remedies: Wording): Segment[] {
  const { options, returnShippingPaidBy } = verdict;
  const words = [...new Set(options.map((option) => optionWords(say, option, remedies)))];
  const isChoice =
    words.length > 1 || options.some(({ when, chosenBy }) => when !== null || chosenBy === 'store');
  const lines: Segment[] = [];
  if (isChoice) {
    const clauses = options.map(({ clause }) => clause);
    lines.push(computed(say('verdict.options', { options: listed(words, 'or') }), clauses));
  }
  if (returnShippingPaidBy !== null) {
    const payer = say(`payer.${returnShippingPaidBy}`);
    lines.push(computed(say('verdict.return_paid_by', { payer }), clausesOf(verdict)));
  }
  return lines;
}

function optionWords(
  say: VerdictVoice,
  { remedy, refundScope, when, chosenBy }: Verdict['options'][number],
  remedies: Wording,
): string {
  const what = sayRemedy(remedy, refundScope, remedies);
  const option = when === null ? what : say('verdict.option_when', { option: what, when: sayDates(when) });
  return chosenBy === 'store' ? say('verdict.option_store', { option }) : option;
}

/** Days in a sentence as people write them. */
export function sayDates(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, sayDate);
}

/** What it hangs on, and the ways in which the text can be read. */
export function openLines(say: VerdictVoice, { conditions, readings }: Verdict): Segment[] {
  const hangs = conditions.filter(({ kind }) => kind !== 'reading');
  const ways = readings.map(({ text, outcome }) =>
    say('verdict.reading', { text, outcome: say(`outcome.${outcome}`) }),
  );
  const lines: Segment[] = [];
  if (hangs.length > 0) {
    const text = say('verdict.hangs', { conditions: hangs.map((hang) => hang.text).join('; ') });
    lines.push(
      computed(
        text,
        hangs.map(({ clause }) => clause),
      ),
    );
  }
  if (ways.length > 0) {
    const clauses = readings.flatMap((reading) => reading.clauses);
    lines.push(computed(say('verdict.readings', { readings: ways.join('; ') }), clauses));
  }
  return lines;
}

/** Contradictions of the text that bear on the verdict: where nothing is granted it does not matter how two promises differ. */
export function conflictsOf({ outcome, conflicts }: Verdict): Verdict['conflicts'] {
  return outcome === 'not_eligible' ? [] : conflicts;
}

/** What to do next, numbered; that a person can be asked is no statement of the policy. */
export function stepLines(say: VerdictVoice, { steps }: Verdict): Segment[] {
  return steps.map(({ text, clause }, index) => {
    const line = say('verdict.step', { number: String(index + 1), text });
    return clause === null ? { source: 'wording', text: line, key: 'step.person' } : computed(line, [clause]);
  });
}

/** Other coverages that may still help where this one does not simply grant: a sentence and their ids; null: none. */
export function othersLine(
  say: VerdictVoice,
  { outcome, alternatives }: Verdict,
): { readonly text: string; readonly ids: readonly string[] } | null {
  const open = alternatives.filter(
    (other) => other.outcome === 'eligible' || other.outcome === 'conditional',
  );
  if (outcome === 'eligible' || open.length === 0) return null;
  const others = open.map(({ title, outcome: its, deadline }) =>
    say('verdict.other', {
      title,
      outcome: say(`outcome.${its}`),
      until: deadline === null ? '' : say('verdict.other_until', { day: day(deadline) }),
    }),
  );
  return { text: say('verdict.others', { others: others.join('; ') }), ids: open.map(({ id }) => id) };
}
