import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ApiKeys, BELIEVED_FOR } from '../../src/server/api-keys.js';
import { type ChatServer, startChat } from '../channels/directline/support.js';
import { type Answer, post } from './support.js';

let server: ChatServer;
let keys: ApiKeys;
beforeAll(async () => {
  server = await startChat();
  keys = new ApiKeys(server.storage.shared, () => new Date());
});
afterAll(() => server.close());

/** A request that came through a proxy, from elsewhere. */
function ask(key: string | null, fields: Record<string, unknown>): Promise<Answer> {
  return post(
    `${server.url}/api/v1/verdict`,
    { facts: { request: 'return' }, ...fields },
    { 'X-Forwarded-For': '203.0.113.7', ...(key === null ? {} : { 'X-Api-Key': key }) },
  );
}

/** What is kept is believed for a moment. */
async function until(status: number, key: string | null, fields: Record<string, unknown>): Promise<void> {
  const end = Date.now() + 10 * BELIEVED_FOR;
  while ((await ask(key, fields)).status !== status && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await ask(key, fields)).status).toBe(status);
}

describe('a key that is kept', () => {
  it('is asked for as soon as there is one, works while the server runs, and ends when it is revoked', async () => {
    expect((await ask(null, { store: 'sonoff' })).status).toBe(200);
    const key = await keys.add('partner', null);
    await until(401, null, { store: 'sonoff' });
    expect((await ask(key, { store: 'sonoff' })).status).toBe(200);
    expect((await ask(`${key}x`, { store: 'sonoff' })).status).toBe(401);
    const other = await keys.add('other', null);
    expect(await keys.revoke('partner')).toBe(true);
    await until(401, key, { store: 'sonoff' });
    expect((await ask(other, { store: 'sonoff' })).status).toBe(200);
    await keys.revoke('other');
    // The last one gone, nobody is let in without.
    await until(401, other, { store: 'sonoff' });
    expect((await ask(null, { store: 'sonoff' })).status).toBe(401);
  });

  it('is for its shops alone', async () => {
    const key = await keys.add('of-aqara', ['aqara']);
    await until(200, key, { store: 'aqara' });
    await until(401, null, { store: 'aqara' });
    const refused = await ask(key, { store: 'sonoff' });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('This key is for aqara')]);
    const headers = { 'X-Forwarded-For': '203.0.113.7', 'X-Api-Key': key };
    // A search over all shops would tell of the others.
    const search = (body: Record<string, unknown>): Promise<Answer> =>
      post(`${server.url}/api/v1/search`, { text: 'refund', ...body }, headers);
    expect((await search({})).status).toBe(403);
    expect((await search({ store: ['sonoff'] })).status).toBe(403);
    await keys.revoke('of-aqara');
  });

  it('is kept as a hash, under a name that no other has', async () => {
    const key = await keys.add('one', ['sonoff', 'aqara']);
    const kept = await keys.list();
    expect(kept).toContainEqual(expect.objectContaining({ name: 'one', stores: ['sonoff', 'aqara'] }));
    expect(JSON.stringify(kept)).not.toContain(key);
    await expect(keys.add('one', null)).rejects.toThrow('already');
    await expect(keys.add('two words', null)).rejects.toThrow('name');
    expect(await keys.revoke('one')).toBe(true);
    expect(await keys.revoke('one')).toBe(false);
    expect((await keys.list()).find(({ name }) => name === 'one')).toMatchObject({ digest: null });
    expect(await keys.add('one', null)).not.toBe(key);
  });
});
