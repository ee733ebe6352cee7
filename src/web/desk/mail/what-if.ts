import type { DeskItem } from '../../../model/desk.js';
import type { FactValue } from '../../../model/fact.js';
import type { VerdictResult } from '../../../model/verdict.js';
import { button, h } from '../../widget/dom.js';
import { DeskError, post } from '../api.js';
import { type DeskContext, openDialog } from '../view.js';
import { outcomePill } from './verdict-panel.js';

/** A supposition about an item of a mail. */
export interface Supposition {
  readonly store: string;
  /** Day on which it is judged; empty: today. */
  readonly today: string;
  readonly item: DeskItem;
  readonly fact: string;
  readonly value: FactValue;
}

/** Shows what the verdict would be with another value of one fact, beside what it is. */
export async function openWhatIf(context: DeskContext, supposition: Supposition): Promise<void> {
  const { store, today, item, fact, value } = supposition;
  const facts = Object.fromEntries(item.facts.map((one) => [one.fact, one.value]));
  try {
    const { verdict } = await post<VerdictResult>('/verdict', {
      store,
      facts: { ...facts, [fact]: value },
      ...(today === '' ? {} : { today }),
    });
    const label = context.setup.facts.find(({ name }) => name === fact)?.label ?? fact;
    openDialog(`What if: ${label}`, (close) => [
      item.verdict &&
        h(
          'p',
          null,
          h('span', { class: 'quiet' }, 'Now: '),
          outcomePill(item.verdict.outcome),
          ' ',
          item.verdict.headline,
        ),
      verdict
        ? h(
            'p',
            { class: 'what-if' },
            h('span', { class: 'quiet' }, 'Then: '),
            outcomePill(verdict.outcome),
            ' ',
            verdict.headline,
          )
        : h('p', null, 'Then there would be no verdict: say what the customer wants.'),
      h('div', { class: 'buttons' }, button({ onclick: close, autofocus: true }, 'Close')),
    ]);
  } catch (error) {
    context.say(error instanceof DeskError ? error.message : 'That failed.', 'bad');
  }
}
