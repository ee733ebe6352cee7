import { describe, expect, it } from '@jest/globals';

import { complaints, coverageOf, head, mistakesIn, policyWith } from './reading.js';

describe('a coverage', () => {
  it('says what it is, which requests it serves and where it stands', () => {
    const { policy } = policyWith('id: promise\ntitle: The Promise\nserves: [return, defect]\ntouches: [cancel]\nlock: 1a2b3c\n');
    expect(policy.coverages).toEqual([
      {
        id: 'shop/promise',
        slug: 'promise',
        title: 'The Promise',
        serves: ['return', 'defect'],
        touches: ['cancel'],
        clause: 'shop/main',
        applies: [],
        rules: [],
        gives: [],
        sendBack: [],
        costs: [],
        steps: [],
        expects: null,
        lock: '1a2b3c',
        cites: ['shop/main'],
        line: 12,
        lockLine: 16,
      },
    ]);
  });

  it.each([
    ['requires', 'denies', false],
    ['excludes', 'denies', true],
    ['silent', 'silent', true],
    ['events', 'event', false],
    ['discretion', 'discretion', true],
  ])('with "%s" has a rule that %s when it is %s', (key, effect, strikesWhen) => {
    const [rule] = coverageOf(`${key}:\n  - condition: used\n    text: why\n`).rules;
    expect(rule).toMatchObject({ effect, strikesWhen, text: 'why', sanction: null, condition: { kind: 'is' } });
  });

  it('names the clause that softens a denial', () => {
    const [rule] = coverageOf('requires:\n  - condition: used\n    sanction: may-be-rejected\n').rules;
    expect(rule!.sanction).toBe('shop/may-be-rejected');
  });

  it('cites every clause that any of its lines names, its own first, each once', () => {
    const { cites } = coverageOf(
      'requires:\n  - condition: used\n    clause: b\n    sanction: c\ngives:\n  - refund:\n    clause: [d, b]\n  - exchange\nsteps:\n  - do: Go.\n    clause: e\nreturn shipping:\n  - store:\n    clause: f\ncosts:\n  - store: postage\n    clause: g\n',
    );
    expect([...cites].sort()).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'main'].map((slug) => `shop/${slug}`));
    expect(cites[0]).toBe('shop/main');
  });

  it('expects something between two days', () => {
    const { expects } = coverageOf(
      'expects:\n  earliest: 12 business days from purchaseDate\n  latest: 28 business days then 1 day from shipDate or purchaseDate\n  cutoff: "16:00"\n  clause: other\n',
    );
    expect(expects).toEqual({
      earliest: { length: [{ amount: 12, unit: 'businessDays' }], from: ['purchaseDate'] },
      latest: {
        length: [
          { amount: 28, unit: 'businessDays' },
          { amount: 1, unit: 'days' },
        ],
        from: ['shipDate', 'purchaseDate'],
      },
      cutoffHour: 16,
      clauses: ['shop/other'],
    });
  });
});

describe('a coverage that is wrong is reported at its line:', () => {
  it.each<[string, string]>([
    ['require: [{condition: used}]\n', '1: A coverage has no "require". → Did you mean "requires"?'],
    ['gvies: [refund]\n', '1: A coverage has no "gvies". → Did you mean "gives"?'],
    ['expects: soon\n', '1: "expects" needs "earliest:" and "latest:". → Write e.g. "earliest: 12 business days from purchaseDate".'],
    ['touches: [retrun]\n', '1: "retrun" is not a request. → "touches" takes: '],
    ['expects:\n  earliest: 1 day from purchaseDate\n  latest: 5 days\n', '3: "latest" is not a span of time from a date. → '],
    ['expects:\n  earliest: 1 day from condition\n  latest: 5 days from purchaseDate\n', '2: "earliest" is not a span of time from a date. → '],
    ['expects:\n  earliest: 1 day from purchaseDate\n  latest: 5 days from purchaseDate\n  cutoff: 4 PM\n', '4: "cutoff" must be a full hour. → Write e.g. cutoff: "16:00".'],
  ])('%j', (block, expected) => {
    expect(mistakesIn(block)).toEqual([expect.stringContaining(expected)]);
  });

  it('a key that is far from every other', () => {
    expect(mistakesIn('xyzzyplugh: 1\n')[0]).toMatch(/has no "xyzzyplugh"\. → Allowed: id, title, serves, /);
  });

  it.each<[string, string, string]>([
    ['no id', 'title: Promise\nserves: [return]\n', '"id" must be a text'],
    ['no title', 'id: promise\nserves: [return]\n', '"title" must be a text'],
    ['an empty title', 'id: promise\ntitle: " "\nserves: [return]\n', '"title" must be a text'],
    ['no requests', 'id: promise\ntitle: Promise\n', 'is not a request'],
    ['an unknown request', 'id: promise\ntitle: Promise\nserves: [retrun]\n', '"retrun" is not a request'],
    ['no mapping', '- id: promise\n', 'A coverage must be a mapping'],
    ['no YAML', 'id: [promise\n', 'This is not valid YAML'],
    ['a key twice', 'id: promise\nid: other\ntitle: Promise\nserves: [return]\n', 'This is not valid YAML'],
  ])('%s', (_, block, what) => {
    expect(complaints(policyWith(block)).filter((complaint) => complaint.includes(what))).toHaveLength(1);
  });

  it('without id or title it is left out', () => {
    expect(policyWith('title: Promise\nserves: [return]\n', 'coverage', '').policy.coverages).toEqual([]);
  });

  it('and the rest of it is read all the same', () => {
    const { policy } = policyWith(`${head}requires:\n  - condition: mint\n  - condition: used\ngives: [refund]\n`);
    expect(policy.coverages[0]!.rules).toHaveLength(1);
    expect(policy.coverages[0]!.gives).toHaveLength(1);
  });
});
