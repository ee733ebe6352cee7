import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Card, Sent } from './connector.js';
import { buttonsOf, inputsOf, textsOf } from './look.js';
import { activity } from './support.js';
import { server } from './whole-server.js';

let conversation: Record<string, unknown>;

/** What an invoke is answered. */
interface CardAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: Card | string;
}

const say = async (text: string): Promise<Sent[]> => {
  const before = server().connector.sent.length;
  expect((await server().post(activity(server(), { text, conversation }))).status).toBe(200);
  return server()
    .connector.sent.slice(before)
    .filter(({ body }) => body.type === 'message');
};
/** Presses a button as Teams does. */
const press = async (
  card: Card,
  title: string,
  inputs: Record<string, unknown> = {},
  fields: Record<string, unknown> = {},
): Promise<{ answer: CardAnswer; sent: Sent[] }> => {
  const button = buttonsOf(card).find((one) => one['title'] === title);
  if (!button)
    throw new Error(
      `no ${title}: ${buttonsOf(card)
        .map((one) => String(one['title']))
        .join(', ')}`,
    );
  const data = { ...(button['data'] as object), ...inputs };
  const before = server().connector.sent.length;
  const response = await server().post(
    activity(server(), {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: button['verb'], data }, trigger: 'manual' },
      conversation,
      ...fields,
    }),
  );
  expect(response.status).toBe(200);
  const sent = server()
    .connector.sent.slice(before)
    .filter(({ body }) => body.type === 'message');
  return { answer: response.json as CardAnswer, sent };
};
const cardIn = (sent: Sent | undefined): Card => sent!.body.attachments![0]!.content;
const begin = (): void => void (conversation = { id: `a:${randomUUID()}`, conversationType: 'personal' });

