import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { badBase, goodBase } from '../knowledge/base.js';
import { buildProgram, clausewise, removeProgram } from './clausewise.js';

jest.setTimeout(60_000);
const roots: string[] = [];
beforeAll(buildProgram);
afterAll(() => {
  removeProgram();
  roots.forEach((root) => rmSync(root, { recursive: true }));
});

const kept = (root: string): string => {
  roots.push(root);
  return root;
};
const bad = (name: string): string => kept(badBase(join(__dirname, '../knowledge/bad', name)));

describe('clausewise check', () => {
  it('ends with status 0 and a table where nothing is wrong', () => {
    const { status, out } = clausewise(['--root', kept(goodBase()), 'check']);
    expect(status).toBe(0);
    expect(out).toMatch(/^store +clauses +coverages +examples/m);
    expect(out).toMatch(/^shop +6 +2 +13 +3\/3 +2 .* 0$/m);
    expect(out).toContain(
      'defect: no promise of the policy applies; for example: nothing is wrong with the item',
    );
    expect(out).toContain('✔ no errors');
  });

  it('ends with status 1 and names file, line, cause and remedy of each mistake', () => {
    const { status, out } = clausewise(['--root', bad('titles'), 'check']);
    expect(status).toBe(1);
    expect(out).toContain('knowledge/shop/policy.md\n');
    expect(out).toMatch(
      / 43 {2}✘ The title of "warranty", "Our great warranty", does not stand in the policy\./,
    );
    expect(out).toContain('→ Use words that stand there');
    expect(out).toContain('✘ 1 error');
  });

  it('takes warnings for no failure', () => {
    const root = kept(goodBase());
    expect(clausewise(['check'], { CLAUSEWISE_ROOT: root }).status).toBe(0);
    const { status, out } = clausewise(['check', '--root', bad('encoded')]);
    expect(status).toBe(1);
    expect(out).toContain('  ! There are only 11 asks');
  });

  it('prints with --mutate what no example notices', () => {
    const { status, out } = clausewise(['--root', bad('limits'), 'check', '--mutate']);
    expect(status).toBe(1);
    expect(out).toContain('changes that no example notices');
    expect(out).toContain('~ return: quantity: limit 10 → 9');
    expect(out).toMatch(/→ Add an example such as: return, .*the number of items is\s+10/);
    expect(out).toMatch(/mutants +noticed +masked +alike +survive/);
  });

  it('gives the report as JSON', () => {
    const { out } = clausewise(['--root', bad('limits'), 'check', '--json', 'shop']);
    expect(JSON.parse(out)).toMatchObject({
      problems: [
        { check: 'limits', line: 18, severity: 'error' },
        { check: 'limits', line: 21 },
      ],
      stores: [{ store: 'shop', coverages: 2, rules: { limits: 3, exampledLimits: 1 }, mutation: null }],
    });
  });

  it.each([
    ['a store that does not exist', ['check', 'shopp'], /one of shop, not "shopp" \(did you mean shop\?\)/],
    ['a root that does not exist', ['check', '--root', '/nowhere'], /holds no folder knowledge/],
  ])('refuses %s with status 2', (_, args, message) => {
    const { status, err } = clausewise(args, { CLAUSEWISE_ROOT: kept(goodBase()) });
    expect(status).toBe(2);
    expect(err).toMatch(message);
  });
});
