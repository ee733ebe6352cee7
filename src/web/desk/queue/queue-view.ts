import type { DeskConversation, DeskHandoff } from '../../../model/desk.js';
import { button, h } from '../../widget/dom.js';
import { addressOf, DeskError, get, post } from '../api.js';
import { outcomePill } from '../mail/verdict-panel.js';
import { type DeskContext, show, type View } from '../view.js';
import { ChatPane } from './chat-pane.js';

const OPEN = 'clausewise-desk-handoff';

/** Who waits, who is attended, and the conversation that is open, live. @param badge shows how many wait */
export function queueView(context: DeskContext, badge: HTMLElement): View {
  let handoffs: readonly DeskHandoff[] = [];
  let reference = sessionStorage.getItem(OPEN) ?? '';
  let source: EventSource | undefined;
  const list = h('ul', { class: 'queue' });
  const place = h('div', { class: 'chat-side' });
  let pane: ChatPane | undefined;

  const act = async (what: 'join' | 'leave'): Promise<void> => {
    try {
      await post(`/handoffs/${reference}/${what}`, {});
    } catch (error) {
      context.say(error instanceof DeskError ? error.message : 'That failed.', 'bad');
    }
  };

  const take = (next: readonly DeskHandoff[]): void => {
    handoffs = next;
    const waiting = next.filter(({ status }) => status === 'waiting').length;
    badge.hidden = waiting === 0;
    badge.replaceChildren(
      String(waiting),
      h('span', { class: 'hidden' }, waiting === 1 ? ' waits' : ' wait'),
    );
    drawList();
    const current = next.find((handoff) => handoff.reference === reference);
    if (current) pane?.update(current);
  };

  const drawList = (): void => {
    const rank = { waiting: 0, attended: 1, done: 2 } as const;
    const ordered = [...handoffs].sort(
      (a, b) =>
        rank[a.status] - rank[b.status] ||
        (a.status === 'done' ? b.at.localeCompare(a.at) : a.at.localeCompare(b.at)),
    );
    const focused = document.activeElement?.getAttribute('data-reference');
    show(
      list,
      ordered.length === 0 && h('li', { class: 'quiet' }, 'Nobody waits.'),
      ordered.map((handoff) => h('li', null, entry(handoff))),
    );
    if (focused) list.querySelector<HTMLElement>(`[data-reference="${focused}"]`)?.focus();
  };

  const entry = (handoff: DeskHandoff): HTMLElement =>
    button(
      {
        class: `handoff ${handoff.status}`,
        'data-reference': handoff.reference,
        'aria-pressed': String(handoff.reference === reference),
        onclick: () => void open(handoff.reference),
      },
      h('span', { class: 'handoff-head' }, h('strong', null, handoff.reference), ` ${statusOf(handoff)}`),
      h(
        'span',
        null,
        `${handoff.storeName ?? 'no shop yet'}${handoff.request === null ? '' : ` · ${handoff.request}`}`,
      ),
      handoff.outcome && h('span', null, outcomePill(handoff.outcome)),
      handoff.missing.length > 0 && h('span', { class: 'quiet' }, `Open: ${handoff.missing.join(', ')}`),
    );

  const open = async (wanted: string): Promise<void> => {
    try {
      const { handoff, messages } = await get<DeskConversation>(`/handoffs/${wanted}`);
      reference = wanted;
      sessionStorage.setItem(OPEN, wanted);
      pane = new ChatPane(context, handoff, {
        join: () => act('join'),
        leave: () => act('leave'),
        say: (text, id) => post(`/handoffs/${wanted}/say`, { text, id }),
      });
      for (const message of messages) pane.add(message);
      place.replaceChildren(pane.element);
      drawList();
      follow();
    } catch (error) {
      sessionStorage.removeItem(OPEN);
      reference = '';
      context.say(error instanceof DeskError ? error.message : 'That could not be opened.', 'bad');
      follow();
    }
  };

  /** Follows the queue and, if one is open, its conversation; the browser comes back by itself. */
  const follow = (): void => {
    source?.close();
    const query =
      reference === ''
        ? ''
        : `?${new URLSearchParams({ reference, after: String(pane?.last ?? 0) }).toString()}`;
    source = new EventSource(addressOf(`/live${query}`));
    source.addEventListener('queue', ({ data }: MessageEvent<string>) =>
      take(JSON.parse(data) as DeskHandoff[]),
    );
    source.addEventListener('message', ({ data }: MessageEvent<string>) =>
      pane?.add(JSON.parse(data) as DeskConversation['messages'][number]),
    );
    source.addEventListener('error', () => {
      // A browser gives up for good on an answer that is no stream; then we ask again ourselves.
      if (source?.readyState === EventSource.CLOSED) window.setTimeout(follow, 3000);
    });
  };

  follow();
  if (reference !== '') void open(reference);
  place.append(h('p', { class: 'quiet' }, 'Choose a customer to see the conversation.'));
  const element = h(
    'div',
    { class: 'queue-view' },
    h('div', { class: 'queue-side' }, h('h1', null, 'Waiting customers'), list),
    place,
  );
  return { path: '/desk/queue', name: 'Queue', element, shown: () => pane?.shown() };
}

function statusOf({ status, at, agent, joinedAt }: DeskHandoff): string {
  if (status === 'attended') return `with ${agent ?? ''}`;
  if (status === 'done') return `done by ${agent ?? ''}`;
  return joinedAt === null ? `waits ${age(at)}` : '';
}

function age(at: string): string {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60
    ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
    : `${Math.floor(minutes / 1440)} days`;
}