describe('a whole case by cards', () => {
  beforeAll(begin);
  let verdict: Sent;

  it('asks which shop with a button for each', async () => {
    const [asked] = await say('I want to send my switch back, it was delivered on 10 June 2026');
    expect(buttonsOf(cardIn(asked)).map((one) => one['title'])).toEqual(
      expect.arrayContaining(['SONOFF', 'Aqara', 'SMARTOMI']),
    );
    const { answer, sent } = await press(cardIn(asked), 'SONOFF');
    expect(answer.statusCode).toBe(200);
    expect(sent.at(-1)?.body.attachments).toHaveLength(1);
  });

  it('asks facts by buttons, closes each question where it stands, and ends in a verdict with its sources', async () => {
    const answers = ['Still sealed', 'Yes', 'The official store'];
    let last = server().connector.messages().at(-1)!;
    for (let turns = 0; turns < 8 && !isVerdict(last); turns++) {
      const card = cardIn(last);
      const title =
        buttonsOf(card)
          .map((one) => String(one['title']))
          .find((one) => answers.includes(one)) ?? String(buttonsOf(card)[0]!['title']);
      const date = inputsOf(card).some((one) => one['type'] === 'Input.Date') ? { value: '2026-06-03' } : {};
      const { answer, sent } = await press(card, title, date);
      expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      expect(buttonsOf(answer.value as Card)).toEqual([]);
      // The same for everybody else who sees the card.
      expect(
        sent.filter(({ method }) => method === 'PUT').map(({ body }) => cardIn({ body } as Sent)),
      ).toEqual([answer.value]);
      last = sent.filter(({ method }) => method === 'POST').at(-1)!;
    }
    expect(isVerdict(last)).toBe(true);
    verdict = last;
    const { body } = last;
    expect(body.channelData).toEqual({ feedbackLoop: { type: 'default' } });
    expect(body.text).toMatch(/\[1\]/);
    const [entity] = body.entities!;
    const cited = entity!['citation'] as { position: number; appearance: Record<string, string> }[];
    expect(entity).toMatchObject({ '@type': 'Message', additionalType: ['AIGeneratedContent'] });
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.length).toBeLessThanOrEqual(10);
    for (const { appearance } of cited) {
      expect(appearance['abstract']!.length).toBeLessThanOrEqual(160);
      expect(appearance['name']!.length).toBeLessThanOrEqual(80);
      expect(appearance['url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/policies\/sonoff#/);
    }
    expect(cardIn(last).fallbackText).toContain(textsOf(cardIn(last))[2]);
    // What the card unfolds itself has no second button.
    const titles = buttonsOf(cardIn(last)).map((one) => one['title']);
    expect(titles).toContain('Talk to a person');
    expect(titles).not.toContain('What would change that?');
  });

  it('shows in place what a corrected fact makes of it', async () => {
    const before = textsOf(cardIn(verdict))[0];
    const { answer, sent } = await press(cardIn(verdict), 'Use this', { 'fact.deliveryDate': '2026-03-10' });
    const now = answer.value as Card;
    expect([before, textsOf(now)[0]]).toEqual(['Yes', 'No']);
    expect(sent.map(({ method }) => method)).toEqual(['PUT']);
    expect(cardIn(sent[0])).toEqual(now);
  });

  it('says on the old card that a fact told in words has changed the result', async () => {
    const sent = await say('sorry, it was delivered on 11 June 2026');
    const [changed, fresh] = [
      sent.find(({ method }) => method === 'PUT'),
      sent.find(({ method }) => method === 'POST'),
    ];
    expect(textsOf(cardIn(changed)).at(-1)).toContain('A fact has changed');
    expect(textsOf(cardIn(fresh))[0]).toBe('Yes');
  });

  it('writes the message, gives the last day to Outlook, and hands over', async () => {
    const verdictCard = cardIn(server().connector.messages().at(-1));
    const claim = await press(verdictCard, 'Write the message for me');
    expect(JSON.stringify(cardIn(claim.sent.at(-1)))).toContain('mailto:');
    const calendar = await press(verdictCard, 'Put it in my calendar');
    expect(JSON.stringify(cardIn(calendar.sent.at(-1)))).toContain('startdt=2026-07-11');
    const person = await press(verdictCard, 'Talk to a person');
    expect(textsOf(cardIn(person.sent.at(-1)))[0]).toBe('Passed on to a person');
  });
});

describe('a card that is not the presser’s, or not the question any more', () => {
  beforeAll(begin);

  it('changes nothing', async () => {
    const [asked] = await say('sonoff: my switch stopped working, can I get it repaired?');
    const elsewhere = { conversation: { id: 'a:elsewhere', conversationType: 'personal' } };
    const [first] = buttonsOf(cardIn(asked));
    const title = String(first!['title']);
    const stranger = await press(cardIn(asked), title, {}, elsewhere);
    expect(stranger.answer).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(String(stranger.answer.value)).toContain('somebody else');
    expect(stranger.sent).toEqual([]);
    await press(cardIn(asked), "I don't know");
    const late = await press(cardIn(asked), "I don't know");
    expect(String(late.answer.value)).toContain('no longer open');
    expect(late.sent).toEqual([]);
  });
});

describe('the fallback for clients without Action.Execute', () => {
  beforeAll(begin);

  it('does the same by a message', async () => {
    const [asked] = await say('sonoff: I want to return my switch');
    const fallback = buttonsOf(cardIn(asked)).map((one) => one['fallback'] as Record<string, unknown>);
    const unknown = fallback.find((one) => one['title'] === "I don't know")!;
    expect(unknown['type']).toBe('Action.Submit');
    const before = server().connector.sent.length;
    await server().post(activity(server(), { value: unknown['data'], conversation }));
    const sent = server().connector.sent.slice(before);
    expect(sent.some(({ method }) => method === 'PUT')).toBe(true);
    expect(server().connector.messages().at(-1)?.body.attachments).toHaveLength(1);
  });
});

function isVerdict({ body }: Sent): boolean {
  return body.attachments !== undefined && textsOf(body.attachments[0]!.content)[0] === 'Yes';
}
