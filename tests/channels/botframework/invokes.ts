import { describe, expect, it } from '@jest/globals';

import { plainText } from '../../../src/channels/botframework/invokes/plain-text.js';
import { problemsOf } from '../../rendering/cards/card-schema.js';
import type { Answer } from '../../server/support.js';
import type { Card } from './connector.js';
import { inputsOf, partsOf, textsOf } from './look.js';
import { activity } from './support.js';
import { server } from './whole-server.js';

/** An invoke with a signed token. */
const invoke = (name: string, value: unknown, fields: Record<string, unknown> = {}): Promise<Answer> =>
  server().post(activity(server(), { type: 'invoke', name, value, ...fields }));

/** What a message extension is answered. */
interface Extension {
  readonly composeExtension: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly contentType: string;
      readonly content: Card;
      readonly preview: { readonly content: { readonly title: string; readonly text: string } };
    }[];
  };
}
/** The card of the dialog that an invoke is answered with. */
const dialogIn = ({ status, json }: Answer): Card => {
  expect(status).toBe(200);
  return (json as { task: { type: string; value: { card: { content: Card } } } }).task.value.card.content;
};

describe('every invoke', () => {
  const names = [
    'adaptiveCard/action',
    'message/submitAction',
    'composeExtension/query',
    'composeExtension/fetchTask',
    'composeExtension/submitAction',
  ];

  it('needs a token', async () => {
    for (const name of names)
      expect(
        (await server().post(activity(server(), { type: 'invoke', name, value: {} }), null)).status,
      ).toBe(401);
  });

  it('that cannot be read is refused, and one that is not known is not implemented', async () => {
    for (const name of names) expect([name, (await invoke(name, 'nonsense')).status]).toEqual([name, 400]);
    expect((await invoke('task/fetch', {})).status).toBe(501);
    const foreign = { action: { type: 'Action.Execute', data: { hello: 'another bot' } } };
    expect((await invoke('adaptiveCard/action', foreign)).status).toBe(400);
  });
});

describe('the search of the message extension', () => {
  const search = async (parameters: unknown[], fields = {}): Promise<Extension['composeExtension']> =>
    (
      (
        await invoke(
          'composeExtension/query',
          { commandId: 'searchPolicies', parameters, queryOptions: { skip: 0, count: 5 } },
          fields,
        )
      ).json as Extension
    ).composeExtension;

  it('finds clauses of every shop, each a card with its words and its source', async () => {
    const { type, attachments } = await search([
      { name: 'query', value: 'how long do I have to return something' },
    ]);
    expect([type, attachments!.length]).toEqual(['result', 5]);
    for (const { content, preview } of attachments!) {
      expect(problemsOf(content as unknown as Record<string, unknown>)).toEqual([]);
      expect(preview.content.title).not.toBe('');
      expect(preview.content.text.length).toBeLessThanOrEqual(160);
      expect(textsOf(content).at(-1)).toMatch(/^“.+”$/s);
      const [link] = partsOf(content).filter((part) => part['type'] === 'Action.OpenUrl');
      expect(link?.['url']).toMatch(/\/policies\/[a-z]+#/);
    }
  });

  it('keeps to the shop of the team', async () => {
    const team = { channelData: { team: { id: '19:team@thread.tacv2' } } };
    const { attachments } = await search([{ name: 'query', value: 'return' }], team);
    expect(attachments!.every(({ preview }) => preview.content.title.startsWith('SONOFF'))).toBe(true);
  });

  it('says what to do before anything was typed', async () => {
    const { type, text } = await search([{ name: 'initialRun', value: 'true' }]);
    expect([type, text]).toEqual(['message', expect.stringContaining('Type')]);
  });
});

describe('the check of a message', () => {
  const html =
    '<div><p>Hi SONOFF team,</p><p>I ordered a switch on 3 June 2026 and got it on 10 June 2026 from your official store. ' +
    'It is still sealed &amp; new, in its original packaging with all accessories. Can I send it back?</p></div>';
  const check = (content: string): Promise<Answer> =>
    invoke('composeExtension/fetchTask', {
      commandId: 'checkEligibility',
      messagePayload: { id: '1', body: { contentType: 'html', content } },
    });

  it('opens a dialog with the facts, the verdict with its clauses, and the draft of a reply', async () => {
    const card = dialogIn(await check(html));
    expect(problemsOf(card as unknown as Record<string, unknown>)).toEqual([]);
    const facts = partsOf(card).filter((part) => part['type'] === 'FactSet');
    expect(JSON.stringify(facts)).toContain('10 June 2026');
    expect(textsOf(card)).toContain('Yes');
    expect(textsOf(card).some((text) => text.startsWith('“'))).toBe(true);
    const draft = inputsOf(card).find(({ id }) => id === 'draft');
    expect(draft?.['value']).toContain('10 July 2026');
  });

  it('asks for the shop where the message names none, and judges for the one chosen', async () => {
    const nameless = dialogIn(await check(html.replace('SONOFF ', '')));
    expect(inputsOf(nameless).map(({ id }) => id)).toEqual(['store']);
    const [action] = nameless.actions!;
    const data = { ...(action!['data'] as object), store: 'sonoff' };
    const judged = dialogIn(await invoke('composeExtension/submitAction', { data }));
    expect(textsOf(judged)).toContain('Yes');
  });

  it('puts the edited reply in the message that is being written', async () => {
    const answer = await invoke('composeExtension/submitAction', {
      data: { dialog: 'insert', draft: 'Hello,\n\nyes, until 10 July.' },
    });
    const { type, attachments } = (answer.json as Extension).composeExtension;
    expect(type).toBe('result');
    expect(textsOf(attachments![0]!.content)).toEqual(['Hello,', 'yes, until 10 July.']);
  });

  it('says so where the message holds neither a case nor a question', async () => {
    expect(textsOf(dialogIn(await check('<p>Lunch at SONOFF tomorrow?</p>'))).join()).not.toContain('Yes');
  });

  it('reads HTML as people do', () => {
    expect(plainText('<p>a&nbsp;&lt;b&gt;<br>c</p><p>d &#233;&#x1F600; &unknown;</p>')).toBe(
      'a <b>\nc\nd é😀 &unknown;',
    );
  });
});

describe('thumbs below an answer', () => {
  const conversation = { id: 'a:thumbs', conversationType: 'personal' };
  const thumb = (reaction: string, feedback?: string): Promise<Answer> =>
    invoke(
      'message/submitAction',
      { actionName: 'feedback', actionValue: { reaction, feedback } },
      { conversation, replyToId: 'm1' },
    );

  it('are counted, and what was written about them is kept; a person is offered where it did not help', async () => {
    const before = server().connector.messages().length;
    expect(await thumb('like')).toMatchObject({ status: 200, json: {} });
    expect(await thumb('dislike', '{"feedbackText":"wrong shop"}')).toMatchObject({ status: 200 });
    const counted = await server().storage.effects({ kind: 'feedback' });
    expect(counted.map(({ body }) => body)).toEqual([
      { kind: 'feedback', helpful: true },
      { kind: 'feedback', helpful: false },
    ]);
    const [{ conversation: id } = { conversation: '' }] = counted;
    const kept = await server().storage.activities(id, 0);
    expect(kept.filter(({ hidden }) => hidden).map(({ body }) => body['text'])).toEqual(['', 'wrong shop']);
    const last = server().connector.messages().slice(before).at(-1)!;
    expect(JSON.stringify(last.body.attachments)).toContain('Talk to a person');
  });
});
