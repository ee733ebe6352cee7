import { describe, expect, it } from '@jest/globals';

import type { Condition } from '../../src/model/condition.js';
import { coverageOf, mistakesIn } from './reading.js';

/** The condition without its clauses and lines. */
function shape(condition: Condition): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value: unknown) => (key === 'clauses' || key === 'line' ? undefined : value)));
}

const read = (yaml: string): Condition =>
  coverageOf(`requires:\n  - ${yaml.split('\n').join('\n    ')}\n`).rules[0]!.condition;
const wrong = (yaml: string): string[] => mistakesIn(`requires:\n  - ${yaml.split('\n').join('\n    ')}\n`);

const is = (fact: string, values: unknown[], negated = false): unknown => ({ kind: 'is', fact, values, negated });
const within = (from: string, until: string, negated = false): unknown => ({
  kind: 'within',
  length: [{ amount: 30, unit: 'days' }],
  from,
  until,
  negated,
});

describe('a condition', () => {
  it.each<[string, unknown]>([
    ['condition: unopened', is('condition', ['unopened'])],
    ['condition: [unopened, used]', is('condition', ['unopened', 'used'])],
    ['condition: {not: damaged}', is('condition', ['damaged'], true)],
    ['condition: {not: [used, damaged]}', is('condition', ['used', 'damaged'], true)],
    ['originalPackaging: yes', is('originalPackaging', [true])],
    ['originalPackaging: no', is('originalPackaging', [false])],
    ['originalPackaging: true', is('originalPackaging', [true])],
    ['originalPackaging: "yes"', is('originalPackaging', [true])],
    ['destination: US', is('destination', ['US'])],
    ['destination: "NO"', is('destination', ['NO'])],
    ['destination: {not: international}', is('destination', ['international'], true)],
    ['deliveryDate: not_yet', is('deliveryDate', ['not_yet'])],
    ['deliveryDate: {not: not_yet}', is('deliveryDate', ['not_yet'], true)],
    ['quantity: {more than: 10}', { kind: 'over', fact: 'quantity', limit: 10, negated: false }],
    ['quantity: {at least: 10}', { kind: 'over', fact: 'quantity', limit: 9, negated: false }],
    ['quantity: {at most: 10}', { kind: 'over', fact: 'quantity', limit: 10, negated: true }],
    ['quantity: {less than: 10}', { kind: 'over', fact: 'quantity', limit: 9, negated: true }],
    ['within: 30 days from deliveryDate', within('deliveryDate', 'noticeDate')],
    ['within: 30 days from deliveryDate until today', within('deliveryDate', 'today')],
    ['within: 30 days from rmaDate until returnShippedDate', within('rmaDate', 'returnShippedDate')],
    ['after: 30 days from shipDate', within('shipDate', 'noticeDate', true)],
    ['within: 30 days from orderedAt', within('orderedAt', 'noticeDate')],
    ['always: yes', { kind: 'all', of: [] }],
    ['all: []', { kind: 'all', of: [] }],
    ['any:\n  - condition: used\n  - quantity: {more than: 10}', { kind: 'any', of: [is('condition', ['used']), { kind: 'over', fact: 'quantity', limit: 10, negated: false }] }],
    ['condition: used\noriginalPackaging: yes', { kind: 'all', of: [is('condition', ['used']), is('originalPackaging', [true])] }],
    [
      'readings:\n  - as: one\n    condition: used\n  - as: other\n    condition: unopened',
      {
        kind: 'readings',
        id: 'promise#1',
        options: [
          { text: 'one', condition: is('condition', ['used']) },
          { text: 'other', condition: is('condition', ['unopened']) },
        ],
      },
    ],
  ])('%j is read', (yaml, expected) => {
    expect(shape(read(yaml))).toEqual(expected);
  });

  it('numbers the readings of a block one after the other', () => {
    const readings = '  - readings:\n      - as: one\n        condition: used\n      - as: other\n        condition: unopened\n';
    const { rules } = coverageOf(`requires:\n${readings}${readings}`);
    expect(rules.map(({ condition }) => (condition.kind === 'readings' ? condition.id : ''))).toEqual(['promise#1', 'promise#2']);
  });

  it('cites the clause above the block unless it names its own, and passes that down', () => {
    expect(read('condition: used').clauses).toEqual(['shop/main']);
    expect(read('condition: used\nclause: other').clauses).toEqual(['shop/other']);
    expect(read('condition: used\nclause: [other, third]').clauses).toEqual(['shop/other', 'shop/third']);
    const nested = read('any:\n  - condition: used\n  - quantity: {more than: 1}\n    clause: third\nclause: other');
    expect(nested.clauses).toEqual(['shop/other']);
    expect(nested.kind === 'any' && nested.of.map(({ clauses }) => clauses)).toEqual([['shop/other'], ['shop/third']]);
  });

  it('knows its line', () => {
    const { rules } = coverageOf('requires:\n  - condition: used\n\n  - any:\n      - condition: unopened\n      - quantity: {more than: 1}\n');
    const [first, second] = rules.map(({ condition }) => condition) as [Condition, Condition];
    expect(second.line - first.line).toBe(3);
    expect(second.kind === 'any' && second.of.map(({ line }) => line - first.line)).toEqual([3, 4]);
  });
});

