import type { Verdict, VerdictOption } from '../../../model/verdict.js';
import { spellDates } from '../dates.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import { withLinks } from '../view/text.js';
import { section } from './section.js';

const { card: words } = strings;

/** The remedies, each with until when and who chooses. */
export function remedies({ options, remedies: own, outcome, refundScope }: Verdict): HTMLElement | null {
  const entries: readonly Pick<VerdictOption, 'remedy' | 'refundScope' | 'when' | 'chosenBy'>[] =
    options.length > 0
      ? options
      : own.map((remedy) => ({ remedy, refundScope, when: null, chosenBy: 'customer' as const }));
  if (entries.length === 0) return null;
  return section(
    outcome === 'eligible' ? words.remedies : words.whatItGives,
    'gives',
    h(
      'ul',
      null,
      entries.map(({ remedy, refundScope: scope, when, chosenBy }) => {
        const notes = [
          when === null ? null : spellDates(when),
          chosenBy === 'store' ? words.shopChooses : null,
        ].filter((note) => note !== null);
        return h(
          'li',
          null,
          icon(
            remedy === 'refund' || remedy === 'partial_refund' || remedy === 'gift_card'
              ? 'restart'
              : 'parcel',
          ),
          h(
            'span',
            null,
            (remedy === 'refund' && scope !== null && words.refund[scope]) || words.remedy[remedy],
            notes.length > 0 && h('span', { class: 'note' }, ` · ${notes.join(', ')}`),
          ),
        );
      }),
    ),
  );
}

/** Who pays the return, and whatever else costs something. */
export function pays({ returnShippingPaidBy, costs }: Verdict): HTMLElement | null {
  const rows = [
    ...(returnShippingPaidBy === null ? [] : [{ text: words.returnShipping, paidBy: returnShippingPaidBy }]),
    ...costs,
  ];
  if (rows.length === 0) return null;
  return section(
    words.pays,
    'pays',
    h(
      'dl',
      null,
      rows.map(({ text, paidBy }) =>
        h(
          'div',
          null,
          h('dt', { dir: 'auto' }, text.charAt(0).toUpperCase() + text.slice(1)),
          h('dd', { class: paidBy }, words.payer[paidBy]),
        ),
      ),
    ),
  );
}

/** What to do next, in order. */
export function steps({ steps: own }: Verdict): HTMLElement | null {
  if (own.length === 0) return null;
  return section(
    words.steps,
    'steps',
    h(
      'ol',
      null,
      own.map(({ text }) => h('li', { dir: 'auto' }, withLinks(text))),
    ),
  );
}
