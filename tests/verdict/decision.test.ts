import { describe, expect, it } from '@jest/globals';

import type { Verdict } from '../../src/model/verdict.js';
import { judged } from './support.js';
import { judgeOf, policyOf, type PolicyOptions } from './synthetic.js';

const today = '2026-06-20';

/** Promises of each strength, on any facts. */
const granted = (id: string, gives = 'refund'): string =>
  `id: ${id}\ntitle: ${id}\nserves: [return]\ngives: [${gives}]\n`;
const conditional = (id: string, gives = 'refund'): string =>
  `${granted(id, gives)}discretion:\n  - always: yes\n    text: the shop may\n`;
const event = (id: string): string =>
  `${granted(id)}events:\n  - lossConfirmed: yes\n    text: the loss is confirmed\n`;
const silent = (id: string): string => `${granted(id)}silent:\n  - always: yes\n    text: what is not said\n`;
const denied = (id: string): string => `${granted(id)}excludes:\n  - always: yes\n`;
const absent = (id: string): string => `${granted(id)}applies:\n  - orderKind: bulk\n`;

function verdictOf(blocks: readonly string[], facts: object = {}, options: PolicyOptions = {}): Verdict {
  return judged(judgeOf(policyOf(blocks, options)), 'shop', { request: 'return', ...facts }, today).verdict!;
}
const decided = (blocks: readonly string[], facts: object = {}, options: PolicyOptions = {}): string => {
  const { outcome, route } = verdictOf(blocks, facts, options);
  return `${outcome} by ${route?.id ?? 'nobody'}`;
};

describe('of several promises', () => {
  it.each<[string, string[]]>([
    ['eligible by shop/b', [conditional('a'), granted('b'), silent('c'), denied('d')]],
    ['eligible by shop/b', [denied('a'), granted('b')]],
    ['eligible by shop/b', [silent('a'), granted('b')]],
    ['eligible by shop/b', [event('a'), granted('b')]],
    ['conditional by shop/b', [silent('a'), conditional('b'), denied('c')]],
    ['conditional by shop/b', [denied('a'), event('b')]],
    ['not_stated by shop/b', [denied('a'), silent('b')]],
    ['not_stated by shop/a', [silent('a'), denied('b')]],
    ['not_eligible by shop/b', [absent('a'), denied('b'), absent('c')]],
    ['not_stated by nobody', [absent('a'), absent('b')]],
  ])('%s: granted before conditional before not stated before denied', (expected, blocks) => {
    expect(decided(blocks)).toBe(expected);
    // The order of the policy decides among equals only.
    expect(decided([...blocks].reverse())).toBe(expected);
  });

  it('that grant, the first in the order of the policy decides', () => {
    expect(decided([granted('a'), granted('b', 'exchange')])).toBe('eligible by shop/a');
    expect(decided([granted('b', 'exchange'), granted('a')])).toBe('eligible by shop/b');
    expect(decided([conditional('a'), conditional('b')])).toBe('conditional by shop/a');
    expect(decided([silent('a'), silent('b')])).toBe('not_stated by shop/a');
  });

  it('that deny, the one that reaches furthest speaks, which stands last', () => {
    expect(decided([denied('a'), denied('b'), absent('c')])).toBe('not_eligible by shop/b');
  });

  it('that grant, the one with the remedy that is wanted decides', () => {
    const blocks = [granted('a'), granted('b', 'exchange'), granted('c', 'exchange')];
    expect(decided(blocks, { wants: 'exchange' })).toBe('eligible by shop/b');
    expect(decided(blocks, { wants: 'refund' })).toBe('eligible by shop/a');
    expect(decided(blocks, { wants: 'repair' })).toBe('eligible by shop/a');
    expect(decided(blocks, { wants: 'none' })).toBe('eligible by shop/a');
  });

  it('a sure remedy comes before the wanted one that is not sure', () => {
    expect(decided([granted('a'), conditional('b', 'exchange')], { wants: 'exchange' })).toBe(
      'eligible by shop/a',
    );
    expect(decided([conditional('a'), conditional('b', 'exchange')], { wants: 'exchange' })).toBe(
      'conditional by shop/b',
    );
  });

  it('the others are shown as alternatives, and those that do not apply are not', () => {
    const { alternatives } = verdictOf([
      granted('a'),
      conditional('b'),
      silent('c'),
      denied('d'),
      absent('e'),
    ]);
    expect(alternatives.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'shop/b conditional',
      'shop/c not_stated',
      'shop/d not_eligible',
    ]);
  });

  it('one that only touches the request is an alternative and never decides', () => {
    const touching = granted('a').replace('serves: [return]', 'serves: [defect]\ntouches: [return]');
    expect(decided([touching, denied('b')])).toBe('not_eligible by shop/b');
    expect(verdictOf([touching, denied('b')]).alternatives.map(({ id }) => id)).toEqual(['shop/a']);
    expect(decided([touching])).toBe('not_stated by nobody');
  });

  it('one that serves another request is not even an alternative', () => {
    const other = granted('a').replace('serves: [return]', 'serves: [defect]');
    expect(verdictOf([other, denied('b')]).alternatives).toEqual([]);
  });
});

