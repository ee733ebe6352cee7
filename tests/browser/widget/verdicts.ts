import type { Facts } from '../../../src/model/fact.js';
import type { Verdict } from '../../../src/model/verdict.js';
import { judged, realJudge } from '../../verdict/support.js';

/** A case whose verdict shows one face of the card. */
export interface CardCase {
  readonly name: string;
  readonly store: string;
  readonly facts: Facts;
}

const date = (purchaseDate: string, deliveryDate: string): Facts => ({ purchaseDate, deliveryDate });

/** Every face of the card: each outcome, each part that may be missing. */
export const cases: readonly CardCase[] = [
  {
    name: 'granted, two deadlines',
    store: 'sonoff',
    facts: {
      request: 'return',
      ...date('2026-06-03', '2026-06-10'),
      boughtFrom: 'official_store',
      condition: 'opened_unused',
      originalPackaging: true,
      accessoriesIncluded: true,
    },
  },
  {
    name: 'a fact left open',
    store: 'sonoff',
    facts: {
      request: 'defect',
      problem: 'stopped_working',
      ...date('2026-04-20', '2026-05-01'),
      boughtFrom: 'official_store',
      cause: null,
    },
  },
  {
    name: 'readings that differ',
    store: 'smartomi',
    facts: {
      request: 'defect',
      problem: 'defective_on_arrival',
      ...date('2026-05-10', '2026-05-20'),
      discoveredDate: '2026-06-07',
      orderKind: 'customized',
      batchDefect: false,
    },
  },
  {
    name: 'denied, too late',
    store: 'sonoff',
    facts: { request: 'return', ...date('2026-04-20', '2026-05-01'), boughtFrom: 'official_store' },
  },
  { name: 'not stated', store: 'sonoff', facts: { request: 'change_address', orderStatus: 'shipped' } },
  {
    name: 'expected range',
    store: 'smartwarepro',
    facts: { request: 'arrival', destination: 'US', purchaseDate: '2026-06-17' },
  },
  {
    name: 'method of refund',
    store: 'smartomi',
    facts: { request: 'refund_method', purchaseDate: '2026-04-22' },
  },
  {
    name: 'hours left',
    store: 'aqara',
    facts: { request: 'cancel', orderedAt: '2026-06-20T08:00:00Z', orderStatus: 'not_shipped' },
  },
  {
    name: 'last day today',
    store: 'aqara',
    facts: {
      request: 'return',
      ...date('2026-05-21', '2026-05-28'),
      condition: 'unopened',
      originalPackaging: true,
      accessoriesIncluded: true,
      boughtFrom: 'official_store',
    },
  },
];

/** The day of all these cases. */
export const TODAY = '2026-06-20';

/** The verdicts by the knowledge of the repository. */
export async function verdicts(): Promise<ReadonlyMap<string, Verdict>> {
  const judge = await realJudge();
  return new Map(cases.map(({ name, store, facts }) => [name, judged(judge, store, facts, TODAY).verdict!]));
}
