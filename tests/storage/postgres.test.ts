import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import type { News, Storage } from '../../src/storage/port.js';
import { openPostgres } from '../../src/storage/postgres/open.js';
import { StorageUnavailable } from '../../src/storage/unavailable.js';
import { stateAfter } from '../channels/counting-turn.js';
import { describeStorage, said, turn } from './contract.js';
import { onPostgres, PostgresServer } from './postgres-server.js';

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
