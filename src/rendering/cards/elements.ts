/** An Adaptive Card, or a part of one: plain data. */
export type CardPart = Readonly<Record<string, unknown>>;

/** Newest version of Adaptive Cards that Teams shows everywhere, mobile included. */
export const CARD_VERSION = '1.5';
/** The content type of an Adaptive Card as an attachment. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** What every card is made with. */
export interface CardContext {
  /** The conversation that its buttons speak in. */
  readonly conversation: string;
  /** The client knows Action.Execute, and falls back to Action.Submit where it does not; false: Submit only. */
  readonly universal: boolean;
  /** Address before the paths of policies: `https://HOST`. */
  readonly base: string;
}

/** What a button sends, beside the inputs of its card. */
export type Press = Readonly<Record<string, unknown>>;

/** A whole card. @param fallbackText says the same where the card is not shown */
export function card(
  body: readonly CardPart[],
  actions: readonly CardPart[],
  fallbackText: string,
): CardPart {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    body,
    ...(actions.length > 0 ? { actions } : {}),
    fallbackText,
    msteams: { width: 'Full' },
  };
}

/** A card as an attachment of a message. */
export function attached(content: CardPart): CardPart {
  return { contentType: CARD_TYPE, content };
}

/** A paragraph. What is written in it is shown as it is: no sign of it turns into formatting. */
export function paragraph(text: string, style: CardPart = {}): CardPart {
  return { type: 'TextBlock', text: escaped(text), wrap: true, ...style };
}

/** A heading within a card. */
export function heading(text: string): CardPart {
  return paragraph(text, { weight: 'Bolder', spacing: 'Medium', style: 'heading' });
}

/** Names with values, one a line. */
export function factSet(facts: readonly (readonly [title: string, value: string])[]): CardPart {
  return {
    type: 'FactSet',
    facts: facts.map(([title, value]) => ({ title: escaped(title), value: escaped(value) })),
  };
}

/** Buttons in the middle of a card, in rows that fit a narrow chat: a row that is too long is cut off, not wrapped. */
export function buttons(actions: readonly CardPart[]): CardPart[] {
  const rows: CardPart[][] = [];
  let room = 0;
  for (const action of actions) {
    const width = String(action['title']).length + BUTTON_EDGE;
    if (width > room || (rows.at(-1)?.length ?? 0) >= MOST_IN_A_ROW) {
      rows.push([]);
      room = LONGEST_ROW;
    }
    rows.at(-1)?.push(action);
    room -= width;
  }
  return rows.map((row) => ({ type: 'ActionSet', actions: row, spacing: 'Small' }));
}
/** Teams shows no more in a row. */
const MOST_IN_A_ROW = 6;
/** In characters: a chat beside a channel, or on a telephone, is about so wide. */
const LONGEST_ROW = 44;
const BUTTON_EDGE = 5;

/** A button that sends something. @param withInputs also what was filled in */
export function sends(
  { conversation, universal }: CardContext,
  title: string,
  press: Press,
  { withInputs = false, style = {} }: { readonly withInputs?: boolean; readonly style?: CardPart } = {},
): CardPart {
  const data = { ...press, label: title, of: conversation };
  const inputs = withInputs ? {} : { associatedInputs: 'none' };
  const submit = { type: 'Action.Submit', title, data, ...inputs, ...style };
  if (!universal) return submit;
  return { type: 'Action.Execute', title, verb: 'press', data, ...inputs, ...style, fallback: submit };
}

/** A button that shows or hides a part of the card. */
export function toggles(title: string, id: string): CardPart {
  return { type: 'Action.ToggleVisibility', title, targetElements: [id] };
}

/** A button that opens an address. */
export function opens(title: string, url: string): CardPart {
  return { type: 'Action.OpenUrl', title, url };
}

/** Parts that are shown once {@link toggles} is pressed. */
export function hidden(id: string, items: readonly CardPart[]): CardPart {
  return { type: 'Container', id, isVisible: false, items };
}

/** Signs that Adaptive Cards take for Markdown, or for the beginning of a date function, made plain. */
export function escaped(text: string): string {
  return text.replace(/[\\*_[\]`~]/g, (sign) => `\\${sign}`).replace(/\{\{/g, '{\u200B{');
}
