import type { DeskItem, DeskQuestion, DeskReading } from '../../model/desk.js';
import { card, type CardContext, type CardPart, factSet, heading, paragraph } from './elements.js';
import { head, quoteOf } from './verdict-card.js';
import { cardWords as words } from './words.js';

/** What the dialog about a message shows. */
export interface EligibilityParts {
  readonly reading: DeskReading;
  /** The message. */
  readonly text: string;
  readonly shops: readonly { readonly id: string; readonly name: string }[];
}

const MOST_CLAUSES = 3;

/** A message, read: its facts, the verdict on each item, the clauses that answer its questions, and a reply to edit. */
export function eligibilityCard(
  { reading, text, shops }: EligibilityParts,
  context: Pick<CardContext, 'base'>,
): CardPart {
  const { store, items, questions, missing, draft, kind } = reading;
  const isNothing = kind === 'nothing' || kind === 'small_talk';
  const body = [
    shopChoice(shops, store),
    ...(store !== null && isNothing ? [paragraph(words.nothing)] : []),
    ...items.flatMap((item) => itemParts(item, items.length > 1, context)),
    ...questions.flatMap((question) => questionParts(question, context)),
    ...(missing.length > 0
      ? [heading(words.missingFacts), ...missing.map(({ prompt }) => paragraph(`• ${prompt}`))]
      : []),
    ...(draft === null ? [] : [draftInput(draft.text)]),
  ];
  return card(
    body,
    [
      { type: 'Action.Submit', title: words.checkAgain, data: { dialog: 'check', text } },
      ...(draft === null
        ? []
        : [{ type: 'Action.Submit', title: words.insert, style: 'positive', data: { dialog: 'insert' } }]),
    ],
    items.map(({ verdict }) => verdict?.headline ?? '').join('\n') || words.nothing,
  );
}

/** A reply, to be put in the message that is being written. */
export function draftCard(draft: string): CardPart {
  return card(
    draft.split('\n\n').map((text) => paragraph(text)),
    [],
    draft,
  );
}

function shopChoice(shops: EligibilityParts['shops'], store: string | null): CardPart {
  return {
    type: 'Input.ChoiceSet',
    id: 'store',
    label: store === null ? words.whichShop : words.shop,
    style: 'compact',
    ...(store === null ? {} : { value: store }),
    choices: shops.map(({ id, name }) => ({ title: name, value: id })),
  };
}

function itemParts(item: DeskItem, isOneOfMany: boolean, context: Pick<CardContext, 'base'>): CardPart[] {
  const { facts, verdict, contradictions, words: said } = item;
  if (facts.length === 0 && !verdict) return [];
  return [
    ...(isOneOfMany ? [paragraph(`“${said}”`, { isSubtle: true })] : []),
    heading(words.facts),
    factSet(facts.map(({ label, shown }) => [label, shown] as const)),
    ...contradictions.map((text) => paragraph(text, { color: 'Attention' })),
    ...(verdict
      ? [
          ...head(verdict, words.payerToAgent),
          ...verdict.citations.slice(0, MOST_CLAUSES).map((citation) => quoteOf(citation, context)),
        ]
      : []),
  ];
}

function questionParts({ text, citations }: DeskQuestion, context: Pick<CardContext, 'base'>): CardPart[] {
  return [heading(text), ...citations.slice(0, MOST_CLAUSES).map((citation) => quoteOf(citation, context))];
}

function draftInput(text: string): CardPart {
  return {
    type: 'Input.Text',
    id: 'draft',
    label: words.draft,
    isMultiline: true,
    maxLength: 20_000,
    value: text,
  };
}
