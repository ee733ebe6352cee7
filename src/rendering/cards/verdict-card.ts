import { day, moment } from '../../conversation/replies/say-fact.js';
import { conflictsOf, sayDates } from '../../conversation/replies/verdict-lines.js';
import type { Citation } from '../../model/clause.js';
import type { Payer } from '../../model/coverage.js';
import type { Facts, Vocabulary } from '../../model/fact.js';
import type { Outcome, Verdict } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import { sayDate, sayRemedy } from '../../verdict/explain/words.js';
import { factForm } from './edit-facts.js';
import {
  buttons,
  card,
  type CardContext,
  type CardPart,
  factSet,
  heading,
  hidden,
  opens,
  paragraph,
  sends,
  toggles,
} from './elements.js';
import { cardWords as words } from './words.js';

/** What a verdict card needs beside the verdict. */
export interface VerdictParts {
  /** The facts that it was given on, to be corrected. */
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  /** How remedies are called. */
  readonly wording: Wording;
  /** Labels of what can be done next, as they are said. */
  readonly labels: readonly string[];
  /** Whether to ask if it helped; false where the channel does so itself. */
  readonly asksFeedback: boolean;
  /** The whole reply, for clients that show no cards. */
  readonly text: string;
}

const COLOURS: Readonly<Record<Outcome, string>> = {
  eligible: 'Good',
  conditional: 'Warning',
  not_eligible: 'Attention',
  not_stated: 'Accent',
};
const STYLES: Readonly<Record<Outcome, string>> = {
  eligible: 'good',
  conditional: 'warning',
  not_eligible: 'attention',
  not_stated: 'accent',
};
const MOST_CLAUSES = 5;

/** A verdict: the answer first, what to do next, and unfolded on demand what it rests on. */
export function verdictCard(verdict: Verdict, parts: VerdictParts, context: CardContext): CardPart {
  const { outcome, policy, asOf } = verdict;
  const actions = parts.labels.map((label) => sends(context, label, { press: 'say' }));
  return card(
    [
      ...head(verdict),
      ...lines(
        words.hangs,
        verdict.conditions.filter(({ kind }) => kind !== 'reading').map(({ text }) => text),
      ),
      ...lines(
        words.readings,
        verdict.readings.map(({ text, outcome: its }) => `${text}: ${words.outcome[its]}`),
      ),
      ...lines(
        words.conflicts,
        conflictsOf(verdict).map(({ text }) => text),
      ),
      ...remedies(verdict, parts.wording),
      ...lines(
        words.steps,
        verdict.steps.map(({ text }) => text),
        true,
      ),
      ...folded(verdict, context),
      ...factForm(parts.facts, parts.vocabulary, context),
      ...buttons(actions),
      ...(parts.asksFeedback ? [feedback(context)] : []),
      ...(outcome === 'not_eligible' ? [small(words.law)] : []),
      small(words.basis(policy.version, sayDate(asOf))),
    ],
    [],
    parts.text,
  );
}

/** A verdict that does not hold any more: its card says so, and what holds now. */
export function replacedVerdictCard(now: Verdict): CardPart {
  return card([...head(now), small(words.replaced)], [], `${now.headline}\n\n${words.replaced}`);
}

/** The result and the days that matter. @param payer how it is called who pays */
export function head(verdict: Verdict, payer: Readonly<Record<Payer, string>> = words.payer): CardPart[] {
  const { outcome, headline, route, returnShippingPaidBy } = verdict;
  const facts: (readonly [string, string])[] = [
    ...dates(verdict),
    ...(returnShippingPaidBy === null ? [] : [[words.returnShipping, payer[returnShippingPaidBy]] as const]),
  ];
  return [
    {
      type: 'Container',
      style: STYLES[outcome],
      bleed: true,
      items: [
        paragraph(words.outcome[outcome], { weight: 'Bolder', size: 'Large', color: COLOURS[outcome] }),
        ...(route ? [paragraph(route.title, { isSubtle: true, spacing: 'None' })] : []),
        paragraph(headline, { spacing: 'Small' }),
      ],
    },
    ...(facts.length > 0 ? [factSet(facts)] : []),
  ];
}

