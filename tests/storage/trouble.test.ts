import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import type { Storage } from '../../src/storage/port.js';
import { DATABASE_FILE, openSqlite } from '../../src/storage/sqlite/open.js';
import { StorageUnavailable } from '../../src/storage/unavailable.js';
import { stateAfter } from '../channels/counting-turn.js';
import { said, turn } from './contract.js';

const begin = {
  id: 'one',
  channel: 'test',
  user: null,
  today: null,
  state: stateAfter(0),
  at: '2026-06-20T00:00:00.000Z',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clausewise-trouble-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Says one more thing. @returns what became of it */
async function say(storage: Storage, text: string): Promise<string> {
  const { revision } = (await storage.load('one'))!;
  return (await storage.saveTurn(turn(revision, { incoming: said(text) }))).kind;
}

async function lengthAfterRestart(): Promise<number | undefined> {
  const storage = await openSqlite(folder);
  const { length } = (await storage.load('one')) ?? {};
  await storage.close();
  return length;
}

describe('a database that another program holds', () => {
  it('says so, keeps nothing half, and goes on when it is free', async () => {
    const storage = await openSqlite(folder);
    await storage.create(begin);
    expect(await say(storage, 'before')).toBe('saved');
    const other = new Database(join(folder, DATABASE_FILE));
    other.exec('begin immediate');
    const refused = say(storage, 'meanwhile');
    await expect(refused).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(refused).rejects.toThrow('another program holds it');
    other.exec('rollback');
    other.close();
    expect(await say(storage, 'after')).toBe('saved');
    expect(await storage.load('one')).toMatchObject({ length: 4, revision: 2 });
    await storage.close();
  });
});

describe('a file that is damaged', () => {
  it('is refused by its name, and what to do', async () => {
    writeFileSync(join(folder, DATABASE_FILE), 'no database at all, but long enough to be one '.repeat(40));
    await expect(openSqlite(folder)).rejects.toThrow(join(folder, DATABASE_FILE));
    await expect(openSqlite(folder)).rejects.toThrow('put back a copy');
  });

  it('in its middle is found out, and nothing made up', async () => {
    const storage = await openSqlite(folder);
    await storage.create(begin);
    for (let count = 0; count < 60; count++) await say(storage, `${'long '.repeat(200)}${count}`);
    await storage.close();
    const file = openSync(join(folder, DATABASE_FILE), 'r+');
    // The tables begin on the first pages; the activities fill those in the middle.
    for (let page = 20; page < 60; page++) writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, page * 4096);
    closeSync(file);
    const damaged = await openSqlite(folder);
    await expect(damaged.activities('one', 0)).rejects.toThrow('its file is damaged');
    await damaged.close();
  });

  it('at the end of its log loses only what was never acknowledged', async () => {
    const storage = await openSqlite(folder);
    await storage.create(begin);
    await say(storage, 'kept');
    // The server dies while it writes: half a frame stands at the end of the log.
    const log = join(folder, `${DATABASE_FILE}-wal`);
    const copy = mkdtempSync(join(tmpdir(), 'clausewise-trouble-'));
    execFileSync('cp', ['-r', `${folder}/.`, copy]);
    await storage.close();
    rmSync(folder, { recursive: true });
    execFileSync('cp', ['-r', copy, folder]);
    rmSync(copy, { recursive: true });
    appendFileSync(log, Buffer.alloc(1000, 0xaa));
    expect(await lengthAfterRestart()).toBe(2);
  });
});

/** A small disk; null where this machine lets nobody mount one. */
function smallDisk(path: string): (() => void) | null {
  try {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=768k', 'none', path], { stdio: 'pipe' });
    return () => void execFileSync('umount', ['-l', path]);
  } catch {
    return null;
  }
}

const disk = mkdtempSync(join(tmpdir(), 'clausewise-disk-'));
const unmount = smallDisk(disk);
afterAll(() => {
  unmount?.();
  rmSync(disk, { recursive: true });
});
const onDisk = unmount === null ? it.skip : it;
const why = unmount === null ? ': nobody may mount a small disk here' : '';

describe('a disk', () => {
  onDisk(`that is full loses nothing, says so, and goes on once there is room${why}`, async () => {
    const data = join(disk, 'data');
    const filler = join(disk, 'filler');
    const storage = await openSqlite(data);
    await storage.create(begin);
    let kept = 0;
    const fill = async (): Promise<void> => {
      for (;;) {
        await say(storage, 'a longer text '.repeat(300));
        kept++;
      }
    };
    writeFileSync(filler, Buffer.alloc(256 * 1024));
    const full = fill();
    await expect(full).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(full).rejects.toThrow('the disk');
    expect(await storage.load('one')).toMatchObject({ revision: kept, length: 2 * kept });
    rmSync(filler);
    expect(await say(storage, 'there is room')).toBe('saved');
    await storage.close();
    const again = await openSqlite(data);
    expect(await again.load('one')).toMatchObject({ revision: kept + 1 });
    await again.close();
    rmSync(data, { recursive: true });
  });

  onDisk(`that may only be read is refused when it is opened${why}`, async () => {
    const data = join(disk, 'data');
    const storage = await openSqlite(data);
    await storage.create(begin);
    await storage.close();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    try {
      await expect(openSqlite(data)).rejects.toBeInstanceOf(StorageUnavailable);
      await expect(openSqlite(data)).rejects.toThrow('may be written');
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk]);
    }
    const again = await openSqlite(data);
    expect(await again.load('one')).toMatchObject({ id: 'one' });
    await again.close();
  });
});
