import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Effect } from '../../src/model/conversation.js';
import type { Storage } from '../../src/storage/port.js';
import { openPostgres } from '../../src/storage/postgres/open.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';
import { stateAfter } from '../channels/counting-turn.js';
import { said, turn } from './contract.js';
import { onPostgres } from './on-postgres.js';
import { PostgresServer } from './postgres-server.js';

const begin = {
  ...{ channel: 'test', user: null, today: null },
  ...{ state: stateAfter(0), at: '2026-06-20T00:00:00.000Z' },
};

onPostgres('a turn in one statement', () => {
  let server: PostgresServer;
  let storage: Storage;
  beforeAll(async () => {
    server = await PostgresServer.start();
    storage = await openPostgres({ url: await server.database(), connections: 4 });
  }, 60_000);
  afterAll(async () => {
    await storage.close();
    await server.remove();
  });

  it('leaves what several leave', async () => {
    const effects: Effect[] = [
      { kind: 'feedback', helpful: true },
      { kind: 'asked', fact: 'condition' },
    ];
    const turns = [
      turn(0, { conversation: 'same', incoming: said('ü \0 \ud800', 'c:\0'), effects }),
      turn(1, { conversation: 'same', incoming: said('no more', 'c:2'), outgoing: [] }),
      turn(2, { conversation: 'same', incoming: said('nobody knows it') }),
    ];
    const other = await openSqlite(null);
    for (const kept of [storage, other]) {
      await kept.create({ ...begin, id: 'same' });
      for (const one of turns) await kept.saveTurn(one);
    }
    const left = await storage.export('same');
    expect(left?.activities).toHaveLength(5);
    expect(left?.effects).toHaveLength(2);
    expect(left).toEqual(await other.export('same'));
    await other.close();
  });

  it('is kept once, from the revision that it saw, and of a conversation that is there', async () => {
    await storage.create({ ...begin, id: 'one' });
    const both = await Promise.all(
      ['c:1', 'c:1'].map((clientId) => storage.saveTurn(turn(0, { incoming: said('hi', clientId) }))),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(['repeated', 'saved']);
    expect((await storage.saveTurn(turn(1, { incoming: said('hi', 'c:1') }))).kind).toBe('repeated');
    expect((await storage.saveTurn(turn(0, { incoming: said('ho', 'c:2') }))).kind).toBe('conflict');
    expect(await storage.load('one')).toMatchObject({ revision: 1, length: 2 });
    const gone = turn(0, { conversation: 'none', incoming: said('hi', 'c:3') });
    expect((await storage.saveTurn(gone)).kind).toBe('gone');
  });
});
