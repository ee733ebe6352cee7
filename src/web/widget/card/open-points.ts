import type { Verdict } from '../../../model/verdict.js';
import { longDay, spellDates } from '../dates.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import type { CardContext } from './context.js';
import { section } from './section.js';

const { card: words } = strings;

/** What a conditional outcome hangs on. */
export function conditions({ conditions: all, readings: ways }: Verdict): HTMLElement | null {
  // How the text is read is said once, with what each way gives.
  const own = ways.length > 0 ? all.filter(({ kind }) => kind !== 'reading') : all;
  if (own.length === 0) return null;
  return section(
    words.hangs,
    'hangs',
    h(
      'ul',
      null,
      own.map(({ text, kind }) =>
        h(
          'li',
          null,
          h('span', { class: 'open-sign', 'aria-hidden': 'true' }, '?'),
          h(
            'span',
            { dir: 'auto' },
            sentence(spellDates(text)),
            h('span', { class: 'note' }, ` · ${words.kind[kind]}`),
          ),
        ),
      ),
    ),
  );
}

/** The ways in which the text can be read, each with what it gives. */
export function readings({ readings: own }: Verdict): HTMLElement | null {
  if (own.length === 0) return null;
  return section(
    words.readings,
    'readings',
    h(
      'ul',
      null,
      own.map(({ text, outcome, deadline }) =>
        h(
          'li',
          null,
          chip(outcome),
          h(
            'span',
            { dir: 'auto' },
            spellDates(text),
            deadline !== null && h('span', { class: 'note' }, ` · ${words.lastDay(longDay(deadline))}`),
          ),
        ),
      ),
    ),
  );
}

/** Where clauses contradict each other. */
export function conflicts(
  { conflicts: own, citations }: Verdict,
  { origin }: CardContext,
): HTMLElement | null {
  if (own.length === 0) return null;
  const refs = (clauses: readonly string[]): readonly HTMLElement[] =>
    clauses.flatMap((clause) => {
      const url = citations.find((one) => one.clause === clause)?.url;
      if (url === undefined) return [];
      const href = new URL(url, origin).href;
      return [h('a', { href, target: '_blank', rel: 'noopener' }, clause.split('/')[1] ?? clause)];
    });
  return section(
    words.conflicts,
    'conflicts',
    h(
      'ul',
      null,
      own.map(({ text, clauses }) =>
        h('li', null, h('p', { dir: 'auto' }, text), h('p', { class: 'refs' }, refs(clauses))),
      ),
    ),
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An outcome in little: sign and words in its colour. */
export function chip(outcome: Verdict['outcome']): HTMLElement {
  return h('span', { class: `chip ${outcome}` }, icon(outcome), words.outcome[outcome]);
}
