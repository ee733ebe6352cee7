import { describe, expect, it } from '@jest/globals';

import { post } from '../../server/support.js';
import { Customer, startChat } from './support.js';

const HOUR = 60;

describe('a token that has ended', () => {
  it.each([
    [2 * HOUR, 200],
    [24 * HOUR, 200],
    [26 * HOUR, 403],
  ])('%i minutes after it was given is good for nothing but a new one: %i', async (minutes, status) => {
    let later = 0;
    const server = await startChat({ clock: () => new Date(Date.now() + later * 60_000) });
    const { grant } = await Customer.ofPage(server);
    later = minutes;
    const headers = { Authorization: `Bearer ${grant.token}` };
    const said = await post(
      `${server.line}/conversations/${grant.conversationId}/activities`,
      { type: 'message', text: 'Hello?' },
      headers,
    );
    expect(said.status).toBe(403);
    const renewed = await post(`${server.line}/tokens/refresh`, {}, headers);
    expect(renewed.status).toBe(status);
    if (status === 200) {
      const { token } = renewed.json as { token: string };
      const heard = await post(
        `${server.line}/conversations/${grant.conversationId}/activities`,
        { type: 'message', text: 'Hello again' },
        { Authorization: `Bearer ${token}` },
      );
      expect(heard.status).toBe(200);
    }
    await server.close();
  });
});
