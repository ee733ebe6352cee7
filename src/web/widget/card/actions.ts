import type { CalendarFile, ClaimMessage } from '../../../model/reply.js';
import type { Verdict } from '../../../model/verdict.js';
import { button, h } from '../dom.js';
import { download } from '../download.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import type { CardContext } from './context.js';

const { card: words } = strings;

/** What can be done with a verdict: a message to the shop, an entry in the calendar. */
export function actions(verdict: Verdict, { say, claim, calendar }: CardContext): HTMLElement | null {
  const granted = verdict.outcome === 'eligible' || verdict.outcome === 'conditional';
  const ahead = verdict.deadline !== null && (verdict.daysLeft ?? -1) >= 0;
  const parts = [
    claim === null &&
      granted &&
      button(
        { onclick: () => say({ text: words.claimSays, command: { action: 'claim' } }) },
        icon('mail'),
        words.claim,
      ),
    calendar === null &&
      granted &&
      ahead &&
      button(
        { onclick: () => say({ text: words.calendarSays, command: { action: 'calendar' } }) },
        icon('calendar'),
        words.calendar,
      ),
    calendar !== null && calendarButton(calendar),
  ].filter((part) => part !== false);
  if (parts.length === 0 && claim === null) return null;
  return h(
    'div',
    { class: 'do' },
    claim !== null && claimMessage(claim),
    parts.length > 0 && h('div', { class: 'buttons' }, parts),
  );
}

/** The calendar entry as a file. */
export function calendarButton({ name, content }: CalendarFile): HTMLElement {
  return button(
    { onclick: () => download(name, 'text/calendar;charset=utf-8', content) },
    icon('calendar'),
    words.calendarFile,
  );
}

/** A message to the shop, to be copied or taken over by the mail program. */
export function claimMessage({ to, subject, body }: ClaimMessage): HTMLElement {
  const text = h(
    'div',
    { class: 'body', dir: 'auto', tabindex: 0, role: 'group', 'aria-label': words.claimTitle },
    body,
  );
  const told = h('span', { class: 'told', role: 'status' });
  const copy = button({}, icon('copy'), words.copy);
  copy.addEventListener('click', () => {
    copyText(body).then(
      () => (told.textContent = words.copied),
      () => {
        told.textContent = words.copyFailed;
        getSelection()?.selectAllChildren(text);
      },
    );
  });
  return h(
    'section',
    { class: 'claim' },
    h('h3', null, words.claimTitle),
    h(
      'dl',
      null,
      to !== null && h('div', null, h('dt', null, words.claimTo), h('dd', { dir: 'auto' }, to)),
      h('div', null, h('dt', null, words.claimSubject), h('dd', { dir: 'auto' }, subject)),
    ),
    text,
    h(
      'div',
      { class: 'buttons' },
      copy,
      to !== null &&
        h(
          'a',
          {
            class: 'button',
            href: `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`,
          },
          icon('mail'),
          words.mail,
        ),
      told,
    ),
  );
}

/** Whether it helped; once said, thanks. */
export function feedback({ feedback: given, say }: CardContext): HTMLElement {
  const place = h('div', { class: 'feedback' });
  const thank = (): void => place.replaceChildren(h('p', { role: 'status' }, words.thanks));
  const answer = (helpful: boolean): HTMLElement =>
    button(
      {
        onclick: () => {
          thank();
          say({
            text: helpful ? words.helpfulYes : words.helpfulNo,
            command: { action: 'feedback', helpful },
          });
        },
      },
      helpful ? words.yes : words.no,
    );
  if (given !== null) thank();
  else
    place.append(
      h(
        'div',
        { class: 'buttons', role: 'group', 'aria-label': words.helpful },
        h('span', null, words.helpful),
        answer(true),
        answer(false),
      ),
    );
  return place;
}

async function copyText(text: string): Promise<void> {
  // Absent on pages that are not served over https.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  if (!clipboard) throw new Error('no clipboard');
  await clipboard.writeText(text);
}
