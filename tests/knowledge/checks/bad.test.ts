import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { runChecks } from '../../../src/cli/check/run-checks.js';
import { badBase, goodBase } from '../base.js';

const folder = join(__dirname, '../bad');
// Look at every line before you accept it: `UPDATE=1 npx jest tests/knowledge/checks/bad.test.ts`.
const accepts = process.env['UPDATE'] === '1';
const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true })));

async function problemsOf(root: string): Promise<string> {
  roots.push(root);
  const { problems } = await runChecks({ root, stores: [], mutate: false });
  return problems
    .map(({ file, line, severity, check, what, fix }) => `${file}:${line} ${severity} (${check}) ${what}\n  → ${fix}\n`)
    .join('');
}

describe('a broken knowledge base', () => {
  it.each(readdirSync(folder))('of bad/%s gives exactly the expected problems', async (name) => {
    const found = await problemsOf(badBase(join(folder, name)));
    const file = join(folder, name, 'expected.txt');
    if (accepts) writeFileSync(file, found);
    expect(found).toBe(readFileSync(file, 'utf8'));
    expect(found).not.toBe('');
  });

  it('has no problems left when it is the good one', async () => {
    expect(await problemsOf(goodBase())).toBe('');
  });
});
