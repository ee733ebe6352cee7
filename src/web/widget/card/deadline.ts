import type { Verdict } from '../../../model/verdict.js';
import { dayNumber, longDay, moment, shortDay } from '../dates.js';
import { h } from '../dom.js';
import { strings } from '../strings.js';
import type { CardContext } from './context.js';
import { timeline } from './timeline.js';

const { card: words } = strings;
/** A last day this near is shown as urgent. */
const SOON = 3;

/** The last day with the days that are left, the drawing, and every other date that matters. */
export function deadline(verdict: Verdict, { facts, rtl }: CardContext): HTMLElement | null {
  const head = verdict.window ? expected(verdict.window) : last(verdict);
  const drawing = timeline(verdict, facts, rtl);
  const ladder = verdict.deadlines.length > 1 ? verdict.deadlines : [];
  if (head === null && drawing === null && ladder.length === 0) return null;
  const acts = new Set(verdict.deadlines.map(({ act }) => act));
  return h(
    'section',
    { class: 'when' },
    head,
    drawing,
    ladder.length > 0 &&
      h(
        'dl',
        { class: 'ladder' },
        ladder.map(({ date, gives, act }) =>
          h(
            'div',
            { class: dayNumber(date) < dayNumber(verdict.asOf) && 'past' },
            h('dt', null, words.until(shortDay(date, verdict.asOf))),
            h('dd', { dir: 'auto' }, gives, acts.size > 1 && h('span', { class: 'note' }, ` · ${act}`)),
          ),
        ),
      ),
  );
}

function expected({ from, to }: { from: string; to: string }): HTMLElement {
  return says(words.expected, from === to ? longDay(from) : words.between(longDay(from), longDay(to)), null);
}

function last(verdict: Verdict): HTMLElement | null {
  const { deadline: day, deadlineAt, asOf, deadlines } = verdict;
  if (day === null) return null;
  const left = verdict.daysLeft ?? dayNumber(day) - dayNumber(asOf);
  if (left < 0)
    return says(words.passed, longDay(day), h('span', { class: 'days soon' }, words.daysAgo(-left)));
  const acts = new Set(deadlines.filter(({ date }) => date === day).map(({ act }) => act));
  const [act] = acts.size === 1 ? acts : [];
  return says(
    act === undefined ? words.last : words.lastTo(act),
    deadlineAt === null ? longDay(day) : moment(deadlineAt),
    h(
      'span',
      { class: left <= SOON ? 'days soon' : 'days' },
      left === 0 ? words.lastDayToday : words.daysLeft(left),
    ),
  );
}

function says(label: string, day: string, pill: HTMLElement | null): HTMLElement {
  return h('div', { class: 'left' }, h('div', null, h('h3', null, label), h('strong', null, day)), pill);
}
