import type { Verdict } from '../../../model/verdict.js';
import { longDay, spellDates } from '../dates.js';
import { h } from '../dom.js';
import { strings } from '../strings.js';
import { chip } from './open-points.js';
import { fold } from './section.js';

const { card: words } = strings;

/** Each condition with whether it is met. */
export function reasons({ reasons: own }: Verdict): HTMLElement | null {
  // The same condition may stand in several clauses; it is said once.
  const once = own.filter(({ text }, index) => own.findIndex((one) => one.text === text) === index);
  return fold(
    words.why,
    'reasons',
    once.length,
    h(
      'ul',
      null,
      once.map(({ text, holds }) => {
        const [kind, sign, says] =
          holds === null
            ? ['open', '?', words.notKnown]
            : holds
              ? ['yes', '✓', words.met]
              : ['no', '✗', words.notMet];
        return h(
          'li',
          { class: kind },
          h('span', { class: 'truth', 'aria-hidden': 'true' }, sign),
          h('span', { class: 'hidden' }, `${says}: `),
          h('span', { dir: 'auto' }, spellDates(text)),
        );
      }),
    ),
  );
}

/** The nearest facts that would give another outcome. */
export function changes({ changes: own }: Verdict): HTMLElement | null {
  return fold(
    words.changes,
    'changes',
    own.length,
    h(
      'ul',
      null,
      own.map(({ text, outcome }) =>
        h('li', null, h('span', { dir: 'auto' }, spellDates(text)), chip(outcome)),
      ),
    ),
  );
}

/** What else the policy has for such a request. */
export function alternatives({ alternatives: own }: Verdict): HTMLElement | null {
  return fold(
    words.alternatives,
    'alternatives',
    own.length,
    h(
      'ul',
      null,
      own.map(({ title, outcome, deadline, why }) =>
        h(
          'li',
          null,
          h('p', null, h('strong', { dir: 'auto' }, title), ' ', chip(outcome)),
          h('p', { dir: 'auto', class: 'note' }, spellDates(why)),
          deadline !== null &&
            (outcome === 'eligible' || outcome === 'conditional') &&
            h('p', { class: 'note' }, words.lastDay(longDay(deadline))),
        ),
      ),
    ),
  );
}

/** What was presumed, and how the text was read. */
export function assumptions({ assumptions: own }: Verdict): HTMLElement | null {
  return fold(
    words.assumptions,
    'assumptions',
    own.length,
    h(
      'ul',
      null,
      own.map((text) => h('li', { dir: 'auto' }, spellDates(text))),
    ),
  );
}
