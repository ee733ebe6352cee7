import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { bundle } from '../../scripts/bundle.mjs';
import { root } from '../verdict/support.js';

const folder = join(root, 'dist-test', 'launch');
const launcher = join(folder, 'clausewise.js');
const PROGRAM = `(function (require, __url) {
  const { basename } = require('node:path');
  process.stdout.write(basename(__url) + ' ' + process.argv[2]);
})`;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'program.cjs'), PROGRAM);
  await bundle({
    entryPoints: [join(root, 'src/cli/launch.ts')],
    outfile: launcher,
    define: { __PROGRAM_HASH__: '"abc"' },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [launcher, 'hello'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  }).trim();
}

const kept = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.compiled'));

describe('the built program', () => {
  it('runs without what was compiled before, keeps it when told, and runs with it', () => {
    expect(run()).toBe('program.cjs hello');
    expect(kept()).toEqual([]);
    expect(run({ CLAUSEWISE_KEEP_COMPILED: '1' })).toBe('program.cjs hello');
    expect(kept()).toEqual(['program-abc.compiled']);
    expect(run()).toBe('program.cjs hello');
  });

  it('runs where what was compiled is damaged', () => {
    writeFileSync(join(folder, 'program-abc.compiled'), 'not compiled at all');
    expect(run()).toBe('program.cjs hello');
  });
});
