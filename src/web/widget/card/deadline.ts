import type { Verdict } from '../../../model/verdict.js';
import { dayNumber, longDay, moment } from '../dates.js';
import { h } from '../dom.js';
import { strings } from '../strings.js';
import type { CardContext } from './context.js';
import { timeline } from './timeline.js';

const { card: words } = strings;
/** A last day this near is shown as urgent. */
const SOON = 3;

/** The last day with the days that are left, the drawing, and every other date that matters. */
export function deadline(verdict: Verdict, { facts, rtl }: CardContext): HTMLElement | null {
  const says = verdict.window ? expected(verdict.window) : last(verdict);
  const drawing = timeline(verdict, facts, rtl);
  const ladder = verdict.deadlines.length > 1 ? verdict.deadlines : [];
  const acts = new Set(verdict.deadlines.map(({ act }) => act));
  const [act] = acts;
  if (says.length === 0 && drawing === null && ladder.length === 0) return null;
  return h(
    'section',
    { class: 'when' },
    h('h3', { class: 'hidden' }, words.timeline),
    says.length > 0 &&
      h(
        'p',
        { class: 'left' },
        says[0],
        acts.size === 1 && act !== undefined && h('span', { class: 'act' }, words.toAct(act)),
        says[1],
      ),
    drawing,
    ladder.length > 0 &&
      h(
        'dl',
        { class: 'ladder' },
        ladder.map(({ date, gives, act }) =>
          h(
            'div',
            { class: dayNumber(date) < dayNumber(verdict.asOf) && 'past' },
            h('dt', null, words.until(longDay(date))),
            h('dd', { dir: 'auto' }, gives, acts.size > 1 && h('span', { class: 'act' }, ` · ${act}`)),
          ),
        ),
      ),
  );
}

function expected({ from, to }: { from: string; to: string }): readonly HTMLElement[] {
  const says = from === to ? words.expectedOn(longDay(from)) : words.expected(longDay(from), longDay(to));
  return [h('strong', null, says)];
}

function last(verdict: Verdict): readonly HTMLElement[] {
  const { deadline: day, deadlineAt, asOf } = verdict;
  if (day === null) return [];
  const left = verdict.daysLeft ?? dayNumber(day) - dayNumber(asOf);
  if (left < 0)
    return [
      h('strong', { class: 'over' }, words.passed(longDay(day))),
      h('span', { class: 'days' }, words.daysAgo(-left)),
    ];
  return [
    h(
      'strong',
      null,
      deadlineAt === null ? words.lastDay(longDay(day)) : words.lastMoment(moment(deadlineAt)),
    ),
    h(
      'span',
      { class: left <= SOON ? 'days soon' : 'days' },
      left === 0 ? words.lastDayToday : words.daysLeft(left),
    ),
  ];
}
