import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { holdFolder } from '../../src/storage/sqlite/hold.js';
import { StorageUnavailable } from '../../src/storage/unavailable.js';
import { bundleProgram } from '../bundled.js';
import { root } from '../verdict/support.js';

const program = join(root, 'dist-test', 'hold', 'clausewise.mjs');
const data = mkdtempSync(join(tmpdir(), 'clausewise-hold-'));
const children: ChildProcess[] = [];
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  env = await bundleProgram(program);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(data, { recursive: true }));

/** Starts a server. @returns once it listens, or ended: the process, and what it said */
async function serve(): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, LOG_LEVEL: 'silent' },
  });
  children.push(child);
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const listens = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('listens on')) resolve();
    });
  });
  await Promise.race([listens, once(child, 'close')]);
  return { child, said };
}

describe('a data folder', () => {
  it('has one server at a time, and is free at once when that was killed', async () => {
    const first = await serve();
    expect(first.said).toContain('listens on');
    const second = await serve();
    expect(second.said).toContain(`Another server runs on the data folder ${data}`);
    expect([second.child.exitCode, first.child.exitCode]).toEqual([1, null]);
    const end = once(first.child, 'exit');
    first.child.kill('SIGKILL');
    await end;
    const third = await serve();
    expect(third.said).toContain('listens on');
    const stops = once(third.child, 'exit');
    third.child.kill('SIGTERM');
    expect(await stops).toEqual([0, null]);
  }, 60_000);

  it('is let go of, made where there is none, and refused where it is none', () => {
    const folder = join(data, 'made', 'here');
    const release = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow(StorageUnavailable);
    release();
    holdFolder(folder)();
    mkdirSync(join(data, 'odd', 'server.lock'), { recursive: true });
    expect(() => holdFolder(join(data, 'odd'))).toThrow('it cannot be opened');
  });
});