describe('within one promise', () => {
  it.each<[string, string, string]>([
    ['a denial beats silence', `${silent('a')}excludes:\n  - always: yes\n`, 'not_eligible'],
    ['a denial beats a condition', `${conditional('a')}excludes:\n  - always: yes\n`, 'not_eligible'],
    [
      'silence beats a condition',
      `${conditional('a')}silent:\n  - always: yes\n    text: this\n`,
      'not_stated',
    ],
    ['an event to come makes a condition', event('a'), 'conditional'],
    ['discretion makes a condition', conditional('a'), 'conditional'],
    ['without rules it is granted', granted('a'), 'eligible'],
  ])('%s', (_, block, outcome) => {
    expect(decided([block], { lossConfirmed: false })).toBe(`${outcome} by shop/a`);
  });

  it('an event that has come makes no condition', () => {
    expect(decided([event('a')], { lossConfirmed: true })).toBe('eligible by shop/a');
  });

  const rows = `id: a
title: a
serves: [return]
gives:
  - refund: full
    when: {within: 14 days from deliveryDate}
  - refund: product_only
  - exchange:
    when: {condition: unopened}
    paidBy: store
return shipping:
  - store:
    when: {condition: unopened}
  - customer
`;

  it.each<[object, object]>([
    [
      { deliveryDate: '2026-06-06', condition: 'unopened' },
      { remedies: ['refund', 'exchange'], refundScope: 'full', returnShippingPaidBy: 'store' },
    ],
    [
      { deliveryDate: '2026-06-05', condition: 'used' },
      { remedies: ['refund'], refundScope: 'product_only', returnShippingPaidBy: 'customer' },
    ],
  ])(
    'of the rows with one remedy, and of those that pay, the first that fits counts: %j',
    (facts, expected) => {
      expect(verdictOf([rows], facts)).toMatchObject({ outcome: 'eligible', ...expected });
    },
  );

  it('nothing is given and nobody pays where it is denied', () => {
    const block = `${rows}excludes:\n  - modified: yes\n`;
    expect(
      verdictOf([block], { deliveryDate: '2026-06-06', condition: 'unopened', modified: true }),
    ).toMatchObject({
      outcome: 'not_eligible',
      remedies: [],
      refundScope: null,
      returnShippingPaidBy: null,
    });
  });

  it('nobody pays where nothing is sent back, and the payer is not stated where no row fits', () => {
    expect(verdictOf([granted('a')]).returnShippingPaidBy).toBeNull();
    const block = `${granted('a')}return shipping:\n  - store:\n    when: {condition: unopened}\n`;
    expect(verdictOf([block], { condition: 'used' }).returnShippingPaidBy).toBe('not_stated');
  });
});

