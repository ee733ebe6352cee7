import { type Child, h } from '../dom.js';

/** A part of a card under its heading; null without content. */
export function section(
  title: string,
  kind: string,
  ...content: readonly (HTMLElement | null)[]
): HTMLElement | null {
  if (content.every((part) => part === null)) return null;
  return h('section', { class: kind }, h('h3', null, title), content);
}

/** A part of a card that unfolds; null without entries. */
export function fold(title: string, kind: string, count: number, content: Child): HTMLElement | null {
  if (count === 0) return null;
  return h(
    'details',
    { class: kind },
    h('summary', null, h('span', null, title), h('span', { class: 'count' }, count)),
    h('div', null, content),
  );
}
