import type { QueuedMessage } from '../connection/outbox.js';
import { button, h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import { ownMessage } from './message.js';

/** How far from the end still counts as being there, in pixels. */
const NEAR = 60;

/** The messages, what is still on its way, and what may be answered, in one place that scrolls. */
export class Log {
  /** Screen readers read out what comes in here. */
  private readonly messages = h('div', { class: 'messages', role: 'log', 'aria-label': strings.log });
  private readonly pending = h('div', { class: 'messages pending' });
  private readonly typing = h(
    'div',
    { class: 'typing', hidden: true },
    h('span', { class: 'hidden' }, strings.typing),
    h('i'),
    h('i'),
    h('i'),
  );
  private readonly answers = h('div');
  private readonly scroller: HTMLElement;
  private readonly below: HTMLButtonElement;
  /** All of it. */
  readonly element: HTMLElement;
  /** The customer's last message: what follows it is read from there on. */
  private anchor: HTMLElement | null = null;
  /** False while the reader is somewhere else by choice. */
  private following = true;
  private placed = 0;

  /** @param greeting of the shop, above the first message; empty: none */
  constructor(greeting: string) {
    this.scroller = h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': strings.log },
      h('p', { class: 'disclosure' }, strings.disclosureLong),
      greeting !== '' && h('p', { class: 'greeting', dir: 'auto' }, greeting),
      this.messages,
      this.pending,
      this.typing,
      this.answers,
    );
    this.below = button(
      { class: 'below-button', hidden: true, onclick: () => this.toEnd() },
      icon('down'),
      strings.newBelow,
    );
    this.element = h('div', { class: 'middle' }, this.scroller, this.below);
    this.scroller.addEventListener('scroll', () => {
      if (this.isAtEnd()) this.below.hidden = this.following = true;
      else if (Math.abs(this.scroller.scrollTop - this.placed) > NEAR) this.following = false;
    });
  }

  /** Adds a message and brings it into view, unless the reader is further up. */
  add(message: HTMLElement): void {
    this.messages.append(message);
    if (message.classList.contains('own')) {
      this.anchor = message;
      this.following = true;
    }
    this.follow();
    if (!this.following) this.below.hidden = false;
  }

  /** Adds what was said before; nothing of it is read out. */
  addHistory(messages: readonly HTMLElement[]): void {
    this.messages.setAttribute('aria-live', 'off');
    this.messages.append(...messages);
    this.toEnd();
    // Turned on again only when the reader's software has seen the messages come in silence.
    setTimeout(() => this.messages.removeAttribute('aria-live'), 500);
  }

  /** A line between messages. */
  divide(text: string): void {
    this.messages.append(h('p', { class: 'divider' }, h('span', null, text)));
  }

  /** Takes all messages away. */
  clear(): void {
    this.messages.replaceChildren();
    this.anchor = null;
    this.setAnswers(null);
  }

  /** Shows what is on its way. */
  setPending(
    messages: readonly QueuedMessage[],
    online: boolean,
    on: { retry(id: string): void; discard(id: string): void },
  ): void {
    const grows = messages.length > this.pending.childElementCount;
    this.pending.replaceChildren(
      ...messages.flatMap(({ clientId, text, state }) => {
        const note =
          state === 'failed'
            ? h(
                'p',
                { class: 'state failed', role: 'alert' },
                strings.notSent,
                ' ',
                button({ onclick: () => on.retry(clientId) }, strings.retry),
                button({ onclick: () => on.discard(clientId) }, strings.discard),
              )
            : h(
                'p',
                { class: 'state' },
                online ? (state === 'sent' ? ' ' : strings.sending) : strings.queued,
              );
        const message = ownMessage({ type: 'message', text }, note);
        return message === null ? [] : [message];
      }),
    );
    if (!grows) return;
    this.following = true;
    this.toEnd();
  }

  /** Shows or hides that the assistant is writing. */
  setTyping(on: boolean): void {
    if (this.typing.hidden !== on) return;
    this.typing.hidden = !on;
    this.follow();
  }

  /** Puts answers to press under the last message. */
  setAnswers(answers: HTMLElement | null): void {
    this.answers.replaceChildren(...(answers === null ? [] : [answers]));
    this.follow();
  }

  /** Gives the keyboard to the messages. */
  focus(): void {
    this.scroller.focus();
  }

  /** Whether the keyboard is on something that is about to be taken away. */
  answersHaveFocus(root: DocumentOrShadowRoot): boolean {
    return this.answers.contains(root.activeElement);
  }

  /** Goes to the end. */
  toEnd(): void {
    this.place(this.scroller.scrollHeight);
    this.below.hidden = true;
  }

  /** Goes to the end, but not so far that the customer's own message would leave the view. */
  private follow(): void {
    if (!this.following) return;
    const top = this.anchor === null ? Infinity : this.anchor.offsetTop - this.scroller.offsetTop - 12;
    this.place(Math.min(top, this.scroller.scrollHeight));
  }

  private place(top: number): void {
    this.scroller.scrollTop = top;
    this.placed = this.scroller.scrollTop;
  }

  private isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}
