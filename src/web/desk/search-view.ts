import type { DeskFound, DeskPolicy } from '../../model/desk.js';
import { button, h } from '../widget/dom.js';
import { DeskError, get, post } from './api.js';
import { type DeskContext, field, show, type View } from './view.js';

/** Clauses of all shops by their words, with the policy beside. */
export function searchView(context: DeskContext): View {
  const { stores } = context.setup;
  const policies = new Map<string, Promise<DeskPolicy>>();
  const words = h('input', {
    type: 'search',
    placeholder: 'How does the customer say it?',
    autocomplete: 'off',
  });
  const store = h(
    'select',
    null,
    h('option', { value: '' }, 'all shops'),
    stores.map(({ id, name }) => h('option', { value: id }, name)),
  );
  const results = h('ol', { class: 'found', 'aria-label': 'Clauses' });
  const side = h('div', { class: 'policy-side', tabindex: '0', role: 'region', 'aria-label': 'Policy' });
  let asked = 0;

  const search = async (): Promise<void> => {
    const number = ++asked;
    try {
      const { results: found } = await post<{ results: readonly DeskFound[] }>('/search', {
        text: words.value,
        ...(store.value === '' ? {} : { store: store.value }),
      });
      if (number !== asked) return;
      show(results, ...found.map((hit) => h('li', null, hitButton(hit))));
      if (found[0]) void open(found[0]);
      else
        show(
          side,
          h(
            'p',
            { class: 'quiet' },
            words.value.trim() === '' ? 'The policy stands here.' : 'Nothing was found.',
          ),
        );
    } catch (error) {
      context.say(error instanceof DeskError ? error.message : 'The search failed.', 'bad');
    }
  };

  const hitButton = (hit: DeskFound): HTMLElement =>
    button(
      { class: 'hit', onclick: () => void open(hit), 'data-clause': hit.clause },
      h('span', { class: 'hit-head' }, `${hit.storeName} · ${hit.heading}`),
      h('span', { class: 'hit-text' }, hit.quote),
    );

  const open = async ({ store: id, clause }: DeskFound): Promise<void> => {
    let policy = policies.get(id);
    if (!policy) policies.set(id, (policy = get<DeskPolicy>(`/policies/${id}`)));
    const page = await policy;
    for (const one of results.querySelectorAll('.hit'))
      one.setAttribute('aria-pressed', String(one.getAttribute('data-clause') === clause));
    show(side, ...policyOf(page, clause));
    const target = side.querySelector<HTMLElement>('.target');
    if (target) side.scrollTop = target.offsetTop - side.offsetTop - 60;
  };

  let waiting = 0;
  words.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void search(), 30);
  });
  store.addEventListener('change', () => void search());
  results.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const hits = [...results.querySelectorAll<HTMLElement>('.hit')];
    const at = hits.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    hits[at]?.focus();
    hits[at]?.click();
  });
  document.addEventListener('keydown', (event) => {
    if (element.hidden || event.key !== '/' || document.activeElement === words) return;
    event.preventDefault();
    words.focus();
    words.select();
  });
  const element = h(
    'div',
    { class: 'search-view' },
    h(
      'div',
      { class: 'search-side' },
      h('h1', null, 'Clauses'),
      h('div', { class: 'controls' }, field('Words', words), field('Shop', store)),
      results,
    ),
    side,
  );
  return {
    path: '/desk/search',
    name: 'Clauses',
    element,
    shown: () => {
      words.focus();
      if (side.childElementCount === 0) void search();
    },
  };
}

function policyOf(
  { name, headings, clauses, store, effectiveFrom }: DeskPolicy,
  wanted: string,
): HTMLElement[] {
  return [
    h(
      'p',
      { class: 'policy-name' },
      h('a', { href: `/policies/${store}`, target: '_blank', rel: 'noreferrer' }, `The policy of ${name}`),
      effectiveFrom === null ? '' : `, in force from ${effectiveFrom}`,
    ),
    ...clauses.flatMap(({ clause, text, isItem }, index) => [
      ...headings
        .filter(({ before }) => before === index)
        .map(({ text: words, depth }) => (depth <= 2 ? h('h2', null, words) : h('h3', null, words))),
      h('p', { class: `${isItem ? 'item' : ''} ${clause === wanted ? 'target' : ''}` }, text),
    ]),
  ];
}
