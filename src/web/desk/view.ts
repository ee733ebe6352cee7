import type { DeskSetup } from '../../model/desk.js';
import { button, type Child, h } from '../widget/dom.js';

/** One of the desk's pages. */
export interface View {
  readonly path: string;
  readonly name: string;
  readonly element: HTMLElement;
  /** Called each time the page is shown. */
  shown(): void;
  /** Called when another page is shown. */
  hidden?(): void;
}

/** What every page is given. */
export interface DeskContext {
  readonly setup: DeskSetup;
  /** Says something short, also to those who do not see it. */
  say(words: string, kind?: 'good' | 'bad'): void;
}

/** A titled part of a page. */
export function section(title: Child, ...children: readonly Child[]): HTMLElement {
  return h('section', { class: 'part' }, h('h2', null, title), ...children);
}

/** A small button that looks like a link. */
export function linkButton(label: string, click: () => void, title?: string): HTMLButtonElement {
  return button({ class: 'link', onclick: click, title }, label);
}

/** Replaces what an element holds. */
export function show(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...h('div', null, ...children).childNodes);
}

/** The address of a clause on the policy page. */
export function clauseLink(url: string, label: string): HTMLElement {
  return h('a', { href: url, target: '_blank', rel: 'noreferrer' }, label);
}

/** A dialog over the page; `fill` builds it and gets what closes it. */
export function openDialog(title: string, fill: (close: () => void) => Child): HTMLDialogElement {
  const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' });
  const close = (): void => dialog.close();
  dialog.append(h('h2', { id: 'dialog-title' }, title), ...h('div', null, fill(close)).childNodes);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A field with its label. */
export function field(label: string, input: HTMLElement): HTMLElement {
  return h('label', { class: 'field' }, h('span', null, label), input);
}
