import type { DeskDraft } from '../../../model/desk.js';
import type { Segment } from '../../../model/reply.js';
import { button, type Child, h } from '../../widget/dom.js';
import { clauseLink, type DeskContext, linkButton } from '../view.js';

const SOURCES: Readonly<Record<Segment['source'], string>> = {
  clause: 'quoted from the policy',
  verdict: 'computed from the policy',
  wording: 'neutral words',
  echo: 'the customer’s own words',
};

/** The draft of the reply, each sentence with its source, and what copies it. */
export function draftPanel(draft: DeskDraft, context: DeskContext, wrong: () => void): HTMLElement {
  return h(
    'div',
    { class: 'draft' },
    h(
      'div',
      { class: 'draft-body', tabindex: '0', role: 'document', 'aria-label': 'Draft of the reply' },
      draft.segments.map((segment) =>
        h(
          'p',
          { class: `segment ${segment.source}`, title: titleOf(segment) },
          segment.text,
          ' ',
          sourceOf(segment),
        ),
      ),
    ),
    h(
      'p',
      { class: 'actions' },
      button(
        { class: 'primary', onclick: () => void copyDraft(draft, context), title: 'Ctrl+Enter' },
        'Copy the reply',
      ),
      ' ',
      linkButton('This is wrong', wrong),
    ),
  );
}

/** Copies a draft as text and as markup at once: the program that it is pasted into takes what it can. */
export async function copyDraft({ text, html }: DeskDraft, context: DeskContext): Promise<void> {
  const item = new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
  try {
    await navigator.clipboard.write([item]);
    context.say('Copied.');
  } catch {
    context.say('The browser did not allow copying.', 'bad');
  }
}

function titleOf(segment: Segment): string {
  const clauses = segment.source === 'verdict' ? segment.clauses.join(', ') : '';
  return clauses === '' ? SOURCES[segment.source] : `${SOURCES[segment.source]}: ${clauses}`;
}

function sourceOf(segment: Segment): Child {
  if (segment.source !== 'clause') return null;
  return h('span', { class: 'source' }, clauseLink(segment.citation.url, segment.citation.clause));
}
