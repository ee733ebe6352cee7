import { OUTCOME_NAMES } from '../../../model/desk.js';
import type { Verdict } from '../../../model/verdict.js';
import { longDay, moment } from '../../widget/dates.js';
import { type Child, h } from '../../widget/dom.js';
import { clauseLink, linkButton } from '../view.js';

/** What can be done with a verdict. */
export interface VerdictActions {
  readonly wrong: () => void;
  readonly exception: () => void;
}

/** The outcome as a coloured word. */
export function outcomePill(outcome: Verdict['outcome']): HTMLElement {
  return h('span', { class: `outcome ${outcome}` }, OUTCOME_NAMES[outcome]);
}

/** A verdict with everything that an agent asks of it. @param isFinal nothing missing could change it */
export function verdictPanel(verdict: Verdict, isFinal: boolean, actions: VerdictActions): HTMLElement {
  return h(
    'div',
    { class: 'verdict' },
    h(
      'p',
      { class: 'verdict-head' },
      outcomePill(verdict.outcome),
      isFinal ? null : h('span', { class: 'quiet' }, ' so far'),
    ),
    h('p', { class: 'headline' }, verdict.headline),
    deadline(verdict),
    list(
      'It hangs on',
      verdict.conditions.map(({ text }) => text),
    ),
    list(
      'Can be read as',
      verdict.readings.map(({ text, outcome }) => `${text} – ${OUTCOME_NAMES[outcome].toLowerCase()}`),
    ),
    list(
      'The policy contradicts itself',
      verdict.conflicts.map(({ text }) => text),
    ),
    list(
      'Steps',
      verdict.steps.map(({ text }) => text),
    ),
    list(
      'Would change it',
      verdict.changes.map(({ text, outcome }) => `${text}: ${OUTCOME_NAMES[outcome].toLowerCase()}`),
    ),
    list(
      'Also looked at',
      verdict.alternatives.map(
        ({ title, outcome, why }) => `${title}: ${OUTCOME_NAMES[outcome].toLowerCase()}. ${why}`,
      ),
    ),
    list('Taken for granted', verdict.assumptions),
    quotes(verdict),
    h(
      'p',
      { class: 'actions' },
      h(
        'a',
        { href: `/api/v1/certificates/${verdict.certificate}`, target: '_blank', rel: 'noreferrer' },
        'Certificate',
      ),
      ' ',
      linkButton('This is wrong', actions.wrong),
      ' ',
      linkButton('Make an exception', actions.exception),
    ),
  );
}

function deadline({ deadline: day, deadlineAt, daysLeft, window }: Verdict): Child {
  if (window)
    return h('p', { class: 'deadline' }, `Expected ${longDay(window.from)} to ${longDay(window.to)}`);
  if (day === null) return null;
  const when = deadlineAt === null ? longDay(day) : moment(deadlineAt);
  const left =
    daysLeft === null
      ? ''
      : daysLeft < 0
        ? ` – ${-daysLeft} days ago`
        : daysLeft === 0
          ? ' – today'
          : ` – ${daysLeft} days left`;
  return h('p', { class: 'deadline' }, `Last day: ${when}${left}`);
}

function list(title: string, entries: readonly string[]): Child {
  if (entries.length === 0) return null;
  const isLong = title === 'Would change it' || title === 'Also looked at' || title === 'Taken for granted';
  const items = h(
    'ul',
    null,
    entries.map((entry) => h('li', null, entry)),
  );
  return isLong
    ? h('details', null, h('summary', null, `${title} (${entries.length})`), items)
    : h('div', { class: 'list' }, h('h3', null, title), items);
}

const SHOWN = 2;

function quotes({ citations }: Verdict): Child {
  if (citations.length === 0) return null;
  const [first, rest] = [citations.slice(0, SHOWN), citations.slice(SHOWN)];
  return [
    h('h3', null, 'In the words of the policy'),
    first.map(quote),
    rest.length > 0 && h('details', null, h('summary', null, `${rest.length} more`), rest.map(quote)),
  ];
}

function quote({ quote: words, heading, url, clause }: Verdict['citations'][number]): HTMLElement {
  return h(
    'blockquote',
    null,
    h('p', null, words),
    h('footer', null, `${heading} · `, clauseLink(url, clause)),
  );
}
