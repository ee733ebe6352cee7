import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { goodBase } from '../knowledge/base.js';
import { buildProgram, clausewise, removeProgram, type Run } from './clausewise.js';

jest.setTimeout(60_000);
// A small base: its vocabulary is the program's own.
const root = goodBase();
beforeAll(buildProgram);
afterAll(() => {
  removeProgram();
  rmSync(root, { recursive: true });
});

const facts = {
  request: 'defect',
  problem: 'stopped_working',
  cause: 'manufacturing',
  deliveryDate: '2026-05-01',
  purchaseDate: '2026-04-20',
  boughtFrom: 'official_store',
};

function verdict(stated: unknown, ...others: string[]): Run {
  const given = typeof stated === 'string' ? stated : JSON.stringify(stated);
  return clausewise(['verdict', '--store', 'sonoff', '--facts', given, '--today', '2026-06-20', ...others]);
}

describe('clausewise verdict', () => {
  it('says what holds, until when, why and in which words of the policy', () => {
    const { status, out } = verdict(facts);
    expect(status).toBe(0);
    expect(out).toContain('2-Year Limited Warranty');
    expect(out).toContain('2028-04-20 (670 days left)');
    expect(out).toContain('✔ The item was bought in the official store');
    expect(out).toContain('sonoff/warranty-eligibility');
    expect(out).toContain('Within 2 years from the date of purchase');
    expect(out).toContain('Submit a replacement application');
    expect(out).toContain('30-Day Money Back Guarantee: not eligible');
    expect(out).toMatch(/Certificate cw1\.[\w-]+/);
    // Every line fits the width, but for ids, addresses and the certificate.
    expect(out.split('\n').filter((line) => line.length > 110 && !/cw1\.|\/policies\//.test(line))).toEqual(
      [],
    );
  });

  it('prints what POST /api/v1/verdict gives with --json', () => {
    const { status, out } = verdict({ ...facts, cause: undefined }, '--json');
    expect(status).toBe(0);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(['verdict', 'asks', 'missing']);
    expect(result).toMatchObject({
      verdict: {
        store: 'sonoff',
        asOf: '2026-06-20',
        outcome: 'conditional',
        route: { id: 'sonoff/warranty' },
      },
      asks: { fact: 'cause', type: 'choice' },
      missing: ['cause'],
    });
  });

  it('asks for the request when it is not stated', () => {
    expect(verdict({}).out).toContain('What can I help you with?');
    expect(JSON.parse(verdict({}, '--json').out)).toMatchObject({ verdict: null, asks: { fact: 'request' } });
  });

  it('takes today from the clock where none is given', () => {
    const { status, out } = clausewise([
      'verdict',
      '--store',
      'sonoff',
      '--facts',
      JSON.stringify(facts),
      '--json',
    ]);
    expect(status).toBe(0);
    const { asOf } = (JSON.parse(out) as { verdict: { asOf: string } }).verdict;
    expect(Math.abs(Date.parse(asOf) - Date.now())).toBeLessThan(2 * 86_400_000);
  });

  it.each([
    [
      'an unknown store',
      ['--store', 'shopp', '--facts', '{}'],
      /--store must be one of shop, .*did you mean shop/,
    ],
    ['no store', ['--facts', '{}'], /--store/],
    ['no facts', ['--store', 'shop'], /--facts/],
    ['facts that are no JSON', ['--store', 'shop', '--facts', '{request: return}'], /--facts must be JSON/],
    ['facts that are a list', ['--store', 'shop', '--facts', '[]'], /facts must be an object/],
    [
      'an unknown fact',
      ['--store', 'shop', '--facts', '{"deliverydate":"2026-05-01"}'],
      /facts\.deliverydate is not a fact; did you mean deliveryDate/,
    ],
    [
      'a value that is none',
      ['--store', 'shop', '--facts', '{"request":"retrun"}'],
      /facts\.request must be one of return, .*did you mean return/,
    ],
    [
      'a date that does not exist',
      ['--store', 'shop', '--facts', '{"request":"return","deliveryDate":"2026-02-30"}'],
      /facts\.deliveryDate must be a date that exists.*2026-02-30/,
    ],
    [
      'a day that does not exist',
      ['--store', 'shop', '--facts', '{"request":"return"}', '--today', '2026-02-30'],
      /today must be a date that exists.*2026-02-30/,
    ],
    ['an option that does not exist', ['--store', 'shop', '--facts', '{}', '--jsn'], /--jsn/],
  ])('refuses %s with status 2', (_, args, message) => {
    const { status, out, err } = clausewise(['--root', root, 'verdict', ...args]);
    expect(err).toMatch(message);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('names every wrong fact at once', () => {
    const { err } = verdict({ request: 'x', quantity: 0, modified: 'maybe' });
    expect(err.split('\n').filter((line) => line.startsWith('error:'))).toHaveLength(3);
  });

  it('refuses contradictory facts with status 2 and names both', () => {
    const { status, err } = verdict({
      request: 'return',
      purchaseDate: '2026-05-02',
      deliveryDate: '2026-05-01',
    });
    expect(status).toBe(2);
    expect(err).toContain('facts.deliveryDate');
    expect(err).toContain('facts.purchaseDate');
  });
});
