import type { DeskItem, DeskReading } from '../../../model/desk.js';
import type { Verdict } from '../../../model/verdict.js';
import { button, h } from '../../widget/dom.js';
import { DeskError, post } from '../api.js';
import { type DeskContext, field, openDialog } from '../view.js';

/** Something that was shown and is wrong. */
export interface Wrong {
  readonly part: 'fact' | 'verdict' | 'answer' | 'draft' | 'items';
  readonly text: string;
  readonly reading: DeskReading;
  readonly item: DeskItem | null;
  /** What was shown, in words. */
  readonly shown: string;
}

/** Asks what would be right and writes it down as a case for the evaluation. */
export function reportWrong(context: DeskContext, { part, text, reading, item, shown }: Wrong): void {
  const expected = h('textarea', { rows: '3', required: true, maxlength: '2000', autofocus: true });
  openForm(
    'This is wrong',
    'Write it down',
    [h('p', { class: 'quiet' }, shown), field('What would be right?', expected)],
    async () => {
      const { store, today } = reading;
      if (store === null) throw new DeskError(0, 'Choose the shop first.');
      const facts = Object.fromEntries((item?.facts ?? []).map(({ fact, value }) => [fact, value]));
      await post('/review/evaluation', { store, text, today, part, facts, shown, expected: expected.value });
      context.say('Written to the review file. Thank you.');
    },
    context,
  );
}

/** Asks what is granted beyond the policy and why, and writes it down. */
export function makeException(context: DeskContext, verdict: Verdict): void {
  const granted = h('input', { type: 'text', required: true, maxlength: '2000', autofocus: true });
  const reason = h('textarea', { rows: '3', required: true, maxlength: '2000' });
  openForm(
    'Make an exception',
    'Record it',
    [h('p', { class: 'quiet' }, verdict.headline), field('What is granted?', granted), field('Why?', reason)],
    async () => {
      const { store, certificate, outcome } = verdict;
      await post('/review/exceptions', {
        store,
        certificate,
        outcome,
        granted: granted.value,
        reason: reason.value,
      });
      context.say('The exception is recorded.');
    },
    context,
  );
}

/** A dialog with a form that sends something. */
export function openForm(
  title: string,
  does: string,
  fields: readonly HTMLElement[],
  send: () => Promise<void>,
  context: DeskContext,
): void {
  openDialog(title, (close) => {
    const form = h(
      'form',
      { method: 'dialog' },
      ...fields,
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'submit', class: 'primary' }, does),
        button({ onclick: close }, 'Cancel'),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send().then(close, (error: unknown) =>
        context.say(error instanceof Error ? error.message : 'That failed.', 'bad'),
      );
    });
    return form;
  });
}
