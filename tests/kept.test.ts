import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

import { hashOfSources } from '../scripts/sources.mjs';
import { keep, keepingPlace } from '../src/server/kept.js';
import { placeOfKept } from './kept.js';

const root = mkdtempSync(join(tmpdir(), 'clausewise-tests-kept-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const FILES = ['src/a.ts', 'src/deep/b.ts', 'knowledge/shop/policy.md', 'dialogs/replies.yaml'];
const PACKAGES = 'node_modules/.package-lock.json';
beforeEach(() => {
  for (const file of FILES) write(file, file);
  write(PACKAGES, '{}');
  utimesSync(join(root, PACKAGES), 0, 0);
  for (const folder of ['dist', '.jest-cache']) rmSync(join(root, folder), { recursive: true, force: true });
});

function keepIn(folder: string): void {
  const place = keepingPlace(root, hashOfSources(root));
  if (!place) throw new Error('There is no place.');
  keep({ ...place, folder: join(root, folder) }, { one: 1 });
}

describe('what the tests take as it was kept', () => {
  it.each(['dist/kept', '.jest-cache/kept'])('is found in %s', (folder) => {
    expect(placeOfKept(root)).toBeNull();
    keepIn(folder);
    expect(placeOfKept(root)?.folder).toBe(join(root, folder));
  });

  it.each(FILES)('is not taken once %s is another, and taken again as it was', (file) => {
    keepIn('dist/kept');
    write(file, 'another');
    expect(placeOfKept(root)).toBeNull();
    write(file, file);
    expect(placeOfKept(root)).not.toBeNull();
  });

  it('is not taken once a source is added, or has another name', () => {
    keepIn('dist/kept');
    write('src/c.ts', '');
    expect(placeOfKept(root)).toBeNull();
    rmSync(join(root, 'src/c.ts'));
    expect(placeOfKept(root)).not.toBeNull();
    renameSync(join(root, 'src/a.ts'), join(root, 'src/z.ts'));
    expect(placeOfKept(root)).toBeNull();
    rmSync(join(root, 'src/z.ts'));
  });

  it('is not taken once a package is another, nor where none is installed', () => {
    keepIn('dist/kept');
    const later = Date.now() / 1000 + 60;
    utimesSync(join(root, PACKAGES), later, later);
    expect(placeOfKept(root)).toBeNull();
    rmSync(join(root, PACKAGES));
    expect(placeOfKept(root)).toBeNull();
  });
});
