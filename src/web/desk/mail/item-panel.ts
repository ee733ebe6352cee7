import type { DeskFact, DeskItem } from '../../../model/desk.js';
import type { FactValue } from '../../../model/fact.js';
import { button, type Child, h } from '../../widget/dom.js';
import { section } from '../view.js';
import { titleOf } from './marked-text.js';
import { type VerdictActions, verdictPanel } from './verdict-panel.js';

/** What can be done with an item. */
export interface ItemActions extends VerdictActions {
  /** Opens the editor; null: for a fact that is not there yet. */
  edit(fact: string | null): void;
  set(fact: string, value: FactValue): void;
}

/** One item: its facts as chips, what is unclear, its verdict. */
export function itemPanel(item: DeskItem, at: number, isOne: boolean, actions: ItemActions): HTMLElement {
  const title = isOne ? 'Facts' : `Item ${at + 1}`;
  return section(
    title,
    isOne ? null : h('p', { class: 'quiet' }, `“${shorten(item.words)}”`),
    h(
      'ul',
      { class: 'chips' },
      item.facts.map((fact) =>
        h(
          'li',
          null,
          chip(fact, () => actions.edit(fact.fact)),
        ),
      ),
      h('li', null, button({ class: 'chip add', onclick: () => actions.edit(null) }, '+ Add a fact')),
    ),
    item.ambiguous.map((unclear) =>
      h(
        'p',
        { class: 'unclear' },
        `“${unclear.words}” – ${unclear.label.toLowerCase()}? `,
        unclear.candidates.map(({ value, shown }): Child => [
          button({ class: 'chip', onclick: () => actions.set(unclear.fact, value) }, shown),
          ' ',
        ]),
      ),
    ),
    item.contradictions.length > 0 &&
      h(
        'div',
        { class: 'notice', role: 'alert' },
        h('p', null, 'These cannot be true together:'),
        h(
          'ul',
          null,
          item.contradictions.map((text) => h('li', null, text)),
        ),
      ),
    item.verdict && verdictPanel(item.verdict, item.asks === null, actions),
  );
}

function chip(fact: DeskFact, click: () => void): HTMLElement {
  const sure = fact.confidence === null ? '' : fact.confidence < 0.6 ? 'unsure' : '';
  const note =
    fact.source === 'edited'
      ? 'changed by you'
      : fact.source === 'shared'
        ? 'said of the other item'
        : titleOf(fact);
  return button(
    { class: `chip ${fact.source} ${sure}`, onclick: click, title: note, 'data-fact': fact.fact },
    h('span', { class: 'chip-label' }, fact.label),
    ' ',
    h('strong', null, fact.shown),
    fact.source === 'edited' && h('span', { class: 'hidden' }, ' (changed by you)'),
  );
}

function shorten(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
