import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';

import { type Answer, get, post } from '../../server/support.js';
import { type ChatServer, Customer, errorIn, SECRET, startChat, type TokenAnswer } from './support.js';

let server: ChatServer;
let clocked: ChatServer;
beforeAll(async () => {
  const env = {
    WIDGET_ORIGINS: 'aqara=https://shop.example,aqara=https://other.example',
    CONVERSATION_RATE: '3',
    MESSAGE_RATE: '3',
  };
  server = await startChat({ env });
  clocked = await startChat({ testClock: true });
});
afterAll(() => Promise.all([server.close(), clocked.close()]));

const withSecret = { Authorization: `Bearer ${SECRET}` };
const generate = (body: unknown, on = server): Promise<Answer> =>
  post(`${on.line}/tokens/generate`, body, withSecret);
const widget = (body: unknown, headers: Record<string, string> = {}, on = server): Promise<Answer> =>
  post(`${on.url}/widget/token`, body, headers);
const fieldsIn = ({ json }: Answer): readonly string[] =>
  (json as { errors: { field: string }[] }).errors.map(({ field }) => field);

describe('tokens/generate', () => {
  it('gives the shop a token for its customer, with what it knows of the order', async () => {
    const facts = { deliveryDate: '2026-06-01', request: 'return' };
    const answer = await generate({ user: { id: 'anna', name: 'Anna' }, store: 'sonoff', facts });
    const grant = answer.json as TokenAnswer;
    expect([answer.status, grant.expires_in]).toEqual([200, 3600]);
    expect(await server.storage.load(grant.conversationId)).toMatchObject({
      user: 'anna',
      today: null,
      state: { store: 'sonoff', known: facts },
    });
  });

  it('needs neither user nor shop', async () => {
    const answer = await post(`${server.line}/tokens/generate`, '', withSecret);
    const kept = await server.storage.load((answer.json as TokenAnswer).conversationId);
    expect(kept).toMatchObject({ user: expect.stringMatching(/^dl_/), state: { store: null } });
  });

  it('names every field that is wrong', async () => {
    const answer = await generate({
      user: { id: '' },
      store: 'ikea',
      facts: { deliveryDate: '2026-02-30', colour: 'red' },
    });
    expect([answer.status, fieldsIn(answer)]).toEqual([
      400,
      ['user', 'store', 'facts.deliveryDate', 'facts.colour'],
    ]);
  });

  it.each([
    ['nothing', {}, 401],
    ['another secret', { Authorization: 'Bearer another-secret-of-the-tests' }, 403],
    ['another scheme', { Authorization: `Basic ${SECRET}` }, 401],
  ])('refuses %s', async (_name, headers, status) => {
    const answer = await post(`${server.line}/tokens/generate`, {}, headers);
    expect(answer.status).toBe(status);
  });

  it('refuses a customer, who has only a token', async () => {
    const { token } = (await widget({ store: 'sonoff' })).json as TokenAnswer;
    const answer = await post(`${server.line}/tokens/generate`, {}, { Authorization: `Bearer ${token}` });
    expect([answer.status, errorIn(answer).code]).toEqual([403, 'Forbidden']);
  });

  it('lets nobody in while no secret is set', async () => {
    const bare = await startChat({ env: { DIRECTLINE_SECRET: '' } });
    expect((await post(`${bare.line}/tokens/generate`, {}, withSecret)).status).toBe(403);
    await bare.close();
  });
});

describe('widget/token', () => {
  it('gives a page a token that is bound to a new conversation, the user and the shop', async () => {
    const answer = await widget({ store: 'switchbot', user: { id: 'visitor-7' } });
    const grant = answer.json as TokenAnswer;
    expect(await server.storage.load(grant.conversationId)).toMatchObject({
      user: 'visitor-7',
      state: { store: 'switchbot', known: {} },
    });
    const other = (await widget({ store: 'switchbot' })).json as TokenAnswer;
    expect(other.conversationId).not.toBe(grant.conversationId);
  });

  it('takes no facts: they would be what the visitor claims', async () => {
    const answer = await widget({ store: 'sonoff', facts: { proofOfPurchase: true } });
    expect([answer.status, fieldsIn(answer)]).toEqual([400, ['facts']]);
  });

  it.each([
    ['aqara', 'https://shop.example', 200],
    ['aqara', 'https://OTHER.example', 200],
    ['aqara', 'https://evil.example', 403],
    ['aqara', 'http://localhost:5173', 403],
    ['aqara', 'null', 403],
    ['sonoff', 'http://localhost:5173', 200],
    ['sonoff', 'http://127.0.0.1:8080', 200],
    ['sonoff', 'https://shop.example', 403],
    ['sonoff', 'http://localhost.evil.example', 403],
  ])('for %s from a page of %s: %i', async (store, origin, status) => {
    const answer = await widget({ store }, { Origin: origin });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, '*']);
  });

  it('lets the own pages through', async () => {
    expect((await widget({ store: 'aqara' }, { Origin: server.url })).status).toBe(200);
  });

  it('is given a few times a minute to strangers', async () => {
    const far = { 'X-Forwarded-For': '203.0.113.7' };
    const statuses: number[] = [];
    for (let count = 0; count < 5; count++) statuses.push((await widget({ store: 'sonoff' }, far)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await widget({ store: 'sonoff' }, far);
    expect([errorIn(refused).code, Number(refused.headers.get('retry-after'))]).toEqual([
      'TooManyRequests',
      expect.any(Number),
    ]);
  });

  it('limits the messages of strangers, but never a poll', async () => {
    const customer = await Customer.ofPage(server);
    const far = { 'X-Forwarded-For': '203.0.113.8' };
    const post = (): Promise<Answer> =>
      customer.call('POST', customer.path('/activities'), { type: 'typing' }, far);
    const posted = [await post(), await post(), await post(), await post()].map(({ status }) => status);
    expect(posted).toEqual([200, 200, 200, 429]);
    for (let count = 0; count < 30; count++)
      expect((await customer.call('GET', customer.path('/activities'), undefined, far)).status).toBe(200);
  });
});

