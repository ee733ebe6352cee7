import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { initialState } from '../../src/conversation/state.js';
import type { Storage } from '../../src/storage/port.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';

let storage: Storage;
beforeAll(async () => {
  storage = await openSqlite(null);
  const fields = { channel: 'botframework', user: null, today: null, state: initialState(null) };
  for (const id of ['a', 'b']) await storage.create({ id, ...fields, at: '2026-06-20T12:00:00.000Z' });
});
afterAll(() => storage.close());

const [now, later, latest] = ['2026-06-20T12:00:00Z', '2026-06-20T12:01:00Z', '2026-06-20T12:02:00Z'];
const say = async (id: string): Promise<void> => {
  const { revision, state } = (await storage.load(id))!;
  const incoming = { author: 'user' as const, clientId: 'm', hidden: false, body: { text: 'secret' } };
  await storage.saveTurn({
    conversation: id,
    revision,
    state,
    incoming,
    outgoing: [],
    effects: [],
    evidence: [],
    at: now,
  });
};

describe('the link of a conversation', () => {
  it('is kept, and what was delivered stays when it changes', async () => {
    expect(await storage.links.find('a')).toBeNull();
    await storage.links.keep('a', { url: 'one' });
    await storage.links.release('a', { cards: { verdict: 1 }, delivered: 7, failures: 2 }, null);
    await storage.links.keep('a', { url: 'two' });
    expect(await storage.links.find('a')).toEqual({
      conversation: 'a',
      body: { url: 'two' },
      cards: { verdict: 1 },
      delivered: 7,
      failures: 2,
    });
  });

  it('is held by one at a time, until it is let go or the time is over', async () => {
    expect(await storage.links.hold('a', now, later)).toMatchObject({ delivered: 7 });
    expect(await storage.links.hold('a', now, later)).toBeNull();
    expect(await storage.links.hold('a', later, latest)).not.toBeNull();
    await storage.links.release('a', { cards: {}, delivered: 0, failures: 0 }, null);
    expect(await storage.links.hold('a', now, later)).not.toBeNull();
    await storage.links.release('a', { cards: {}, delivered: 0, failures: 0 }, null);
    expect(await storage.links.hold('nowhere', now, later)).toBeNull();
  });

  it('waits while something is not delivered, unless somebody holds it', async () => {
    await storage.links.keep('b', {});
    expect(await storage.links.waiting(now, 10)).toEqual([]);
    await say('b');
    expect(await storage.links.waiting(now, 10)).toEqual(['b']);
    await storage.links.hold('b', now, later);
    expect(await storage.links.waiting(now, 10)).toEqual([]);
    expect(await storage.links.waiting(later, 10)).toEqual(['b']);
    await storage.links.release('b', { cards: {}, delivered: 1, failures: 0 }, null);
    expect(await storage.links.waiting(later, 10)).toEqual([]);
  });

  it('goes with its conversation, or alone', async () => {
    await storage.delete('b');
    expect(await storage.links.find('b')).toBeNull();
    await storage.links.forget('a');
    expect(await storage.links.find('a')).toBeNull();
    expect(await storage.load('a')).not.toBeNull();
  });
});

describe('what a customer took back', () => {
  it('is overwritten', async () => {
    await say('a');
    expect(await storage.redact('a', 'm', { text: '' })).toBe(true);
    expect((await storage.findSent('a', 'm'))?.body).toEqual({ text: '' });
    expect(await storage.redact('a', 'other', { text: '' })).toBe(false);
  });
});
