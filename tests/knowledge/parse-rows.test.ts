import { describe, expect, it } from '@jest/globals';

import type { Coverage } from '../../src/model/coverage.js';
import { coverageOf, mistakesIn } from './reading.js';

type Rows = Coverage['gives'][number] | Coverage['sendBack'][number] | Coverage['costs'][number] | Coverage['steps'][number];
const rowsOf = (list: readonly Rows[]): unknown[] => list.map((row) => ({ ...row, when: row.when?.kind ?? null, line: undefined }));

describe('a row of "gives"', () => {
  it.each<[string, object]>([
    ['- refund: full', { remedy: 'refund', scope: 'full' }],
    ['- refund', { remedy: 'refund', scope: null }],
    ['- exchange:', { remedy: 'exchange', scope: null }],
    ['- refund: minus_20_percent\n    chosenBy: store', { remedy: 'refund', scope: 'minus_20_percent', chosenBy: 'store' }],
    ['- repair:\n    paidBy: customer', { remedy: 'repair', paidBy: 'customer' }],
    ['- partial_refund: partial_by_usage\n    when: {replaceable: no}', { remedy: 'partial_refund', scope: 'partial_by_usage', when: 'is' }],
    ['- refund: full\n    clause: other', { clauses: ['shop/other'] }],
    ['- refund: full\n    clause: [other, third]', { clauses: ['shop/other', 'shop/third'] }],
  ])('%j is read', (yaml, expected) => {
    const usual = { chosenBy: 'customer', paidBy: null, when: null, clauses: ['shop/main'] };
    expect(rowsOf(coverageOf(`gives:\n  ${yaml}\n`).gives)).toEqual([expect.objectContaining({ ...usual, ...expected })]);
  });

  it('passes its clause on to its condition', () => {
    const [row] = coverageOf('gives:\n  - refund:\n    when: {condition: used}\n    clause: other\n').gives;
    expect(row!.when!.clauses).toEqual(['shop/other']);
  });

  it.each<[string, RegExp]>([
    ['- money: full', /^2: \{"money":"full"\} names no remedy\. → Write e\.g\. "- refund: full"\. Remedies: refund, /],
    ['- money', /^2: "money" names no remedy\./],
    ['- 3', /^2: 3 names no remedy\./],
    ['- refund: half', /^2: "half" is not a refund scope\. → Allowed: full, product_only, /],
    ['- refund:\n    chosenBy: us', /^3: "chosenBy" must be customer or store\./],
    ['- refund:\n    paidBy: us', /^3: "paidBy" must be one of store, customer, not_stated\./],
    ['- refund:\n    when: soon', /^3: A condition must look like "fact: value"/],
  ])('%j is reported at its line', (yaml, expected) => {
    expect(mistakesIn(`gives:\n  ${yaml}\n`)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('a row of "return shipping"', () => {
  it.each<[string, object]>([
    ['- store', { paidBy: 'store', when: null, clauses: ['shop/main'] }],
    ['- customer:', { paidBy: 'customer' }],
    ['- not_stated:\n    clause: other', { paidBy: 'not_stated', clauses: ['shop/other'] }],
    ['- store:\n      when: {condition: used}\n      clause: other', { paidBy: 'store', when: 'is', clauses: ['shop/other'] }],
    ['- store:\n    when: {condition: used}', { paidBy: 'store', when: 'is' }],
  ])('%j is read', (yaml, expected) => {
    expect(rowsOf(coverageOf(`return shipping:\n  ${yaml}\n`).sendBack)).toEqual([expect.objectContaining(expected)]);
  });

  it('keeps the order, since the first that fits counts', () => {
    const rows = coverageOf('return shipping:\n  - store:\n    when: {condition: used}\n  - customer\n').sendBack;
    expect(rows.map(({ paidBy }) => paidBy)).toEqual(['store', 'customer']);
  });

  it.each(['- shop', '- {shop: yes}', '- 1'])('%j is reported at its line', (yaml) => {
    expect(mistakesIn(`return shipping:\n  ${yaml}\n`)).toEqual([expect.stringMatching(/^2: .* names no payer\. → Write "- store"/)]);
  });
});

describe('a row of "costs"', () => {
  it('says what and who pays', () => {
    const { costs } = coverageOf('costs:\n  - customer: import duties\n    when: {destination: US}\n    clause: other\n');
    expect(rowsOf(costs)).toEqual([{ text: 'import duties', paidBy: 'customer', when: 'is', clauses: ['shop/other'] }]);
  });

  it.each<[string, RegExp]>([
    ['- import duties', /^2: "import duties" names no payer\./],
    ['- customer:', /^2: A cost must be a text\./],
    ['- customer: 12', /^2: A cost must be a text\./],
  ])('%j is reported at its line', (yaml, expected) => {
    expect(mistakesIn(`costs:\n  ${yaml}\n`)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('a row of "steps"', () => {
  it('says what to do, citing the first clause', () => {
    const { steps } = coverageOf('steps:\n  - do: Write to us.\n  - do: Wait.\n    when: {rmaDate: not_yet}\n    clause: [other, third]\n');
    expect(rowsOf(steps)).toEqual([
      { text: 'Write to us.', when: null, clause: 'shop/main' },
      { text: 'Wait.', when: 'is', clause: 'shop/other' },
    ]);
  });

  it.each<[string, RegExp]>([
    ['- Write to us.', /^2: A step must look like "do: …"\./],
    ['- clause: other', /^2: A step's "do" must be a text\./],
    ['- do: ""', /^2: A step's "do" must be a text\./],
  ])('%j is reported at its line', (yaml, expected) => {
    expect(mistakesIn(`steps:\n  ${yaml}\n`)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('a list of rows', () => {
  it.each(['gives', 'return shipping', 'costs', 'steps', 'requires', 'excludes', 'silent', 'events', 'discretion', 'applies'])(
    '"%s" that is no list is reported',
    (key) => {
      expect(mistakesIn(`${key}: refund\n`)).toEqual([`1: "${key}" must be a list. → Begin each line with "- ".`]);
    },
  );

  it('keeps what is right beside what is wrong', () => {
    const block = 'gives:\n  - refund: half\n  - exchange\n  - money\n';
    expect(mistakesIn(block).map((mistake) => mistake.split(':')[0])).toEqual(['2', '4']);
  });
});