describe('a condition that is wrong is reported at its line, with the remedy:', () => {
  it.each<[string, string | RegExp]>([
    ['condition: mint', /^2: "mint" is not a value of "condition"\. → Allowed: unopened, opened_unused, used, damaged\.$/],
    ['condition: [used, mint]', /^2: "mint" is not a value of "condition"/],
    ['condition: {not: mint}', /^2: "mint" is not a value/],
    ['condition: yes', /^2: true is not a value of "condition"/],
    ['originalPackaging: maybe', /^2: "maybe" is not a value of "originalPackaging"\. → Allowed: yes, no\.$/],
    ['destination: USA', /^2: "USA" is not a value of "destination"/],
    ['destination: us', /^2: "us" is not a value of "destination"/],
    ['deliveryDate: 2026-01-01', /^2: "2026-01-01" is not a value of "deliveryDate"\. → Allowed: not_yet\.$/],
    ['purchaseDate: not_yet', /^2: "not_yet" is not a value of "purchaseDate"/],
    ['quantity: 10', /^2: "quantity" is a number\./],
    ['quantity: {over: 10}', /^2: "quantity" is a number\. → Write e\.g\. "\{more than: 10\}"/],
    ['quantity: {more than: 1.5}', /^2: "quantity" is a number\./],
    ['quantity: {more than: 1, at most: 5}', /^2: "quantity" is a number\./],
    ['quantity: {more than: "10"}', /^2: "quantity" is a number\./],
    ['condidion: used', /^2: There is no fact "condidion"\. → Did you mean "condition"\?$/],
    ['withn: 30 days from deliveryDate', /^2: There is no fact "withn"\. → Did you mean "within"\?$/],
    ['xyzzyplugh: yes', /^2: There is no fact "xyzzyplugh"\. → The facts are the files in dialogs\/facts\/\.$/],
    ['within: 30 days', /^2: "30 days" is not a window\./],
    ['within: [30]', /^2: \[30\] is not a window\./],
    ['within: 30 days from delivryDate', /^2: "delivryDate" is not a date fact\. → Did you mean "deliveryDate"\?$/],
    ['within: 30 days from condition', /^2: "condition" is not a date fact\./],
    ['within: 30 days from today', /^2: "today" is not a date fact\./],
    ['within: 30 days from deliveryDate until tomorrow', /^2: "tomorrow" is not a date fact\./],
    ['all: yes', /^2: A list of conditions is expected here\. → Begin each line with "- "\.$/],
    ['readings:\n  - as: one\n    condition: used', /^3: Readings need at least two entries/],
    ['clause: other', /^2: This entry has no condition\./],
    ['condition: used\nclause: 7', /^3: "clause" must be a clause id/],
  ])('%j', (yaml, expected) => {
    const mistakes = wrong(yaml);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(expected);
  });

  it('an entry that is no mapping', () => {
    expect(wrong('used')).toEqual([expect.stringMatching(/A condition must look like "fact: value", not "used"\./)]);
    expect(wrong('[used]')).toEqual([expect.stringMatching(/not \["used"\]/)]);
  });

  it('a reading without words', () => {
    const mistakes = wrong('readings:\n  - condition: used\n  - as: other\n    condition: unopened');
    expect(mistakes.join('\n')).toMatch(/"as" must be a text/);
  });

  it('several at once, each at its own line', () => {
    const mistakes = wrong('any:\n  - condition: mint\n  - originalPackaging: maybe\n  - within: soon');
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual(['3', '4', '5']);
  });
});
