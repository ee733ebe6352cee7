// One coverage, SONOFF's 30-Day Money Back Guarantee on complete facts, in three engines.
import { ZenEngine } from '@gorules/zen-engine';
import { Engine as JsonRulesEngine } from 'json-rules-engine';

import type { Facts } from '../../src/model/fact.js';
import type { Policy } from '../../src/model/policy.js';
import { buildCase, readNow } from '../../src/verdict/case/case.js';
import { consider, Engine } from '../../src/verdict/consider.js';
import type { Judge } from '../../src/verdict/judge.js';

/** What the engines must agree on. */
export type Answer = `${'eligible' | 'not_eligible'} ${string} ${string}`;

const today = '2026-06-20';

/** Every combination of a few values of each fact. */
export function moneyBackCases(): readonly Facts[] {
  const day = (age: number): string =>
    new Date(Date.parse(today) - age * 86_400_000).toISOString().slice(0, 10);
  const cases: Facts[] = [];
  for (const [request, problem] of [
    ['return', 'none'],
    ['defect', 'defective_on_arrival'],
  ] as const)
    for (const age of [1, 14, 15, 30, 31])
      for (const condition of ['unopened', 'opened_unused', 'used'])
        for (const boughtFrom of ['official_store', 'other_retailer'])
          for (const originalPackaging of [true, false])
            for (const modified of [false, true])
              cases.push({
                ...{
                  request,
                  problem,
                  condition,
                  boughtFrom,
                  originalPackaging,
                  modified,
                  cause: 'manufacturing',
                },
                ...{
                  purchaseDate: day(age + 5),
                  deliveryDate: day(age),
                  noticeDate: today,
                  orderKind: 'standard',
                },
                ...{ accessoriesIncluded: true, proofOfPurchase: true, thirdPartyRepaired: false },
                ...{ rmaIssued: false, rmaDate: 'not_yet', returnShippedDate: 'not_yet' },
              });
  return cases;
}

/** This engine: dates as they are, and the trace of every rule. */
export function ours(judge: Judge, policy: Policy): (facts: Facts) => Answer {
  const coverages = policy.coverages.filter(({ slug }) => slug === 'money-back');
  const engine = new Engine({ ...policy, coverages }, judge.knowledge.vocabulary);
  return (facts) => {
    const now = readNow(today, policy.store.timeZone);
    const subject =
      now && buildCase(facts, judge.knowledge.vocabulary, policy.store, policy.derivations, now);
    if (!subject || 'problems' in subject) throw new Error('The facts contradict each other.');
    const { summary } = consider(engine, subject);
    return summary.outcome === 'eligible'
      ? `eligible ${summary.scope} ${summary.payer}`
      : 'not_eligible null null';
  };
}

