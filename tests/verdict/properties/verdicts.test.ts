import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Facts } from '../../../src/model/fact.js';
import type { Policy } from '../../../src/model/policy.js';
import type { Verdict, VerdictResult } from '../../../src/model/verdict.js';
import { readFacts } from '../../../src/verdict/case/read-facts.js';
import { readCertificate } from '../../../src/verdict/certificate.js';
import type { Judge } from '../../../src/verdict/judge.js';
import { judged, judgedOrRefused, realJudge, realKnowledge, runs, stores } from '../support.js';
import { randomCase, requestsOf } from './random-facts.js';

let judge: Judge;
let sources: ReadonlyMap<string, string>;
beforeAll(async () => {
  judge = await realJudge();
  const read = (await realKnowledge()).sources;
  sources = new Map(read.map(({ policy, source }) => [policy.hash, squeezed(source ?? '')]));
}, 60_000);

/** White space does not count. */
function squeezed(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}

/** Every clause that a verdict names. */
function clausesOf(verdict: Verdict): readonly (string | null)[] {
  return [
    ...verdict.citations.map(({ clause }) => clause),
    ...verdict.reasons.map(({ clause }) => clause),
    ...verdict.options.map(({ clause }) => clause),
    ...verdict.conditions.map(({ clause }) => clause),
    ...verdict.costs.map(({ clause }) => clause),
    ...verdict.deadlines.map(({ clause }) => clause),
    ...verdict.steps.flatMap(({ clause }) => (clause === null ? [] : [clause])),
    ...verdict.readings.flatMap(({ clauses }) => clauses),
    ...verdict.conflicts.flatMap(({ clauses }) => clauses),
  ];
}

