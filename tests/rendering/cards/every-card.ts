import type { Asks } from '../../../src/model/verdict.js';
import type { CardContext, CardPart } from '../../../src/rendering/cards/elements.js';
import { draftCard } from '../../../src/rendering/cards/eligibility-card.js';
import {
  calendarCard,
  choiceCard,
  claimCard,
  clauseCard,
  handoffCard,
  storeCard,
} from '../../../src/rendering/cards/other-cards.js';
import { closedQuestionCard, questionCard } from '../../../src/rendering/cards/question-card.js';
import { replacedVerdictCard, verdictCard } from '../../../src/rendering/cards/verdict-card.js';
import { cases, verdicts } from '../../browser/widget/verdicts.js';
import { realJudge } from '../../verdict/support.js';

/** As a card is made for Teams. */
export const TEAMS: CardContext = { conversation: 'bf-test', universal: true, base: 'https://shop.example' };
const WEB: CardContext = { ...TEAMS, universal: false };

const asks = (fields: Partial<Asks>): Asks => ({
  fact: 'deliveryDate',
  type: 'date',
  prompt: 'When did it arrive?',
  choices: null,
  boundary: null,
  why: 'The window runs from the day of delivery.',
  ...fields,
});
const choices = (count: number): Asks['choices'] =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Answer ${at}` }));
const shops = [
  { id: 'sonoff', name: 'SONOFF' },
  { id: 'aqara', name: 'Aqara' },
];

/** Every card that there is, each face of it, by name. */
export async function everyCard(): Promise<ReadonlyMap<string, CardPart>> {
  const { knowledge } = await realJudge();
  const all = await verdicts();
  const question = (fields: Partial<Asks>, labels: readonly string[], context = TEAMS): CardPart =>
    questionCard(
      { asks: asks(fields), lead: ['Noted: it was opened.'], text: 'When did it arrive?', labels },
      context,
    );
  const cards = new Map<string, CardPart>([
    ['question by day', question({}, ['Not yet', "I don't know"])],
    [
      'question by choice',
      question({ type: 'choice', choices: choices(3) }, ['Answer 0', 'Answer 1', 'Answer 2', "I don't know"]),
    ],
    ['question by a long list', question({ type: 'choice', choices: choices(9) }, ["I don't know"])],
    ['question by number', question({ type: 'number' }, ["I don't know"])],
    ['question by moment', question({ type: 'timestamp' }, ["I don't know"])],
    [
      'question of a side',
      question({ boundary: '2026-06-01' }, ['Before 1 June 2026', 'On 1 June 2026 or later', "I don't know"]),
    ],
    ['question without Action.Execute', question({}, ["I don't know"], WEB)],
    ['question answered', closedQuestionCard({ text: 'When did it arrive?' }, '10 June 2026')],
    ['choice of shop', storeCard(['Which shop is it about?'], shops, TEAMS)],
    ['choice of answers', choiceCard(['What happened?'], ['I want to return it', 'Talk to a person'], TEAMS)],
    ['feedback', choiceCard(['I am sorry that it did not help.'], ['Talk to a person'], TEAMS)],
    [
      'handoff',
      handoffCard(
        { reference: 'CW-7K3M-Q9TX', store: 'sonoff', request: 'return', missing: [] },
        ['Delivery date'],
        ['A person has this now.'],
      ),
    ],
    [
      'message to the shop',
      claimCard({ to: 'a@shop.example', subject: 'Return', body: 'Hello,\n\nI *want* to_return it.' }, [
        'You can send this:',
      ]),
    ],
    ['reply draft', draftCard('Hello,\n\nyou have until 10 July 2026.')],
  ]);
  const calendar = calendarCard(
    {
      name: 'a.ics',
      content: 'DTSTART;VALUE=DATE:20260710\r\nSUMMARY:Last day: return (SONOFF)\r\nDESCRIPTION:All\r\n',
    },
    ['Here is the day.'],
  );
  if (calendar) cards.set('last day', calendar);
  for (const { name, facts } of cases) {
    const verdict = all.get(name)!;
    const parts = {
      facts,
      vocabulary: knowledge.vocabulary,
      wording: knowledge.wording,
      labels: ['Write the message for me', 'What would change that?', 'Talk to a person'],
      text: verdict.headline,
    };
    cards.set(`verdict: ${name}`, verdictCard(verdict, { ...parts, asksFeedback: false }, TEAMS));
    cards.set(`verdict in a web chat: ${name}`, verdictCard(verdict, { ...parts, asksFeedback: true }, WEB));
    cards.set(`verdict replaced: ${name}`, replacedVerdictCard(verdict));
    const [citation] = verdict.citations;
    if (citation) cards.set(`clause: ${name}`, clauseCard(citation, 'SONOFF', TEAMS));
  }
  return cards;
}