describe('where facts are open', () => {
  const window = (id: string, days: number, gives = 'refund'): string =>
    `${granted(id, gives)}requires:\n  - within: ${days} days from deliveryDate\n`;

  it('a grant in some cases is conditional', () => {
    expect(decided([window('a', 30)])).toBe('conditional by shop/a');
    expect(decided([window('a', 30)], { deliveryDate: null })).toBe('conditional by shop/a');
  });

  it('a grant in every case is a grant, though its trace is unknown', () => {
    const early = `${granted('a')}requires:\n  - within: 14 days from deliveryDate\n`;
    const late = `${granted('b')}requires:\n  - after: 14 days from deliveryDate\n`;
    const both = `${granted('c')}requires:\n  - any:\n      - within: 14 days from deliveryDate\n      - after: 14 days from deliveryDate\n`;
    expect(decided([both])).toBe('eligible by shop/c');
    // Two promises that share the cases between them: which of them it is stays open.
    expect(decided([early, late])).toBe('conditional by shop/a');
  });

  it('a denial in every case is a denial', () => {
    expect(
      decided([window('a', 7), window('b', 14)], { deliveryDate: { from: '2026-05-01', to: '2026-06-05' } }),
    ).toBe('not_eligible by shop/b');
  });

  it('not stated and denied in turn is not stated', () => {
    const block = `${granted('a')}excludes:\n  - condition: used\nsilent:\n  - condition: {not: used}\n    text: this\n`;
    expect(verdictOf([block]).outcome).toBe('not_stated');
  });

  it('of what the grants differ in, the least is promised', () => {
    const block = `id: a
title: a
serves: [return]
gives:
  - refund: full
    when: {condition: unopened}
  - refund: reduced
return shipping:
  - store:
    when: {condition: unopened}
  - customer
`;
    expect(verdictOf([block])).toMatchObject({
      outcome: 'eligible',
      refundScope: 'reduced',
      returnShippingPaidBy: 'customer',
    });
  });
});

describe('readings', () => {
  const block = (a: string, b: string): string =>
    `${granted('a')}requires:\n  - readings:\n      - as: from delivery\n        ${a}\n      - as: from purchase\n        ${b}\n`;
  const days = block('within: 30 days from deliveryDate', 'within: 30 days from purchaseDate');
  const on = (purchaseDate: string, deliveryDate: string): Verdict =>
    verdictOf([days], { purchaseDate, deliveryDate });

  it('that agree are the verdict, with the earliest deadline', () => {
    const verdict = on('2026-05-25', '2026-06-01');
    expect(verdict).toMatchObject({ outcome: 'eligible', readings: [], deadline: '2026-06-24' });
    expect(verdict.assumptions.join()).toMatch(/from delivery.*from purchase/);
  });

  it('that both deny are a denial', () => {
    expect(on('2026-05-01', '2026-05-05')).toMatchObject({ outcome: 'not_eligible', readings: [] });
  });

  it('that differ are conditional, and each is named with what it gives', () => {
    const verdict = on('2026-05-20', '2026-05-25');
    expect(verdict.outcome).toBe('conditional');
    expect(verdict.readings).toEqual([
      { text: 'from delivery', outcome: 'eligible', deadline: '2026-06-24', clauses: ['shop/a'] },
      { text: 'from purchase', outcome: 'not_eligible', deadline: '2026-06-19', clauses: ['shop/a'] },
    ]);
  });

  it('that differ do not matter where another promise grants whatever the reading', () => {
    const verdict = verdictOf([days, granted('b')], {
      purchaseDate: '2026-05-20',
      deliveryDate: '2026-05-25',
    });
    expect(`${verdict.outcome} by ${verdict.route?.id}`).toBe('eligible by shop/b');
  });
});

describe('a promise whose text was changed', () => {
  it('is withdrawn: it says nothing, and a person is offered', () => {
    const verdict = verdictOf([granted('a')], {}, { withdrawn: ['a'] });
    expect(verdict).toMatchObject({ outcome: 'not_stated', remedies: [], deadline: null });
    expect(verdict.reasons[0]!.text).toMatch(/text of this promise has changed/i);
    expect(verdict.steps.some(({ text }) => text.includes('person'))).toBe(true);
  });

  it('leaves the other promises alone', () => {
    expect(decided([granted('a'), granted('b')], {}, { withdrawn: ['a'] })).toBe('eligible by shop/b');
    expect(decided([granted('a'), denied('b')], {}, { withdrawn: ['a'] })).toBe('not_stated by shop/a');
  });

  it('does not deny either: its rule may no longer be what the text says', () => {
    expect(decided([denied('a')], {}, { withdrawn: ['a'] })).toBe('not_stated by shop/a');
    expect(decided([denied('a'), conditional('b')], {}, { withdrawn: ['a'] })).toBe('conditional by shop/b');
  });
});
