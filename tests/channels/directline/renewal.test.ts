import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Answer, post } from '../../server/support.js';
import { type ChatServer, Customer, errorIn, startChat, type TokenAnswer } from './support.js';

const HOUR = 60;
let later = 0;
let server: ChatServer;
let customer: Customer;
beforeAll(async () => {
  server = await startChat({
    env: { WIDGET_ORIGINS: 'sonoff=https://shop.example' },
    clock: () => new Date(Date.now() + later * 60_000),
  });
});
beforeEach(async () => {
  later = 0;
  customer = await Customer.ofPage(server, { user: { id: 'anna' } });
});
afterAll(() => server.close());

function renew(fields: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const { token, conversationId } = customer.grant;
  return post(
    `${server.url}/widget/renew`,
    { conversationId, ...fields },
    { Authorization: `Bearer ${token}`, ...headers },
  );
}

describe('a token that has ended', () => {
  it.each([2 * HOUR, 26 * HOUR])('is good for nothing of Direct Line after %i minutes', async (minutes) => {
    later = minutes;
    for (const answer of [
      await customer.say('Hello?'),
      await customer.call('GET', customer.path('/activities')),
      await customer.call('POST', '/tokens/refresh'),
    ])
      expect([answer.status, errorIn(answer).code]).toEqual([403, 'TokenExpired']);
  });
});

describe('the chat on a page', () => {
  it.each([
    [10, 200],
    [2 * HOUR, 200],
    [24 * HOUR, 200],
    [26 * HOUR, 403],
  ])('goes on where it was after %i minutes of sleep: %i', async (minutes, status) => {
    await customer.say('Hello');
    later = minutes;
    const answer = await renew();
    expect(answer.status).toBe(status);
    if (status !== 200) return;
    const again = new Customer(server.line, answer.json as TokenAnswer);
    expect((await again.say('Hello again')).status).toBe(200);
    const own = (await again.hear()).activities.filter(({ from }) => from.role === 'user');
    expect(own.map(({ from, text }) => [from.id, text])).toEqual([
      ['anna', 'Hello'],
      ['anna', 'Hello again'],
    ]);
  });

  it('gets no token for another conversation, whatever it sends', async () => {
    const { conversationId } = (await Customer.ofPage(server)).grant;
    const answer = await renew({ conversationId });
    expect([answer.status, errorIn(answer).code]).toEqual([403, 'Forbidden']);
    expect((await renew({ user: { id: 'bob' } })).status).toBe(400);
    expect((await renew({ conversationId: undefined })).status).toBe(400);
  });

  it('gets none on pages that may not show it', async () => {
    expect((await renew({}, { Origin: 'https://shop.example' })).status).toBe(200);
    const answer = await renew({}, { Origin: 'https://evil.example' });
    expect([answer.status, errorIn(answer).code]).toEqual([403, 'OriginNotAllowed']);
  });

  it('gets none once the conversation is deleted', async () => {
    await server.storage.delete(customer.grant.conversationId);
    expect((await renew()).status).toBe(404);
  });
});
