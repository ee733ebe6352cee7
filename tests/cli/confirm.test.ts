import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { goodBase } from '../knowledge/base.js';
import { buildProgram, clausewise, removeProgram } from './clausewise.js';

jest.setTimeout(60_000);
const roots: string[] = [];
beforeAll(buildProgram);
afterAll(() => {
  removeProgram();
  roots.forEach((root) => rmSync(root, { recursive: true }));
});

/** A good base whose first sentence, and with it one rule's text, was changed by the shop. */
function editedBase(): { readonly root: string; readonly read: () => string; readonly before: string } {
  const root = goodBase();
  roots.push(root);
  const read = (): string => readFileSync(join(root, 'knowledge/shop/policy.md'), 'utf8');
  for (const file of ['policy.md', 'source.txt']) {
    const path = join(root, 'knowledge/shop', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace('30 days of delivery', '30 days after delivery'));
  }
  return { root, read, before: read() };
}

const difference = (a: string, b: string): string[] => {
  const old = a.split('\n');
  return b.split('\n').filter((line, index) => line !== old[index]);
};

describe('clausewise confirm', () => {
  it('writes the new lock, and nothing else, and quotes what is confirmed', () => {
    const { root, read, before } = editedBase();
    expect(clausewise(['--root', root, 'check']).status).toBe(1);
    const { status, out } = clausewise(['--root', root, 'confirm', 'shop/return']);
    expect(status).toBe(0);
    expect(out).toContain('shop/return is confirmed');
    expect(out).toContain('You can send back unused items within 30 days after delivery');
    expect(difference(before, read())).toEqual([expect.stringMatching(/^lock: "[0-9a-f]{12}"$/)]);
    expect(clausewise(['--root', root, 'check']).status).toBe(0);
  });

  it('inserts a lock where there was none', () => {
    const { root, read, before } = editedBase();
    const path = join(root, 'knowledge/shop/policy.md');
    writeFileSync(path, before.replace(/^lock: .*\n/gm, ''));
    expect(clausewise(['--root', root, 'confirm', '--all']).status).toBe(0);
    expect(read().match(/^lock: "[0-9a-f]{12}"$/gm)).toHaveLength(2);
    expect(clausewise(['--root', root, 'check']).status).toBe(0);
  });

  it('confirms with --all only what is stale', () => {
    const { root } = editedBase();
    const { out } = clausewise(['--root', root, 'confirm', '--all']);
    expect(out).toContain('shop/return is confirmed');
    expect(out).not.toContain('shop/warranty is confirmed');
    expect(clausewise(['--root', root, 'confirm', '--all']).out).toContain('confirmed already');
  });

  it.each([
    ['an unknown rule', ['shop/retrun'], /no rule "shop\/retrun"; did you mean shop\/return/],
    ['nothing', [], /name a rule/],
  ])('refuses %s with status 2', (_, args, message) => {
    const { root, read, before } = editedBase();
    const { status, err } = clausewise(['--root', root, 'confirm', ...args]);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(read()).toBe(before);
  });
});
