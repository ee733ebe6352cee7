import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { DATABASE_FILE, openSqlite } from '../../src/storage/sqlite/open.js';
import { stateAfter } from '../channels/counting-turn.js';
import { describeStorage, said, turn } from './contract.js';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-storage-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeStorage('SQLite', () => {
  const folder = newFolder();
  return { open: () => openSqlite(folder), remove: () => rmSync(folder, { recursive: true }) };
});

describe('SQLite', () => {
  const begin = {
    id: 'one',
    channel: 'test',
    user: null,
    today: null,
    state: stateAfter(0),
    at: '2026-06-20T00:00:00Z',
  };

  it('waits for the disk before a turn counts as kept', async () => {
    const folder = join(newFolder(), 'made', 'here');
    const storage = await openSqlite(folder);
    await storage.create(begin);
    await storage.saveTurn(turn(0));
    const file = new Database(join(folder, DATABASE_FILE), { readonly: true });
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
    file.close();
    expect(statSync(folder).mode & 0o077).toBe(0);
    await storage.close();
  });

  it('leaves nothing of a deleted conversation in its file', async () => {
    const folder = newFolder();
    const storage = await openSqlite(folder);
    await storage.create(begin);
    await storage.saveTurn(turn(0, { incoming: said('a very secret sentence') }));
    await storage.delete('one');
    await storage.close();
    expect(readFileSync(join(folder, DATABASE_FILE), 'latin1')).not.toContain('secret sentence');
  });

  it('refuses a folder that a newer program wrote', async () => {
    const folder = newFolder();
    await (await openSqlite(folder)).close();
    const file = new Database(join(folder, DATABASE_FILE));
    file
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999-from-the-future', '2030-01-01T00:00:00.000Z');
    file.close();
    await expect(openSqlite(folder)).rejects.toThrow('9999-from-the-future');
  });

  it('keeps nothing where no folder is given', async () => {
    const storage = await openSqlite(null);
    await storage.create(begin);
    await storage.close();
    const another = await openSqlite(null);
    expect(await another.load('one')).toBeNull();
    await another.close();
  });
});