/** What is wrong with a verdict in itself. */
function flaws(verdict: Verdict, policy: Policy): string[] {
  const found: string[] = [];
  // eslint-disable-next-line @typescript-eslint/no-meaningless-void-operator -- the types promise more than indexed data keeps
  const check = (holds: boolean, what: string): void => void (holds || found.push(what));
  const { outcome } = verdict;
  const grants = outcome === 'eligible' || outcome === 'conditional';
  for (const clause of clausesOf(verdict))
    check(clause !== null && policy.clauseById.has(clause), `there is no clause ${clause}`);
  for (const { clause, quote, url, heading } of verdict.citations) {
    check(sources.get(policy.hash)!.includes(squeezed(quote)), `the quote of ${clause} is not in source.txt`);
    check(policy.clauseById.get(clause)?.text === quote, `the quote of ${clause} is not the clause`);
    check(url === `/policies/${clause.replace('/', '#')}`, `the url of ${clause} is ${url}`);
    check(heading !== '', `the citation of ${clause} has no heading`);
  }
  check(
    new Set(verdict.citations.map(({ clause }) => clause)).size === verdict.citations.length,
    'a clause is cited twice',
  );
  check(!grants || verdict.route !== null, `${outcome} without a route`);
  check(verdict.route === null || verdict.citations.length > 0, 'a route without a citation');
  check(
    outcome !== 'not_eligible' || verdict.reasons.some(({ holds }) => holds === false),
    'a denial without a reason',
  );
  check(
    outcome === 'conditional' ? verdict.conditions.length > 0 : verdict.conditions.length === 0,
    `${outcome} with ${verdict.conditions.length} conditions`,
  );
  check(outcome === 'conditional' || verdict.readings.length === 0, `${outcome} with readings`);
  check(grants || verdict.remedies.length + verdict.options.length === 0, `${outcome} with remedies`);
  check(
    grants || (verdict.refundScope ?? verdict.returnShippingPaidBy) === null,
    `${outcome} with a scope or payer`,
  );
  check(new Set(verdict.remedies).size === verdict.remedies.length, 'a remedy twice');
  check(
    verdict.remedies.every((remedy) => verdict.options.some((option) => option.remedy === remedy)),
    'a remedy that is no option',
  );
  check((verdict.deadline === null) === (verdict.daysLeft === null), 'a deadline without days left');
  check(outcome !== 'eligible' || (verdict.daysLeft ?? 0) >= 0, 'granted after its deadline');
  check(
    verdict.alternatives.every(({ id }) => id !== verdict.route?.id),
    'the route is its own alternative',
  );
  check(
    verdict.changes.every((change) => change.outcome !== outcome),
    'a change that changes nothing',
  );
  const texts = [
    verdict.headline,
    ...verdict.reasons.map(({ text }) => text),
    ...verdict.conditions.map(({ text }) => text),
    ...verdict.changes.map(({ text }) => text),
    ...verdict.assumptions,
  ];
  for (const text of texts) {
    check(text.trim() !== '' && !/[{}]|undefined|null|NaN|\[object/.test(text), `the words "${text}"`);
    check(!/-?\d{5,}|1422/.test(text), `a day far off in "${text}"`);
  }
  return found;
}

/** Cases in which a verdict was flawed once. */
const flawedOnce: readonly [store: string, today: string, facts: Facts][] = [
  ['aqara', '2026-11-01', { request: 'change_address', shipDate: 'not_yet' }],
  [
    'aqara',
    '2028-02-29',
    { request: 'change_address', orderedAt: '2028-02-09T00:30:00Z', noticeDate: '2028-02-09' },
  ],
  [
    'aqara',
    '2026-03-31',
    { request: 'change_address', orderedAt: '2026-03-11T20:30:00Z', noticeDate: '2026-03-11' },
  ],
  [
    'smartomi',
    '2026-06-20',
    {
      request: 'lost_package',
      addressError: null,
      carrierService: 'airmail',
      lossConfirmed: null,
      shipDate: '2026-06-14',
      trackingStatus: 'lost',
      trackingStoppedDays: null,
    },
  ],
  ['smartwarepro', '2025-12-31', { request: 'arrival', shipDate: '2025-11-26' }],
  ['sonoff', '2026-11-01', { request: 'refund_status', returnReceivedDate: 'not_yet' }],
  ['sonoff', '2028-02-29', { request: 'refund_status', returnReceivedDate: '2028-02-29' }],
  [
    'switchbot',
    '2026-06-20',
    {
      request: 'defect',
      compatibilityIssue: true,
      giftIncluded: true,
      productLine: 'compatibility_product',
      refundShare: 20,
      rmaIssued: true,
      shipDate: '2026-06-20',
    },
  ],
];

describe('a verdict that was flawed once is not flawed any more:', () => {
  it.each(flawedOnce)('%s on %s, %j', (store, today, facts) => {
    const { verdict } = judged(judge, store, facts, today);
    expect(flaws(verdict!, judge.knowledge.stores.get(store)!.versions[0]!)).toEqual([]);
  });
});

describe.each(stores)('every verdict of %s', (store) => {
  it('cites clauses that there are, word for word, and says what its outcome needs', () => {
    const wish = { rough: true, unknowns: true };
    fc.assert(
      fc.property(randomCase(judge, store, wish), ({ facts, today }) => {
        const result = judge.judge(store, facts, today);
        fc.pre(!('problems' in result));
        const { verdict } = result;
        const policy = judge.knowledge.stores
          .get(store)!
          .versions.find(({ hash }) => hash === verdict!.policy.hash)!;
        expect(flaws(verdict!, policy)).toEqual([]);
        expect(verdict).toMatchObject({ store, request: facts['request'], asOf: today });
      }),
      runs(60),
    );
  });

  it('is run again from its certificate alone', () => {
    fc.assert(
      fc.property(randomCase(judge, store, { rough: true, unknowns: true }), ({ facts, today }) => {
        const result = judge.judge(store, facts, today);
        fc.pre(!('problems' in result));
        const { verdict } = result;
        expect(verdict!.certificate).toMatch(/^[\w.-]+$/);
        const content = readCertificate(verdict!.certificate)!;
        expect(content).toMatchObject({ store, policy: verdict!.policy.hash, engine: 'test', asOf: today });
        expect(judgedOrRefused(judge, content.store, content.facts, content.asOf)).toEqual(result);
      }),
      runs(15),
    );
  });

  it('is the same whatever the order of the facts', () => {
    fc.assert(
      fc.property(randomCase(judge, store), ({ facts, today }) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(judge.judge(store, turned, today)).toEqual(judge.judge(store, facts, today));
      }),
      runs(10),
    );
  });
});

