import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { copyToPostgres } from '../../src/storage/copy.js';
import type { News, Storage } from '../../src/storage/port.js';
import { openPostgres } from '../../src/storage/postgres/open.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';
import { StorageUnavailable } from '../../src/storage/unavailable.js';
import { stateAfter } from '../channels/counting-turn.js';
import { describeStorage, said, turn } from './contract.js';
import { onPostgres } from './on-postgres.js';
import { PostgresServer } from './postgres-server.js';

const begin = {
  channel: 'test',
  user: null,
  today: null,
  state: stateAfter(0),
  at: '2026-06-20T00:00:00.000Z',
};

/** Resolves once it is true. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

onPostgres('storage', () => {
  let server: PostgresServer;
  beforeAll(async () => (server = await PostgresServer.start()), 60_000);
  afterAll(() => server.remove());

  let contract: string | undefined;
  describeStorage('PostgreSQL', async () => {
    const url = (contract ??= await server.database());
    return { open: () => openPostgres({ url, connections: 4 }), remove: () => server.empty(url) };
  });

  describe('several processes on one PostgreSQL', () => {
    const open: Storage[] = [];
    const opened = async (url: string): Promise<Storage> => {
      const storage = await openPostgres({ url, connections: 3 });
      open.push(storage);
      return storage;
    };
    afterAll(() => Promise.all(open.map((storage) => storage.close())));

    it('make the tables once, whoever comes first', async () => {
      const url = await server.database();
      const all = await Promise.all(Array.from({ length: 5 }, () => opened(url)));
      await all[0]!.create({ ...begin, id: 'one' });
      expect(await all[4]!.load('one')).toMatchObject({ id: 'one' });
    });

    it('hear of what another wrote, and of nothing else', async () => {
      const url = await server.database();
      const [a, b] = [await opened(url), await opened(url)];
      await a.create({ ...begin, id: 'one' });
      await a.create({ ...begin, id: 'two' });
      const heard: News[] = [];
      b.watch('one', (news) => heard.push(news));
      await a.saveTurn(turn(0));
      await until(() => heard.includes('activities'));
      await a.saveTurn(turn(0, { conversation: 'two' }));
      await a.delete('one');
      await until(() => heard.includes('deleted'));
    });

    it('keep turns of one conversation in one order, each from the revision that it saw', async () => {
      const url = await server.database();
      const [a, b] = [await opened(url), await opened(url)];
      await a.create({ ...begin, id: 'one' });
      const talk = async (storage: Storage, name: string): Promise<void> => {
        for (let count = 0; count < 20;) {
          const { revision } = (await storage.load('one'))!;
          const saved = await storage.saveTurn(turn(revision, { incoming: said(`${name} ${count}`) }));
          if (saved.kind === 'saved') count++;
        }
      };
      await Promise.all([talk(a, 'a'), talk(b, 'b')]);
      expect(await a.load('one')).toMatchObject({ revision: 40, length: 80 });
      expect((await b.activities('one', 0)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 80 }, (_, i) => i + 1),
      );
    });

    it('give a reference once, even where two ask for it at the same moment', async () => {
      const url = await server.database();
      const [a, b] = [await opened(url), await opened(url)];
      await a.create({ ...begin, id: 'one' });
      await a.create({ ...begin, id: 'two' });
      const effects = [
        {
          kind: 'handoff',
          reference: 'CW-9',
          store: 'sonoff',
          facts: {},
          verdict: null,
          missing: [],
        } as const,
      ];
      const both = await Promise.all([
        a.saveTurn(turn(0, { effects })),
        b.saveTurn(turn(0, { conversation: 'two', effects })),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(['reference_taken', 'saved']);
    });

    it('refuse tables that a newer program wrote', async () => {
      const url = await server.database();
      await (await openPostgres({ url })).close();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`insert into kysely_migration values ('9999-from-the-future', '2030-01-01')`);
      await client.end();
      await expect(openPostgres({ url })).rejects.toHaveProperty(
        'message',
        expect.stringContaining('9999-from-the-future'),
      );
    });
  });

  describe('copying from SQLite', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausewise-copy-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('brings every row over as it was, or nothing', async () => {
      const source = await openSqlite(folder);
      for (const id of ['one', 'Ünë', 'two']) await source.create({ ...begin, id });
      const evidence = [{ id: 'p1', name: 'a.png', type: 'image/png', bytes: new Uint8Array([0, 255, 7]) }];
      const incoming = said('a\0b "quoted" \ud800', 'c:1');
      await source.saveTurn(turn(0, { evidence, incoming, effects: [{ kind: 'feedback', helpful: true }] }));
      for (let revision = 0; revision < 30; revision++)
        await source.saveTurn(turn(revision, { conversation: 'two' }));
      await source.shared.keepFirst('delivered CW-1', '');
      const [one, two] = [await source.export('one'), await source.export('two')];

      const url = await server.database();
      const options = { data: folder, url, shared: { 'key token': 'ab' } };
      await expect(copyToPostgres(options)).rejects.toThrow('stop the server first');
      await source.close();
      const copied = await copyToPostgres(options);
      expect(copied.map(({ table, rows }) => [table, rows])).toEqual(
        expect.arrayContaining([
          ['conversation', 3],
          ['activity', 62],
          ['evidence', 1],
          ['shared', 1],
        ]),
      );
      const target = await openPostgres({ url });
      expect(await target.export('two')).toEqual(two);
      const arrived = await target.export('one');
      expect(JSON.stringify(arrived?.activities)).toBe(JSON.stringify(one?.activities));
      expect([...arrived!.evidence[0]!.bytes]).toEqual([0, 255, 7]);
      expect(await target.shared.get('key token')).toBe('ab');
      await target.close();
      await expect(copyToPostgres(options)).rejects.toThrow('not empty');
    });
  });

  describe('a PostgreSQL that crashes and comes back', () => {
    it('costs nothing but time; one that stays away is told as such', async () => {
      const url = await server.database();
      const storage = await openPostgres({ url, connections: 3 });
      await storage.create({ ...begin, id: 'one' });
      const heard: News[] = [];
      storage.watch('one', (news) => heard.push(news));
      await server.down();
      const waiting = Promise.all([storage.load('one'), storage.saveTurn(turn(0))]);
      await server.up();
      expect(await waiting).toMatchObject([{ id: 'one' }, { kind: 'saved' }]);
      await server.down();
      await expect(storage.load('one')).rejects.toBeInstanceOf(StorageUnavailable);
      await server.up();
      const another = await openPostgres({ url, connections: 2 });
      heard.splice(0);
      await another.saveTurn(turn(1));
      await until(() => heard.length > 0);
      await Promise.all([storage.close(), another.close()]);
    }, 30_000);
  });
});
