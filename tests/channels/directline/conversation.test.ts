import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { post } from '../../server/support.js';
import { type ChatServer, Customer, errorIn, startChat } from './support.js';

let server: ChatServer;
beforeAll(async () => {
  server = await startChat();
});
afterAll(() => server.close());

describe('a conversation', () => {
  it('begins once, with a greeting', async () => {
    const customer = await Customer.ofPage(server);
    const again = await customer.call('POST', '/conversations');
    expect([again.status, (again.json as { conversationId: string }).conversationId]).toEqual([
      200,
      customer.grant.conversationId,
    ]);
    expect(await customer.texts()).toEqual(['Hello']);
  });

  it('begins with 201 and all that a client needs', async () => {
    const token = await post(`${server.url}/widget/token`, { store: 'aqara' });
    const customer = new Customer(server.line, token.json as Customer['grant']);
    const started = await customer.call('POST', '/conversations', { user: { id: 'me' }, locale: 'en-US' });
    expect(started.status).toBe(201);
    expect(started.json).toEqual({
      conversationId: customer.grant.conversationId,
      token: expect.any(String),
      expires_in: 3600,
      streamUrl: expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?/,
      ),
    });
  });

  it('gives the customer the own message back, and then the answer to it', async () => {
    const customer = await Customer.ofPage(server);
    const { watermark } = await customer.hear();
    const posted = await customer.say('It broke', { channelData: { clientActivityID: 'c1', page: '/help' } });
    const { activities } = await customer.hear(watermark);
    const [own, answer, second] = activities;
    expect(posted.json).toEqual({ id: own?.id });
    expect(own).toMatchObject({
      type: 'message',
      text: 'It broke',
      from: { role: 'user' },
      channelData: { clientActivityID: 'c1', page: '/help' },
      conversation: { id: customer.grant.conversationId },
      channelId: 'directline',
    });
    expect(answer).toMatchObject({
      text: '1: It broke',
      textFormat: 'plain',
      from: { role: 'bot' },
      replyToId: own?.id,
      suggestedActions: { actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }, { title: 'No' }] },
      channelData: { segments: [{ source: 'echo', text: '1: It broke' }] },
    });
    expect(activities).toHaveLength(3);
    expect(new Set([own?.id, answer?.id, second?.id]).size).toBe(3);
    for (const { timestamp } of activities) expect(Date.parse(timestamp)).not.toBeNaN();
  });

  it('says nothing twice to who gives the watermark', async () => {
    const customer = await Customer.ofPage(server);
    await customer.say('one');
    const { watermark } = await customer.hear();
    expect(await customer.hear(watermark)).toEqual({ activities: [], watermark });
    await customer.say('two');
    expect((await customer.hear(watermark)).activities.map(({ text }) => text)).toContain('2: two');
  });

  it('takes a message that is sent again for the same', async () => {
    const customer = await Customer.ofPage(server);
    const channelData = { clientActivityID: 'same' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => customer.say('once', { channelData })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const byId = { channelData: {}, id: 'client-made-id' };
    expect((await customer.say('twice', byId)).json).toEqual((await customer.say('twice', byId)).json);
    const texts = await customer.texts();
    expect(texts.filter((text) => /^\d/.test(text))).toEqual(['1: once', '2: twice']);
  });

  it('takes messages sent at once one after another', async () => {
    const customer = await Customer.ofPage(server);
    await Promise.all(Array.from({ length: 20 }, (_, index) => customer.say(`m${index}`)));
    const counted = (await customer.texts()).flatMap((text) => /^(\d+): m/.exec(text)?.[1] ?? []);
    expect(counted).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  });

  it('knows the customer by the token, whoever the message says it is from', async () => {
    const customer = await Customer.ofPage(server, { user: { id: 'anna' } });
    await customer.say('hi', { from: { id: 'bob', name: 'Anna B.', role: 'bot' } });
    const own = (await customer.hear()).activities.find(({ text }) => text === 'hi');
    expect(own?.from).toEqual({ id: 'anna', name: 'Anna B.', role: 'user' });
  });

  it('goes on for a second tab with a token of its own', async () => {
    const first = await Customer.ofPage(server, { user: { id: 'anna' } });
    const answer = await first.call('GET', first.path('?watermark=1'));
    const second = new Customer(server.line, answer.json as Customer['grant']);
    await first.say('from the first');
    await second.say('from the second');
    expect(await first.texts()).toEqual(await second.texts());
    expect(await second.texts()).toContain('2: from the second');
    expect((answer.json as Customer['grant']).streamUrl).toContain('watermark=1&');
  });

  it('knows commands by the value of a message, and ignores values that it does not know', async () => {
    const customer = await Customer.ofPage(server);
    await customer.say('', { value: { action: 'fact', fact: 'deliveryDate', value: null } });
    await customer.say('', { value: { action: 'explode' }, channelData: { postBack: true } });
    await customer.say('', { value: { verb: 'other bot', data: [1] } });
    await customer.say('', { text: undefined, value: 'Return an item', channelData: { postBack: true } });
    await customer.say('shown', {
      value: { action: 'why' },
      channelData: { messageBack: { displayText: 'Why?' } },
    });
    expect((await customer.texts()).filter((text) => /^\d/.test(text))).toEqual([
      '1:  {"action":"fact","fact":"deliveryDate","value":null}',
      '2: ',
      '3: ',
      '4: Return an item',
      '5: shown {"action":"why"}',
    ]);
  });

  it('takes typing and events of the page, and keeps nothing of them', async () => {
    const customer = await Customer.ofPage(server);
    for (const type of ['typing', 'event', 'endOfConversation', 'conversationUpdate', 'something new']) {
      const { status, json } = await customer.call('POST', customer.path('/activities'), {
        type,
        name: 'webchat/join',
      });
      expect([type, status, json]).toEqual([type, 200, { id: expect.any(String) }]);
    }
    expect(await customer.texts()).toEqual(['Hello']);
  });

  it('keeps nothing of a turn that failed, and says so by the status', async () => {
    const customer = await Customer.ofPage(server);
    const failed = await customer.say('fail');
    expect([failed.status, failed.text.includes('invariant')]).toEqual([500, false]);
    expect(server.logged).toContainEqual(expect.objectContaining({ msg: 'broken invariant' }));
    await customer.say('on');
    expect(await customer.texts()).toEqual(['Hello', 'on', '1: on', expect.stringMatching(/^at /)]);
  });

  it('leaves what a person who takes over needs', async () => {
    const customer = await Customer.ofPage(server, { store: 'switchbot' });
    await customer.say('', { value: { action: 'person' } });
    await customer.say('', { value: { action: 'feedback', helpful: true } });
    const handoffs = await server.storage.handoffs({ store: 'switchbot' });
    expect(handoffs).toMatchObject([
      {
        reference: expect.stringMatching(/^CW-\w{4}-\w{4}$/),
        conversation: customer.grant.conversationId,
        body: { missing: ['deliveryDate'] },
      },
    ]);
    expect(await server.storage.effects({ store: 'switchbot' })).toMatchObject([{ body: { helpful: true } }]);
  });
});

