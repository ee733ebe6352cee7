import type { Asks } from '../../model/verdict.js';
import {
  buttons,
  card,
  type CardContext,
  type CardPart,
  hidden,
  paragraph,
  sends,
  toggles,
} from './elements.js';
import { cardWords as words } from './words.js';

/** A question as it was put. */
export interface Question {
  readonly asks: Asks;
  /** What is said before the question. */
  readonly lead: readonly string[];
  /** The question in words. */
  readonly text: string;
  /** Labels of the answers offered, in order. */
  readonly labels: readonly string[];
}

/** More choices than this are put in a list. */
const MOST_BUTTONS = 5;

/** A question with what it can be answered by: buttons, a list, a day, a number. */
export function questionCard(question: Question, context: CardContext): CardPart {
  const { asks, lead, text, labels } = question;
  const choices = asks.choices ?? [];
  const isLong = choices.length > MOST_BUTTONS && asks.boundary === null;
  const chosen = new Map(choices.map(({ value, label }) => [label, value]));
  const answers = labels
    .filter((label) => !(isLong && chosen.has(label)))
    .map((label) => answerButton(context, asks, label, chosen.get(label)));
  const inputs = asks.boundary !== null ? [] : isLong ? [choiceInput(asks)] : inputsFor(asks);
  const use = sends(context, words.use, { press: 'input', fact: asks.fact, type: asks.type }, USE);
  return card(
    [
      ...lead.map((line) => paragraph(line, { isSubtle: true })),
      paragraph(text, { weight: 'Bolder' }),
      ...inputs,
      ...buttons([...(inputs.length > 0 ? [use] : []), ...answers]),
      ...(asks.why === ''
        ? []
        : [
            ...buttons([toggles(words.why, 'why')]),
            hidden('why', [paragraph(asks.why, { isSubtle: true })]),
          ]),
    ],
    [],
    [...lead, text].join('\n\n'),
  );
}
const USE = { withInputs: true, style: { style: 'positive' } };

/** A question that is over. @param answer what was answered; null: it was not */
export function closedQuestionCard({ text }: Pick<Question, 'text'>, answer: string | null): CardPart {
  const said = answer === null ? words.passed : words.answered(answer);
  return card(
    [paragraph(text, { isSubtle: true }), paragraph(said, { spacing: 'Small' })],
    [],
    `${text}\n\n${said}`,
  );
}

function answerButton(context: CardContext, asks: Asks, label: string, value: string | undefined): CardPart {
  return value === undefined || asks.boundary !== null
    ? sends(context, label, { press: 'say', about: asks.fact })
    : sends(context, label, { press: 'input', fact: asks.fact, type: asks.type, value });
}

function inputsFor({ type }: Asks): CardPart[] {
  const required = { isRequired: true, errorMessage: words.missing };
  if (type === 'date') return [{ type: 'Input.Date', id: 'value', label: words.day, ...required }];
  if (type === 'number')
    return [{ type: 'Input.Number', id: 'value', label: words.number, min: 0, ...required }];
  if (type === 'timestamp')
    return [
      { type: 'Input.Date', id: 'value', label: words.day, ...required },
      { type: 'Input.Time', id: 'time', label: words.time, ...required },
    ];
  return [];
}

function choiceInput({ choices }: Asks): CardPart {
  return {
    type: 'Input.ChoiceSet',
    id: 'value',
    label: words.choose,
    style: 'compact',
    isRequired: true,
    errorMessage: words.missing,
    choices: (choices ?? []).map(({ value, label }) => ({ title: label, value })),
  };
}