describe('a token', () => {
  it('can be renewed, and the new one is for the same', async () => {
    const customer = await Customer.ofPage(server, { user: { id: 'anna' } });
    const renewed = (await customer.call('POST', '/tokens/refresh')).json as TokenAnswer;
    expect(renewed).toMatchObject({ conversationId: customer.grant.conversationId, expires_in: 3600 });
    await new Customer(server.line, renewed).say('hi');
    expect((await customer.hear()).activities.find(({ text }) => text === 'hi')?.from.id).toBe('anna');
  });

  it('is for its conversation only', async () => {
    const [anna, bob] = [await Customer.ofPage(server), await Customer.ofPage(server)];
    const path = bob.path();
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/activities'],
      ['POST', '/activities'],
      ['POST', '/upload'],
    ] as const) {
      const answer = await anna.call(
        method,
        path + rest,
        method === 'POST' ? { type: 'message' } : undefined,
      );
      expect([rest, answer.status, errorIn(answer).code]).toEqual([rest, 403, 'Forbidden']);
    }
  });

  it.each([
    ['signed by another', () => sign('another-key-of-somebody-else-entirely', 'HS256')],
    ['not signed', () => Promise.resolve('eyJhbGciOiJub25lIn0.eyJjb252IjoiYSIsInVzZXIiOiJiIn0.')],
    ['no token at all', () => Promise.resolve('open-sesame')],
  ])('is refused with 403 where it is %s', async (_name, token) => {
    const headers = { Authorization: `Bearer ${await token()}` };
    for (const path of ['/conversations/a', '/conversations/a/activities'])
      expect((await get(`${server.line}${path}`, { headers })).status).toBe(403);
  });

  it('does nothing once its conversation is deleted', async () => {
    const customer = await Customer.ofPage(server);
    await server.storage.delete(customer.grant.conversationId);
    expect((await customer.call('GET', customer.path('/activities'))).status).toBe(404);
    expect((await customer.say('hi')).status).toBe(404);
    expect((await customer.call('POST', '/tokens/refresh')).status).toBe(404);
  });
});

describe('--test-clock', () => {
  it('lets a conversation live on another date', async () => {
    const anna = await Customer.ofPage(clocked, { today: '2026-06-20' });
    await anna.say('what day is it?');
    expect(await anna.texts()).toContain('at 2026-06-20');
    const other = await generate({ store: 'aqara', today: '2026-06-20T08:00:00-07:00' }, clocked);
    const { conversationId } = other.json as TokenAnswer;
    expect((await clocked.storage.load(conversationId))?.today).toBe('2026-06-20T08:00:00-07:00');
  });

  it('is the only way to do so', async () => {
    for (const answer of [
      await widget({ store: 'aqara', today: '2026-06-20' }),
      await generate({ today: '2026-06-20' }),
    ])
      expect([answer.status, fieldsIn(answer)]).toEqual([400, ['today']]);
    expect(fieldsIn(await widget({ store: 'aqara', today: 'soon' }, {}, clocked))).toEqual(['today']);
  });
});

describe('a page of another origin', () => {
  it('may call, with the headers that clients send', async () => {
    const headers = {
      Origin: 'https://shop.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
    };
    for (const path of [
      '/widget/token',
      '/v3/directline/conversations',
      '/v3/directline/conversations/a/activities',
    ]) {
      const answer = await get(server.url + path, { method: 'OPTIONS', headers });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'])
        expect(answer.headers.get('access-control-allow-headers')).toContain(name);
    }
  });
});

function sign(key: string, alg: string): Promise<string> {
  return new SignJWT({ conv: 'a', user: 'b' })
    .setProtectedHeader({ alg })
    .setIssuer('clausewise')
    .setAudience('chat')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(key));
}