describe('an activity that is none', () => {
  it.each([
    ['a list', []],
    ['no type', { text: 'hi' }],
    ['a text that is none', { type: 'message', text: { toString: 'x' } }],
    ['an id that is too long', { type: 'message', text: 'hi', id: 'x'.repeat(300) }],
    ['a null', null],
  ])('is refused: %s', async (_name, activity) => {
    const customer = await Customer.ofPage(server);
    const answer = await customer.call('POST', customer.path('/activities'), activity);
    expect([answer.status, errorIn(answer).code]).toEqual([400, 'BadArgument']);
    expect(await customer.texts()).toEqual(['Hello']);
  });

  it('is refused where it is no JSON, too large, or a watermark is none', async () => {
    const customer = await Customer.ofPage(server);
    const headers = { Authorization: `Bearer ${customer.grant.token}` };
    const url = `${server.line}${customer.path('/activities')}`;
    expect((await post(url, '{"type":', headers)).status).toBe(400);
    expect((await post(url, '{"type":"message","type":"event"}', headers)).status).toBe(400);
    const large = await post(url, { type: 'message', text: 'x'.repeat(300_000) }, headers);
    expect([large.status, errorIn(large).code]).toEqual([413, 'MessageSizeTooBig']);
    expect((await customer.call('GET', customer.path('/activities?watermark=-1'))).status).toBe(400);
    expect((await customer.call('GET', customer.path('/activities?watermark=999'))).json).toEqual({
      activities: [],
      watermark: '999',
    });
  });

  it('is refused with an attachment that has not come along', async () => {
    const customer = await Customer.ofPage(server);
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://elsewhere.example/a.png' }];
    const answer = await customer.say('look', { attachments });
    expect([answer.status, errorIn(answer).code]).toEqual([415, 'UnsupportedAttachment']);
  });
});

describe('other methods', () => {
  it('are refused with those that are possible', async () => {
    const customer = await Customer.ofPage(server);
    const answer = await customer.call('PUT', customer.path('/activities'), {});
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });
});
