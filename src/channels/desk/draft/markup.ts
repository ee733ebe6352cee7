import type { Segment } from '../../../model/reply.js';
import { type Html, html } from '../../../rendering/html/html.js';
import type { Block } from './blocks.js';

/** The blocks as markup for a mail program; quotations link to their clauses. @param base `https://HOST` */
export function markupOf(blocks: readonly Block[], base: string): string {
  return blocks.map((block) => blockOf(block, base).toString()).join('\n');
}

function blockOf({ kind, segments }: Block, base: string): Html {
  switch (kind) {
    case 'paragraph':
      return html`<p>${segments.map(lines)}</p>`;
    case 'list':
      return html`<p>
        ${segments.map((segment, index) => html`${index === 0 ? null : html`<br />`}${lines(segment)}`)}
      </p>`;
    case 'quote':
      return html`<blockquote>
        ${segments.map((segment) => html`<p>${lines(segment)} ${source(segment, base)}</p>`)}
      </blockquote>`;
  }
}

function lines({ text }: Segment): Html {
  return html`${text.split('\n').map((line, index) => html`${index === 0 ? null : html`<br />`}${line}`)}`;
}

function source(segment: Segment, base: string): Html | null {
  if (segment.source !== 'clause') return null;
  return html`<a href="${base + segment.citation.url}">${segment.citation.clause}</a>`;
}