/** The other engines know no calendar: the days are counted for them, in the time that is measured. */
function counted(facts: Facts): Record<string, unknown> {
  const days = (from: unknown, to: unknown): number =>
    (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;
  const sent = facts['returnShippedDate'] !== 'not_yet';
  const trackingDays =
    facts['rmaDate'] === 'not_yet' ? 0 : days(facts['rmaDate'], sent ? facts['returnShippedDate'] : today);
  return { ...facts, age: days(facts['deliveryDate'], facts['noticeDate']), sent, trackingDays };
}

/** Runs one case after the other. */
export function jsonRules(): (cases: readonly Facts[]) => Promise<Answer[]> {
  const is = (fact: string, value: unknown): object => ({ fact, operator: 'equal', value });
  const required = [
    is('boughtFrom', 'official_store'),
    { fact: 'age', operator: 'lessThanInclusive', value: 30 },
    { fact: 'condition', operator: 'notIn', value: ['damaged', 'used'] },
    ...['originalPackaging', 'accessoriesIncluded', 'proofOfPurchase'].map((fact) => is(fact, true)),
    { any: [is('sent', false), is('rmaIssued', true)] },
    { fact: 'trackingDays', operator: 'lessThanInclusive', value: 14 },
    { fact: 'orderKind', operator: 'notEqual', value: 'free_gift' },
    is('modified', false),
    is('thirdPartyRepaired', false),
    { any: [is('request', 'return'), is('cause', 'manufacturing')] },
    {
      any: [
        is('request', 'return'),
        { fact: 'problem', operator: 'notIn', value: ['damaged_on_arrival', 'missing_items'] },
      ],
    },
  ];
  const store = [is('request', 'defect'), { fact: 'problem', operator: 'notEqual', value: 'none' }];
  const engine = new JsonRulesEngine();
  const add = (type: string, conditions: object): void => {
    engine.addRule({ conditions: conditions as never, event: { type } });
  };
  add('full', { all: [...required, { fact: 'age', operator: 'lessThanInclusive', value: 14 }] });
  add('product_only', { all: [...required, { fact: 'age', operator: 'greaterThan', value: 14 }] });
  add('store', { all: store });
  return async (cases) => {
    const answers: Answer[] = [];
    for (const facts of cases) {
      const { events } = await engine.run(counted(facts));
      const types = events.map(({ type }) => type);
      const scope = types.find((type) => type !== 'store');
      answers.push(
        scope === undefined
          ? 'not_eligible null null'
          : `eligible ${scope} ${types.includes('store') ? 'store' : 'customer'}`,
      );
    }
    return answers;
  };
}

const columns = [
  ...[
    'boughtFrom',
    'age',
    'condition',
    'originalPackaging',
    'accessoriesIncluded',
    'proofOfPurchase',
    'trackingDays',
  ],
  ...['orderKind', 'modified', 'thirdPartyRepaired', 'sent', 'rmaIssued', 'request', 'cause', 'problem'],
];
const granted: Readonly<Record<string, string>> = {
  ...{
    boughtFrom: '"official_store"',
    age: '<= 30',
    condition: 'not in ["damaged", "used"]',
    originalPackaging: 'true',
  },
  ...{
    accessoriesIncluded: 'true',
    proofOfPurchase: 'true',
    trackingDays: '<= 14',
    orderKind: 'not in ["free_gift"]',
  },
  ...{ modified: 'false', thirdPartyRepaired: 'false' },
};

/** A decision table that takes a whole batch in one call. */
export function zen(): (cases: readonly Facts[]) => Promise<Answer[]> {
  const ways = [{ sent: 'false' }, { sent: 'true', rmaIssued: 'true' }];
  const bands = [
    { age: '<= 14', scope: 'full' },
    { age: '[15..30]', scope: 'product_only' },
  ];
  const kinds = [
    { request: '"return"', payer: 'customer' },
    { request: '"defect"', cause: '"manufacturing"', problem: '"none"', payer: 'customer' },
    {
      request: '"defect"',
      cause: '"manufacturing"',
      problem: 'not in ["none", "damaged_on_arrival", "missing_items"]',
      payer: 'store',
    },
  ];
  const rows = ways.flatMap((way) =>
    bands.flatMap(({ scope, ...band }) =>
      kinds.map(({ payer, ...kind }) => ({
        ...granted,
        ...way,
        ...band,
        ...kind,
        answer: `"eligible ${scope} ${payer}"`,
      })),
    ),
  );
  const rules = [...rows, { answer: '"not_eligible null null"' }].map(
    (row: Readonly<Record<string, string>>, index) => ({
      _id: `r${index}`,
      ...Object.fromEntries([...columns, 'answer'].map((name) => [name, row[name] ?? ''])),
    }),
  );
  const table = {
    hitPolicy: 'first',
    executionMode: 'loop',
    inputField: 'cases',
    outputPath: 'answers',
    passThrough: false,
    inputs: columns.map((name) => ({ id: name, name, field: name })),
    outputs: [{ id: 'answer', name: 'answer', field: 'answer' }],
    rules,
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 1, y: 0 }, content: table },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (cases) => {
    const answered = (await decision.evaluate({ cases: cases.map(counted) })) as {
      result: { answers: { answer: Answer }[] };
    };
    return answered.result.answers.map(({ answer }) => answer);
  };
}