describe('a certificate', () => {
  it('holds the facts in a fixed order, so that equal cases have equal ones', () => {
    const of = (facts: object): string => {
      const result = judgedOrRefused(
        judge,
        stores[0]!,
        { request: requestsOf(judge, stores[0]!)[0], ...facts },
        '2026-06-20',
      );
      return (result as VerdictResult).verdict!.certificate;
    };
    expect(of({ quantity: 1, takenAbroad: false })).toBe(of({ takenAbroad: false, quantity: 1 }));
    expect(of({ quantity: 1 })).not.toBe(of({ quantity: 2 }));
  });

  it.each(['', 'cw1.', 'cw1.????', 'cw1.e30', 'cw1.W10', 'cw2.WyJhIl0', 'hello', 'cw1.WzEsMiwzLDQsNV0'])(
    '%j is none',
    (text) => {
      expect(readCertificate(text)).toBeNull();
    },
  );

  it('is read from any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCertificate(`cw1.${text}`)));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        void readCertificate(`cw1.${Buffer.from(JSON.stringify(value)).toString('base64url')}`);
      }),
    );
  });
});

describe('no input throws', () => {
  const name = (): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...judge.knowledge.vocabulary.facts.keys()) },
      fc.string(),
    );
  const store = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...stores) }, fc.string());
  const today = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        '2026-06-20',
        '2026-06-20T12:00:00Z',
        '1000-01-01',
        '9999-12-31',
        '2026-02-30',
      ),
    },
    fc.string(),
  );

  it('of any JSON', () => {
    fc.assert(
      fc.property(store, fc.jsonValue(), today, (id, raw, moment) => {
        void judgedOrRefused(judge, id, raw, moment);
      }),
    );
  });

  it('of any values of the facts', () => {
    fc.assert(
      fc.property(store, fc.dictionary(name(), fc.jsonValue()), today, (id, raw, moment) => {
        void judgedOrRefused(judge, id, { request: 'return', ...raw }, moment);
      }),
      runs(100),
    );
  });

  it('of values that are right, each in itself, for every request of every store', () => {
    const { vocabulary } = judge.knowledge;
    const day = fc.constantFrom('1000-01-01', '1970-01-01', '2024-02-29', '2026-06-19', '2026-06-20');
    const right = fc.constantFrom(...vocabulary.facts.values()).chain((fact) => {
      const values: fc.Arbitrary<unknown>[] = [
        fc.constant(null),
        ...fact.choices.map(({ value }) => fc.constant(value)),
      ];
      if (fact.type === 'number') values.push(fc.integer({ min: 1 }), fc.constant(Number.MAX_SAFE_INTEGER));
      if (fact.type === 'country') values.push(fc.constantFrom('US', 'ZZ', 'international'));
      if (fact.type === 'timestamp')
        values.push(fc.constantFrom('2026-06-20T00:00:00Z', '1000-01-01T00:00:00Z'));
      if (['date', 'event', 'timestamp'].includes(fact.type)) {
        values.push(
          day,
          fc.tuple(day, day).map(([from, to]) => (from <= to ? { from, to } : { from: to, to: from })),
        );
      }
      if (fact.type === 'event') values.push(fc.constant('not_yet'));
      return fc.tuple(fc.constant(fact.name), fc.oneof(...values));
    });
    const request = fc.constantFrom(...vocabulary.facts.get('request')!.choices.map(({ value }) => value));
    fc.assert(
      fc.property(
        fc.constantFrom(...stores),
        request,
        fc.array(right, { maxLength: 6 }),
        (id, asked, list) => {
          const raw = { ...Object.fromEntries(list), request: asked };
          expect(readFacts(raw, vocabulary).problems).toEqual([]);
          const result = judgedOrRefused(judge, id, raw, '2026-06-20');
          if ('problems' in result)
            for (const { kind } of result.problems) expect(kind).toBe('contradiction');
          else expect(result.verdict).not.toBeNull();
        },
      ),
      runs(150),
    );
  });

  it('and a bad store or moment is named, with what is allowed', () => {
    const facts = { request: 'return' };
    expect(judgedOrRefused(judge, 'sonof', facts, '2026-06-20')).toMatchObject({
      problems: [{ field: 'store', message: expect.stringContaining('sonoff') as unknown }],
    });
    expect(judgedOrRefused(judge, 'sonoff', facts, '2026-02-30')).toMatchObject({
      problems: [{ field: 'today' }],
    });
  });
});
