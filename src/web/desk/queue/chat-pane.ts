import type { DeskHandoff, DeskMessage } from '../../../model/desk.js';
import { timeOfDay } from '../../widget/dates.js';
import { button, h } from '../../widget/dom.js';
import { DeskError } from '../api.js';
import { outcomePill } from '../mail/verdict-panel.js';
import { type DeskContext, show } from '../view.js';

/** What an agent can do in a conversation. */
export interface ChatActions {
  join(): Promise<void>;
  leave(): Promise<void>;
  /** @param id the same when it is sent again */
  say(text: string, id: string): Promise<unknown>;
}

/** One conversation with its case, and what the agent writes. */
export class ChatPane {
  readonly element: HTMLElement;
  /** Number of the last message shown. */
  last = 0;
  readonly #context: DeskContext;
  readonly #actions: ChatActions;
  readonly #log = h('ol', {
    class: 'chat-log',
    'aria-live': 'polite',
    'aria-label': 'Conversation',
    tabindex: '0',
  });
  readonly #head = h('div', { class: 'chat-head' });
  readonly #foot = h('div', { class: 'chat-foot' });
  readonly #input = h('textarea', {
    rows: '2',
    'aria-label': 'Your message',
    placeholder: 'Write to the customer',
    maxlength: '4000',
  });
  #isHere = false;

  /** @param handoff as it stands; @param actions what the buttons do */
  constructor(context: DeskContext, handoff: DeskHandoff, actions: ChatActions) {
    this.#context = context;
    this.#actions = actions;
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#send();
    });
    this.element = h('div', { class: 'chat' }, this.#head, this.#log, this.#foot);
    // What was being written is kept over a reload, per conversation.
    this.#input.value = sessionStorage.getItem(this.#key(handoff)) ?? '';
    this.#input.addEventListener('input', () =>
      sessionStorage.setItem(this.#key(handoff), this.#input.value),
    );
    this.update(handoff);
  }

  /** Shows how the handoff stands now. */
  update(handoff: DeskHandoff): void {
    const { agent } = this.#context.setup;
    const wasHere = this.#isHere;
    this.#isHere = handoff.status === 'attended' && handoff.agent === agent;
    show(
      this.#head,
      h('h2', null, `${handoff.reference} · ${handoff.storeName ?? 'no shop yet'}`),
      handoff.outcome && h('p', null, outcomePill(handoff.outcome), ' ', handoff.headline),
      handoff.facts.length > 0 &&
        h('p', null, handoff.facts.map(({ label, shown }) => `${label}: ${shown}`).join(' · ')),
      handoff.missing.length > 0 && h('p', { class: 'quiet' }, `Still open: ${handoff.missing.join(', ')}`),
    );
    if (wasHere && this.#isHere && this.#foot.childElementCount > 0) return;
    show(
      this.#foot,
      this.#isHere
        ? [
            this.#input,
            h(
              'div',
              { class: 'buttons' },
              button({ class: 'primary', onclick: () => void this.#send() }, 'Send'),
              button({ onclick: () => void this.#actions.leave() }, 'Hand back to the assistant'),
            ),
          ]
        : this.#outside(handoff),
    );
    if (this.#isHere && !wasHere) this.#input.focus();
  }

  /** Adds a message, once. */
  add({ seq, author, name, at, text, event, pictures }: DeskMessage): void {
    if (seq <= this.last) return;
    this.last = seq;
    const isAtEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 60;
    this.#log.append(
      h(
        'li',
        { class: event ? 'event' : author, dir: 'auto' },
        event === null && h('span', { class: 'who' }, `${name} · ${timeOfDay(at)}`),
        h('span', { class: 'said' }, text),
        pictures.map((picture) =>
          h(
            'a',
            { href: picture.address, target: '_blank', rel: 'noreferrer' },
            h('img', { src: picture.address, alt: picture.name, loading: 'lazy' }),
          ),
        ),
      ),
    );
    if (isAtEnd || author === 'agent') this.shown();
  }

  /** Called when it can be seen. */
  shown(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #outside({ status, agent }: DeskHandoff): (HTMLElement | false)[] {
    if (status === 'done') return [h('p', { class: 'quiet' }, `${agent ?? 'An agent'} handed this back.`)];
    if (status === 'attended')
      return [h('p', { class: 'quiet' }, `${agent ?? 'An agent'} is with this customer.`)];
    return [
      h('p', { class: 'quiet' }, 'When you join, the customer sees it, and the assistant is silent.'),
      button({ class: 'primary', onclick: () => void this.#actions.join() }, 'Join'),
    ];
  }

  async #send(): Promise<void> {
    const text = this.#input.value.trim();
    if (text === '') return;
    this.#input.readOnly = true;
    try {
      await this.#actions.say(text, crypto.randomUUID());
      this.#input.value = '';
      this.#input.dispatchEvent(new Event('input'));
    } catch (error) {
      this.#context.say(error instanceof DeskError ? error.message : 'It was not sent.', 'bad');
    }
    this.#input.readOnly = false;
    this.#input.focus();
  }

  #key({ reference }: DeskHandoff): string {
    return `clausewise-desk-writing-${reference}`;
  }
}
