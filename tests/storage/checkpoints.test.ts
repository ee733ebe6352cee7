import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { Checkpoints } from '../../src/storage/sqlite/checkpoints.js';

const folder = mkdtempSync(join(tmpdir(), 'clausewise-checkpoints-'));
afterAll(() => rmSync(folder, { recursive: true }));

const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('the log of a database', () => {
  it('is cleared up by a thread while others write, so that it does not grow', async () => {
    const path = join(folder, 'one.db');
    const file = new Database(path);
    file.pragma('journal_mode = WAL');
    file.pragma('wal_autocheckpoint = 40000');
    file.exec('create table said (text text)');
    const checkpoints = new Checkpoints(path, () => undefined, { delay: 0, every: 10 });
    const insert = file.prepare('insert into said values (?)');
    /** Writes half a megabyte and waits for all of it to arrive in the database itself; the growth of the log. */
    const growth = async (): Promise<number> => {
      const before = { database: statSync(path).size, log: statSync(`${path}-wal`).size };
      for (let count = 0; count < 50; count++) insert.run('long '.repeat(2000));
      await until(() => statSync(path).size >= before.database + 500_000);
      return statSync(`${path}-wal`).size - before.log;
    };
    // Once nothing is left in it the log begins anew, and what is written then does not make it longer.
    expect(await growth()).toBeGreaterThan(0);
    await until(async () => (await growth()) <= 0);
    await checkpoints.close();
    file.close();
  });

  it('is said to be left alone where the thread ends', async () => {
    let failed = 0;
    const checkpoints = new Checkpoints(join(folder, 'no', 'such.db'), () => failed++, { delay: 0 });
    await until(() => failed === 1);
    await checkpoints.close();
  });
});
