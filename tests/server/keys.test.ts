import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { keyOf } from '../../src/server/keys.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clausewise-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a key in the data folder', () => {
  it('is made once, for its owner alone, and is the same after a restart', async () => {
    const data = join(folder, 'not', 'there', 'yet');
    const key = await keyOf('token', { data });
    expect(key).toHaveLength(32);
    expect(await keyOf('token', { data })).toEqual(key);
    expect(await keyOf('desk', { data })).not.toEqual(key);
    expect(statSync(join(data, 'token.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(data, 'token.key'), 'utf8')).toBe(`${key.toString('hex')}\n`);
  });

  it('is the same for all who start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyOf('token', { data: folder })));
    expect(new Set(keys.map(String)).size).toBe(1);
  });

  it('is refused where the file holds something else, which is named and not shown', async () => {
    writeFileSync(join(folder, 'token.key'), 'not-a-key');
    const error = await keyOf('token', { data: folder }).catch(String);
    expect(error).toContain(join(folder, 'token.key'));
    expect(error).not.toContain('not-a-key');
  });
});