/** A clause, word for word, with where it stands. */
export function quoteOf(
  { heading: title, quote, url }: Citation,
  { base }: Pick<CardContext, 'base'>,
): CardPart {
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      paragraph(title, { weight: 'Bolder', size: 'Small' }),
      paragraph(`“${quote}”`, { spacing: 'None' }),
      ...buttons([opens(words.openPolicy, base + url)]),
    ],
  };
}

function dates({
  window,
  deadline,
  deadlineAt,
  daysLeft,
  deadlines,
}: Verdict): (readonly [string, string])[] {
  if (window) return [[words.expected, words.between(day(window.from), day(window.to))]];
  if (deadline === null) return [];
  const left = daysLeft === null ? '' : ` (${words.left(daysLeft)})`;
  const last = deadlineAt === null ? day(deadline) : moment(deadlineAt);
  const others = deadlines.length > 1 ? deadlines.map(({ date, gives }) => [day(date), gives] as const) : [];
  return [[words.lastDay, `${last}${left}`], ...others];
}

function remedies({ options }: Verdict, wording: Wording): CardPart[] {
  const said = options.map(({ remedy, refundScope, when, chosenBy }) =>
    [
      sayRemedy(remedy, refundScope, wording),
      ...(when === null ? [] : [sayDates(when)]),
      ...(chosenBy === 'store' ? [words.shopChooses] : []),
    ].join(', '),
  );
  return lines(words.remedies, [...new Set(said)]);
}

function folded(verdict: Verdict, context: CardContext): CardPart[] {
  const { citations, reasons, changes, alternatives, assumptions } = verdict;
  const once = [...new Map(reasons.map((reason) => [reason.text, reason])).values()];
  const parts: readonly (readonly [id: string, title: string, items: CardPart[]])[] = [
    [
      'clauses',
      words.clauses,
      citations.slice(0, MOST_CLAUSES).map((citation) => quoteOf(citation, context)),
    ],
    ['reasons', words.reasons, once.map(({ text, holds }) => item(`${sign(holds)} ${text}`))],
    [
      'changes',
      words.changes,
      changes.map(({ text, outcome }) => item(`${text}: ${words.outcome[outcome]}`)),
    ],
    [
      'alternatives',
      words.alternatives,
      alternatives.map(({ title, outcome, why }) => item(`${title}: ${words.outcome[outcome]}. ${why}`)),
    ],
    ['assumptions', words.assumptions, assumptions.map((text) => item(text))],
  ];
  const filled = parts.filter(([, , items]) => items.length > 0);
  return [
    ...buttons(filled.map(([id, title]) => toggles(title, id))),
    ...filled.map(([id, title, items]) => hidden(id, [heading(title), ...items])),
  ];
}

function sign(holds: boolean | null): string {
  return holds === null ? '?' : holds ? '✓' : '✗';
}

function lines(title: string, texts: readonly string[], numbered = false): CardPart[] {
  if (texts.length === 0) return [];
  return [heading(title), ...texts.map((text, at) => item(numbered ? `${at + 1}. ${text}` : text))];
}

function item(text: string): CardPart {
  return paragraph(sayDates(text), { spacing: 'Small' });
}

function small(text: string): CardPart {
  return paragraph(text, { isSubtle: true, size: 'Small' });
}

function feedback(context: CardContext): CardPart {
  const button = (title: string, helpful: boolean): CardPart => ({
    type: 'Column',
    width: 'auto',
    items: buttons([sends(context, title, { press: 'feedback', helpful })]),
  });
  const asked = { type: 'Column', width: 'stretch', items: [small(words.helpful)] };
  return { type: 'ColumnSet', columns: [asked, button(words.yes, true), button(words.no, false)] };
}
