import type { Verdict } from '../../../model/verdict.js';
import { longDay } from '../dates.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import { actions, feedback } from './actions.js';
import { clauses } from './clauses.js';
import type { CardContext } from './context.js';
import { deadline } from './deadline.js';
import { alternatives, assumptions, changes, reasons } from './fine-print.js';
import { pays, remedies, steps } from './gives.js';
import { conditions, conflicts, readings } from './open-points.js';

const { card: words } = strings;

/** A verdict as a card: the outcome in colour, sign and words, then what follows from it, then why. */
export function verdictCard(verdict: Verdict, context: CardContext): HTMLElement {
  const { outcome, route, headline, policy, certificate } = verdict;
  return h(
    'article',
    { class: `card ${outcome}`, 'aria-label': `${words.label}: ${words.outcome[outcome]}` },
    h(
      'header',
      null,
      h('span', { class: 'sign' }, icon(outcome)),
      h(
        'div',
        null,
        h('p', { class: 'outcome' }, words.outcome[outcome]),
        h('p', { class: 'under' }, route?.title ?? words.outcomeLong[outcome]),
      ),
    ),
    h('p', { class: 'headline', dir: 'auto' }, headline),
    deadline(verdict, context),
    conditions(verdict),
    readings(verdict),
    remedies(verdict),
    pays(verdict),
    steps(verdict),
    conflicts(verdict, context),
    actions(verdict, context),
    h(
      'div',
      { class: 'folds' },
      clauses(verdict, context),
      reasons(verdict),
      changes(verdict),
      alternatives(verdict),
      assumptions(verdict),
    ),
    feedback(context),
    h(
      'footer',
      null,
      policy.effectiveFrom === null
        ? words.basisUndated(longDay(verdict.asOf.slice(0, 10)))
        : words.basis(longDay(policy.effectiveFrom), longDay(verdict.asOf.slice(0, 10))),
      '. ',
      words.law,
      ' ',
      h(
        'a',
        {
          href: `${context.origin}/api/v1/certificates/${encodeURIComponent(certificate)}`,
          target: '_blank',
          rel: 'noopener',
        },
        words.certificate,
        h('span', { class: 'hidden' }, ` (${words.newTab})`),
      ),
    ),
  );
}
