import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { TurnRunner } from '../../src/channels/run-turn.js';
import type { TurnEnd } from '../../src/channels/turn-observer.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';
import type { Answer } from '../server/support.js';
import { said } from '../storage/contract.js';
import { countingTurn, stateAfter } from './counting-turn.js';
import { Customer, startChat } from './directline/support.js';

describe('more turns than can wait', () => {
  it('are refused at once, and room is made by those that end', async () => {
    const storage = await openSqlite(null);
    const ends: TurnEnd[] = [];
    const stages = new Set<string>();
    const turns = new TurnRunner({
      storage,
      takeTurn: countingTurn,
      clock: () => new Date(),
      limits: { turns: 3, inConversation: 2 },
      observer: {
        stage: (stage) => stages.add(stage),
        turn: (end) => ends.push(end),
        again: () => undefined,
      },
    });
    for (const id of ['a', 'b', 'c'])
      await storage.create({
        ...{ id, channel: 'test', user: null, today: null },
        ...{ state: stateAfter(0), at: new Date().toISOString() },
      });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const run = (conversation: string): Promise<unknown> =>
      turns.run({ conversation, incoming: said('hi'), evidence: [], respond: () => held });
    const taken = [run('a'), run('a')];
    await expect(run('a')).rejects.toMatchObject({
      kind: 'too-many-requests',
      headers: { 'Retry-After': '1' },
    });
    taken.push(run('b'));
    await expect(run('c')).rejects.toMatchObject({ status: 429 });
    expect(turns.waiting).toBe(3);
    release();
    await Promise.all(taken);
    await run('c');
    expect(turns.waiting).toBe(0);
    expect(ends.sort()).toEqual(['refused', 'refused', 'taken', 'taken', 'taken', 'taken']);
    expect([...stages].sort()).toEqual(['load', 'store', 'take', 'wait']);
    await storage.close();
  });

  it('cost nothing but time: sent again, each is answered once', async () => {
    const server = await startChat({ env: { TURN_LIMIT: '2' } });
    try {
      const customer = await Customer.ofPage(server);
      const { conversationId } = customer.grant;
      const send = (text: string): Promise<Answer> =>
        customer.call('POST', `/conversations/${conversationId}/activities`, {
          type: 'message',
          text,
          channelData: { clientActivityID: text },
        });
      // The disk takes its time.
      let arrived = 0;
      let release = (): void => undefined;
      const disk = new Promise<void>((resolve) => (release = resolve));
      const load = server.storage.load.bind(server.storage);
      server.storage.load = async (id) => {
        arrived++;
        await disk;
        return load(id);
      };
      const first = send('first');
      while (arrived === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      // The second waits for the first; for a third there is no room, whoever of them comes last.
      const others = ['second', 'third'].map((text) => ({ text, answer: send(text) }));
      const refused = await Promise.race(
        others.map(async ({ text, answer }) => ({ text, answer: await answer })),
      );
      expect([refused.answer.status, refused.answer.headers.get('retry-after')]).toEqual([429, '1']);
      expect(refused.answer.json).toMatchObject({ error: { code: 'TooManyRequests' } });
      release();
      const answers = await Promise.all([first, ...others.map(({ answer }) => answer)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
      expect((await send(refused.text)).status).toBe(200);
      const kept = await server.storage.activities(conversationId, 0);
      const own = kept.filter(({ author, hidden }) => author === 'user' && !hidden);
      expect(own.map(({ body }) => body['text']).sort()).toEqual(['first', 'second', 'third']);
    } finally {
      await server.close();
    }
  });
});

describe('a server that stops', () => {
  it('finishes the turns that it took, and tells what it answered when it is back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausewise-stop-'));
    const server = await startChat({ folder });
    const customer = await Customer.ofPage(server);
    const { conversationId } = customer.grant;
    const posts = Array.from({ length: 6 }, (_, count) =>
      customer
        .call('POST', `/conversations/${conversationId}/activities`, { type: 'message', text: `${count}` })
        .catch(() => null),
    );
    // At least one has arrived.
    await Promise.race(posts);
    await server.close();
    const answers = await Promise.all(posts);
    const storage = await openSqlite(folder);
    const kept = await storage.activities(conversationId, 0);
    for (const answer of answers) {
      // Not answered is what never got in.
      if (!answer) continue;
      expect(answer.status).toBe(200);
      const place = kept.findIndex(({ id }) => id === (answer.json as { id: string }).id);
      expect(kept.slice(place, place + 3).map(({ author }) => author)).toEqual(['user', 'bot', 'bot']);
    }
    expect(answers.some((answer) => answer !== null)).toBe(true);
    await storage.close();
    rmSync(folder, { recursive: true });
  });
});
