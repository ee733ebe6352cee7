import type { DeskSetup } from '../../model/desk.js';
import { h } from '../widget/dom.js';
import { DeskError, get } from './api.js';
import { insightsView } from './insights/insights-view.js';
import { mailView } from './mail/mail-view.js';
import { queueView } from './queue/queue-view.js';
import { searchView } from './search-view.js';
import type { DeskContext, View } from './view.js';

const root = document.getElementById('desk');
if (root) void start(root).catch((error: unknown) => fail(root, error));

async function start(desk: HTMLElement): Promise<void> {
  const setup = await get<DeskSetup>('/setup');
  const status = h('p', { class: 'toast', role: 'status', 'aria-live': 'polite' });
  let fading = 0;
  const context: DeskContext = {
    setup,
    say: (words, kind = 'good') => {
      status.textContent = words;
      status.className = `toast shown ${kind}`;
      window.clearTimeout(fading);
      fading = window.setTimeout(() => (status.className = 'toast'), 4000);
    },
  };
  const badge = h('span', { class: 'badge', hidden: true });
  const views: readonly View[] = [
    mailView(context),
    ...(setup.hasConversations ? [queueView(context, badge)] : []),
    searchView(context),
    ...(setup.hasConversations ? [insightsView(context)] : []),
  ];
  const links = new Map(
    views.map((view, index) => [
      view,
      h(
        'a',
        { href: view.path, title: `Alt+${index + 1}` },
        view.name,
        view.path === '/desk/queue' ? badge : null,
      ),
    ]),
  );
  let current: View | undefined;
  const open = (path: string, isNew: boolean): void => {
    const view = views.find((one) => one.path === path) ?? views[0];
    if (!view || view === current) return;
    if (isNew) history.pushState(null, '', view.path);
    current?.hidden?.();
    current = view;
    for (const one of views) one.element.hidden = one !== view;
    for (const [one, link] of links)
      if (one === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    document.title = `${view.name} – Clausewise support desk`;
    view.shown();
  };
  for (const [view, link] of links)
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(view.path, true);
    });
  window.addEventListener('popstate', () => open(location.pathname, false));
  document.addEventListener('keydown', (event) => {
    const view =
      event.altKey && !event.ctrlKey ? views[Number(event.code.replace('Digit', '')) - 1] : undefined;
    if (!view) return;
    event.preventDefault();
    open(view.path, true);
  });
  desk.replaceChildren(
    h('a', { class: 'skip', href: '#work' }, 'Skip to the work'),
    h(
      'header',
      { class: 'bar' },
      h('p', { class: 'brand' }, h('a', { href: '/' }, 'Clausewise'), ' support desk'),
      h('nav', { 'aria-label': 'Desk' }, ...links.values()),
      account(setup),
      setup.open && openNotice(),
    ),
    h('main', { id: 'work', tabindex: '-1' }, ...views.map(({ element }) => element)),
    status,
  );
  open(location.pathname, false);
}

function account({ agent, role, open }: DeskSetup): HTMLElement {
  if (open) return h('span', { class: 'account' }, 'this machine');
  return h(
    'form',
    { class: 'account', method: 'post', action: '/desk/sign-out' },
    h('span', null, role === 'editor' ? `${agent} (editor)` : agent),
    h('button', { type: 'submit', class: 'link' }, 'Sign out'),
  );
}

function openNotice(): HTMLElement {
  return h(
    'p',
    { class: 'notice open-mode', role: 'note' },
    'No accounts are configured: whoever sits at this machine is let in, and nobody else. Set DESK_AGENTS to have agents sign in.',
  );
}

function fail(desk: HTMLElement, error: unknown): void {
  const words =
    error instanceof DeskError ? error.message : 'The desk could not be opened. Load the page again.';
  desk.replaceChildren(h('p', { class: 'notice', role: 'alert' }, words));
}
