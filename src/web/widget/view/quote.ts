import type { Citation } from '../../../model/clause.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';

/** The words of a clause, with the way to where they stand. @param origin of the server, for the link */
export function quote({ heading, quote: words, url }: Citation, text: string, origin: string): HTMLElement {
  return h(
    'figure',
    { class: 'quote' },
    h('blockquote', { dir: 'auto', cite: new URL(url, origin).href }, text === '' ? words : text),
    h('figcaption', null, h('span', { dir: 'auto' }, heading), ' ', policyLink(url, origin)),
  );
}

/** A link to a clause on the policy's page, where it is highlighted. */
export function policyLink(url: string, origin: string): HTMLElement {
  return h(
    'a',
    { class: 'out', href: new URL(url, origin).href, target: '_blank', rel: 'noopener' },
    strings.card.openPolicy,
    icon('out'),
    h('span', { class: 'hidden' }, ` (${strings.card.newTab})`),
  );
}
