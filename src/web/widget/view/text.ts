import { type Child, h } from '../dom.js';

const LINK = /\bhttps?:\/\/[^\s<>"'“”()]+[^\s<>"'“”().,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** A text as paragraphs; addresses in it can be followed, everything else stays text. */
export function paragraphs(text: string): readonly HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => h('p', { dir: 'auto' }, withLinks(part)));
}

/** The pieces of a text, its addresses as links. */
export function withLinks(text: string): readonly Child[] {
  const pieces: Child[] = [];
  let last = 0;
  for (const match of text.matchAll(LINK)) {
    const [address] = match;
    pieces.push(text.slice(last, match.index), link(address));
    last = match.index + address.length;
  }
  return [...pieces, text.slice(last)];
}

function link(address: string): HTMLElement {
  return address.includes('://')
    ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address)
    : h('a', { href: `mailto:${address}` }, address);
}
