import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Facts, FactValue } from '../../../src/model/fact.js';
import { buildCase, readNow } from '../../../src/verdict/case/case.js';
import { consider, Engine } from '../../../src/verdict/consider.js';
import { dayNumber, isoDay } from '../calendar.js';
import { runs } from '../support.js';
import { fact, policyOf, shop, values, vocabularyOf } from '../synthetic.js';

const yesNo =
  'values:\n  true: {label: "Yes", says: "yes", prior: 0.5}\n  false: {label: "No", says: "no", prior: 0.5}\n';
const rmaValues =
  'values:\n  true: {label: "Yes", says: "yes", prior: 0.5, events: {rmaOn: true}}\n  false: {label: "No", says: "no", prior: 0.5, events: {rmaOn: false}}\n';

/** Presumptions that fall with other facts, as in `dialogs/facts/`: a cause, a share, a return and its number. */
const vocabulary = vocabularyOf(
  fact('request', 'choice', values({ return: '', defect: '' })),
  fact('problem', 'choice', values({ fine: '', broken: '', odd: '' })),
  fact(
    'cause',
    'choice',
    `${values({ natural: '', drop: '' })}presumed: {value: natural, unless: {fact: problem, is: broken}, says: natural}`,
  ),
  fact('gift', 'boolean', `${yesNo}presumed: {value: false, says: no gift}`),
  fact('share', 'number', 'min: 0\npresumed: {value: 100, unless: {fact: gift, is: true}, says: all of it}'),
  fact(
    'rma',
    'boolean',
    `${rmaValues}presumed: {value: false, unless: {fact: backOn, is: happened}, says: no number}`,
  ),
  fact('rmaOn', 'event', 'presumed: {value: not_yet, unless: {fact: rma, is: true}, says: no number yet}'),
  fact(
    'backOn',
    'event',
    'presumed: {value: not_yet, unless: {fact: rma, is: true}, says: not sent back yet}',
  ),
);

/** Conditions by the remedy that tells whether they hold. */
const conditions: readonly [remedy: string, yaml: string, holds: (world: World) => boolean][] = [
  ['refund', '{cause: natural}', ({ cause }) => cause === 'natural'],
  ['replacement', '{share: {more than: 75}}', ({ share }) => share > 75],
  ['exchange', '{rma: yes}', ({ rma }) => rma],
  ['repair', '{backOn: not_yet}', ({ backOn }) => backOn === null],
  [
    'parts',
    '{within: 2 days from rmaOn until backOn}',
    ({ rmaOn, backOn }) => rmaOn === null || (backOn ?? today) <= rmaOn + 2,
  ],
  ['gift_card', '{problem: [broken, odd]}', ({ problem }) => problem !== 'fine'],
];

interface World {
  readonly problem: string;
  readonly cause: string;
  readonly share: number;
  readonly rma: boolean;
  readonly rmaOn: number | null;
  readonly backOn: number | null;
}

const todayIso = '2026-06-20';
const today = dayNumber(todayIso);

/** Every world in which the stated facts hold and nothing happens that is presumed not to. */
function worlds(facts: Facts): World[] {
  const all: World[] = [];
  const free = <T extends FactValue>(
    name: string,
    range: readonly T[],
    presumed: T | undefined,
  ): readonly T[] => {
    const value = facts[name];
    if (value === undefined) return presumed === undefined ? range : [presumed];
    return value === null ? range : [value as T];
  };
  const recent = Array.from({ length: 12 }, (_, age) => today - age);
  const event = (name: string, isPresumedOpen: boolean): readonly (number | null)[] => {
    const value = facts[name];
    if (value === 'not_yet' || (value === undefined && isPresumedOpen)) return [null];
    if (value === undefined || value === null) return [null, ...recent];
    return [dayNumber(String(value))];
  };
  const isSent = typeof facts['backOn'] === 'string' && facts['backOn'] !== 'not_yet';
  const hasNumber = typeof facts['rmaOn'] === 'string' && facts['rmaOn'] !== 'not_yet';
  for (const problem of free('problem', ['fine', 'broken', 'odd'], undefined))
    for (const cause of free('cause', ['natural', 'drop'], problem === 'broken' ? undefined : 'natural'))
      for (const gift of free('gift', [true, false], false))
        for (const share of free('share', [10, 75, 76, 100], gift ? undefined : 100))
          for (const rma of hasNumber && facts['rma'] === undefined
            ? [true]
            : free('rma', [true, false], isSent ? undefined : false))
            for (const rmaOn of event('rmaOn', !rma))
              for (const backOn of event('backOn', !rma))
                if ((rmaOn !== null) === rma) all.push({ problem, cause, share, rma, rmaOn, backOn });
  return all;
}

const tell = (has: (index: number) => boolean): string =>
  conditions.map((_, index) => (has(index) ? '1' : '0')).join('');

const rows = conditions.map(([remedy, yaml]) => `  - ${remedy}:\n    when: ${yaml}`);
const policy = policyOf([`id: promise\ntitle: Promise\nserves: [return]\ngives:\n${rows.join('\n')}\n`], {
  vocabulary,
});
const engine = new Engine(policy, vocabulary);

function answersOfEngine(facts: Facts): string[] | null {
  const subject = buildCase(
    { request: 'return', ...facts },
    vocabulary,
    shop(),
    [],
    readNow(todayIso, 'UTC')!,
  );
  if ('problems' in subject) return null;
  const { reachable } = consider(engine, subject);
  return [
    ...new Set(
      reachable.map(({ remedies }) => tell((index) => remedies.some((own) => own === conditions[index]![0]))),
    ),
  ].sort();
}

const answersByTrying = (facts: Facts): string[] =>
  [...new Set(worlds(facts).map((world) => tell((index) => conditions[index]![2](world))))].sort();

describe('what a case allows, presumptions and all, is exactly what some world gives:', () => {
  it.each<[string, Facts]>([
    ['nothing stated', {}],
    ['a problem that frees the cause', { problem: 'broken' }],
    ['a problem that does not', { problem: 'odd' }],
    ['a problem that is open frees the cause in some worlds only', { share: 10 }],
    ['a problem that is unknown', { problem: null }],
    ['a gift that frees the share', { gift: true }],
    ['a gift that is unknown', { gift: null }],
    ['a return that frees its number', { backOn: '2026-06-18' }],
    ['a number that frees the return', { rma: true }],
    ['a number that is unknown', { rma: null }],
    ['a number with its day', { rmaOn: '2026-06-15' }],
    ['a number with its day, and no return', { rmaOn: '2026-06-15', backOn: 'not_yet' }],
    ['a return without a number', { rma: false, backOn: '2026-06-18' }],
    ['everything unknown', { problem: null, cause: null, gift: null, share: null, rma: null }],
  ])('%s', (_, facts) => {
    expect(answersOfEngine(facts)).toEqual(answersByTrying(facts));
  });

  it('in every case', () => {
    const day = fc.nat(6).map((age) => isoDay(today - age));
    const anyFacts = fc.record(
      {
        problem: fc.constantFrom('fine', 'broken', 'odd', null),
        cause: fc.constantFrom('natural', 'drop', null),
        gift: fc.constantFrom(true, false, null),
        share: fc.constantFrom(10, 75, 76, 100, null),
        rma: fc.constantFrom(true, false, null),
        rmaOn: fc.oneof(day, fc.constant('not_yet')),
        backOn: fc.oneof(day, fc.constant('not_yet')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(answersOfEngine(facts) ?? []).toEqual(answersByTrying(facts));
      }),
      runs(400),
    );
  });
});
