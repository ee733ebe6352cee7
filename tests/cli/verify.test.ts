import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function base(): string {
  const root = goodBase();
  roots.push(root);
  return root;
}

function certificateFrom(root: string): string {
  const facts = JSON.stringify({ request: 'return', deliveryDate: '2026-05-22', condition: 'unopened' });
  const args = [
    '--root',
    root,
    'verdict',
    '--store',
    'shop',
    '--facts',
    facts,
    '--today',
    '2026-06-20',
    '--json',
  ];
  return (JSON.parse(clausewise(args).out) as { verdict: { certificate: string } }).verdict.certificate;
}

const edit = (root: string, file: string, change: (text: string) => string): void => {
  const path = join(root, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

describe('clausewise verify', () => {
  it('runs a certificate again and says that text and engine are the same', () => {
    const root = base();
    const { status, out } = clausewise(['--root', root, 'verify', certificateFrom(root)]);
    expect(status).toBe(0);
    expect(out).toContain('a full refund under "send back unused items"');
    expect(out).toContain('the text is the one of the certificate');
    expect(out).toContain('the engine, too');
  });

  it('says so when another engine decided', () => {
    const root = base();
    const certificate = certificateFrom(root);
    edit(root, 'dialogs/verdict.yaml', (text) => `${text}\n# Another wording makes another engine.\n`);
    const { status, out } = clausewise(['--root', root, 'verify', certificate]);
    expect(status).toBe(0);
    expect(out).toContain('decided by engine');
  });

  const edits: readonly [what: string, from: string, to: string][] = [
    ['another time zone', 'timeZone: UTC', 'timeZone: Asia/Tokyo'],
    ['a holiday calendar', 'timeZone: UTC', 'timeZone: UTC\nholidays: US'],
    [
      'opening hours',
      'timeZone: UTC',
      'timeZone: UTC\nopeningHours: [{days: [1], from: "09:00", to: "10:00"}]',
    ],
    ['another contact', 'help@shop.example', 'new@shop.example'],
  ];
  it.each(edits)('notices %s in store.yaml', (_, from, to) => {
    const root = base();
    const certificate = certificateFrom(root);
    edit(root, 'knowledge/shop/store.yaml', (text) => text.replace(from, to));
    const { status, out } = clausewise(['--root', root, 'verify', certificate]);
    expect(status).toBe(0);
    expect(out).toContain('decided by engine');
  });

  it('judges by the text of the certificate when a newer one is in force', () => {
    const root = base();
    const certificate = certificateFrom(root);
    const old = readFileSync(join(root, 'knowledge/shop/policy.md'), 'utf8');
    clausewise(['--root', root, 'verify', certificate]);
    edit(root, 'knowledge/shop/policy.md', (text) => text.replace('version: "1"', 'version: "2"'));
    expect(clausewise(['--root', root, 'verify', certificate]).status).toBe(1);
    mkdirSync(join(root, 'knowledge/shop/versions/2024-01-01'), { recursive: true });
    writeFileSync(join(root, 'knowledge/shop/versions/2024-01-01/policy.md'), old);
    const { status, out } = clausewise(['--root', root, 'verify', certificate]);
    expect(status).toBe(0);
    expect(out).toContain('Policy 1 (');
  });

  it('ends with status 1 when the text is gone', () => {
    const root = base();
    const certificate = certificateFrom(root);
    edit(root, 'knowledge/shop/policy.md', (text) => text.replace('version: "1"', 'version: "2"'));
    const { status, err } = clausewise(['--root', root, 'verify', certificate]);
    expect(status).toBe(1);
    expect(err).toContain('is gone');
  });

  it.each(['', 'cw1.', 'cw1.%%%', 'cw1.e30', 'hello'])('refuses %j with status 2', (text) => {
    const { status, err } = clausewise(['verify', text]);
    expect(status).toBe(2);
    expect(err).toContain('CERTIFICATE must be');
  });
});
