import { afterEach, describe, expect, it } from '@jest/globals';

import { keepTidy } from '../../src/server/retention.js';
import type { Storage } from '../../src/storage/port.js';
import { openSqlite } from '../../src/storage/sqlite/open.js';
import { stateAfter } from '../channels/counting-turn.js';
import { turn } from '../storage/contract.js';
import { collectingLogger, now } from './support.js';

const DAY = 24 * 3_600_000;
const ago = (days: number): string => new Date(now.getTime() - days * DAY).toISOString();

let storage: Storage;
let end: (() => Promise<void>) | undefined;
afterEach(async () => {
  await end?.();
  await storage.close();
});

/** Conversations by name, each last spoken in so many days ago; `null`: nothing was ever said. */
async function keep(conversations: Record<string, { made: number; spoken: number | null }>): Promise<void> {
  storage = await openSqlite(null);
  for (const [id, { made, spoken }] of Object.entries(conversations)) {
    await storage.create({
      id,
      channel: 'test',
      user: null,
      today: null,
      state: stateAfter(0),
      at: ago(made),
    });
    if (spoken !== null) await storage.saveTurn(turn(0, { conversation: id, at: ago(spoken) }));
  }
}

async function tidied(days: number): Promise<Record<string, unknown>[]> {
  const logged: Record<string, unknown>[] = [];
  end = keepTidy(storage, { days, clock: () => now, logger: collectingLogger('info', logged) });
  while (logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return logged;
}

const kept = async (...ids: string[]): Promise<string[]> => {
  const loaded = await Promise.all(ids.map(async (id) => ((await storage.load(id)) ? [id] : [])));
  return loaded.flat();
};

describe('retention', () => {
  it('deletes what nobody spoke in for so many days, and says how much', async () => {
    await keep({
      old: { made: 40, spoken: 31 },
      kept: { made: 40, spoken: 29 },
      fresh: { made: 0, spoken: 0 },
    });
    expect((await tidied(30))[0]).toMatchObject({ deleted: 1 });
    expect(await kept('old', 'kept', 'fresh')).toEqual(['kept', 'fresh']);
  });

  it('of 0 days keeps every conversation, but not those that never began', async () => {
    await keep({
      old: { made: 4000, spoken: 4000 },
      unused: { made: 2, spoken: null },
      waiting: { made: 0, spoken: null },
    });
    expect((await tidied(0))[0]).toMatchObject({ deleted: 1 });
    expect(await kept('old', 'unused', 'waiting')).toEqual(['old', 'waiting']);
  });

  it('deletes nothing by a clock that jumped, until it goes on from there', async () => {
    await keep({ one: { made: 1, spoken: 1 } });
    // Remembers when it last looked.
    end = keepTidy(storage, { days: 30, clock: () => now, logger: collectingLogger('info', []) });
    while ((await storage.shared.get('tidied')) === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await end();
    const logged: Record<string, unknown>[] = [];
    const logger = collectingLogger('info', logged);
    end = keepTidy(storage, { days: 30, clock: () => new Date(now.getTime() + 9000 * DAY), logger });
    while (logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(logged[0]?.['msg']).toContain('the clock jumped');
    expect(await kept('one')).toEqual(['one']);
    await end();
    // It stays so: then it is the time.
    end = keepTidy(storage, {
      days: 30,
      clock: () => new Date(now.getTime() + 9000 * DAY),
      logger,
      every: 20,
    });
    while (logged.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(logged[2]).toMatchObject({ deleted: 1 });
  });

  it('ends before the storage does, whenever it is told to', async () => {
    await keep({ old: { made: 40, spoken: 31 } });
    const logged: Record<string, unknown>[] = [];
    end = keepTidy(storage, { days: 30, clock: () => now, logger: collectingLogger('error', logged) });
    await end();
    expect(await kept('old')).toEqual([]);
    expect(logged).toEqual([]);
  });
});
