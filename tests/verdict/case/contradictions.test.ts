import { describe, expect, it } from '@jest/globals';

import type { FactProblem, Facts } from '../../../src/model/fact.js';
import { buildCase, readNow } from '../../../src/verdict/case/case.js';
import { shop, vocabulary } from '../synthetic.js';

const today = '2026-06-20';

function problemsOf(facts: Facts, moment = today): readonly FactProblem[] {
  const built = buildCase(facts, vocabulary, shop(), [], readNow(moment, 'UTC')!);
  return 'problems' in built ? built.problems : [];
}

const rough = (from: string, to: string): { from: string; to: string } => ({ from, to });

describe('facts that contradict each other are refused, and both are named:', () => {
  it.each<[string, Facts, string, string]>([
    [
      'delivered before bought',
      { purchaseDate: '2026-06-02', deliveryDate: '2026-06-01' },
      'deliveryDate',
      'purchaseDate',
    ],
    [
      'delivered before shipped',
      { shipDate: '2026-06-02', deliveryDate: '2026-06-01' },
      'deliveryDate',
      'shipDate',
    ],
    [
      'shipped before bought',
      { purchaseDate: '2026-06-02', shipDate: '2026-06-01' },
      'shipDate',
      'purchaseDate',
    ],
    [
      'found before delivered',
      { deliveryDate: '2026-06-02', discoveredDate: '2026-06-01' },
      'discoveredDate',
      'deliveryDate',
    ],
    [
      'told before bought',
      { purchaseDate: '2026-06-02', noticeDate: '2026-06-01' },
      'noticeDate',
      'purchaseDate',
    ],
    [
      'sent back before it came',
      { deliveryDate: '2026-06-02', returnShippedDate: '2026-06-01' },
      'returnShippedDate',
      'deliveryDate',
    ],
    [
      'back before it was sent',
      { returnShippedDate: '2026-06-02', returnReceivedDate: '2026-06-01' },
      'returnReceivedDate',
      'returnShippedDate',
    ],
    ['RMA before bought', { purchaseDate: '2026-06-02', rmaDate: '2026-06-01' }, 'rmaDate', 'purchaseDate'],
    [
      'not shipped, yet delivered',
      { orderStatus: 'not_shipped', deliveryDate: '2026-06-01' },
      'orderStatus',
      'deliveryDate',
    ],
    [
      'not shipped, yet shipped',
      { orderStatus: 'not_shipped', shipDate: '2026-06-01' },
      'orderStatus',
      'shipDate',
    ],
    [
      'on its way, yet delivered',
      { orderStatus: 'shipped', deliveryDate: '2026-06-01' },
      'orderStatus',
      'deliveryDate',
    ],
    [
      'delivered, yet not arrived',
      { orderStatus: 'delivered', deliveryDate: 'not_yet' },
      'orderStatus',
      'deliveryDate',
    ],
    [
      'on its way, yet not shipped',
      { orderStatus: 'shipped', shipDate: 'not_yet' },
      'orderStatus',
      'shipDate',
    ],
    [
      'delivered, yet not shipped',
      { deliveryDate: '2026-06-01', shipDate: 'not_yet' },
      'deliveryDate',
      'shipDate',
    ],
    ['an RMA date without an RMA', { rmaIssued: false, rmaDate: '2026-06-01' }, 'rmaIssued', 'rmaDate'],
    ['an RMA that was not issued yet', { rmaIssued: true, rmaDate: 'not_yet' }, 'rmaIssued', 'rmaDate'],
    [
      'received, yet not sent back',
      { returnReceivedDate: '2026-06-01', returnShippedDate: 'not_yet' },
      'returnReceivedDate',
      'returnShippedDate',
    ],
    [
      'bought roughly after it came',
      { purchaseDate: rough('2026-06-02', '2026-06-10'), deliveryDate: '2026-06-01' },
      'deliveryDate',
      'purchaseDate',
    ],
    [
      'ordered at another time than bought',
      { orderedAt: '2026-06-01T08:00:00Z', purchaseDate: '2026-06-02' },
      'orderedAt',
      'purchaseDate',
    ],
    [
      'ordered after it came',
      { orderedAt: '2026-06-02T08:00:00Z', deliveryDate: '2026-06-01' },
      'deliveryDate',
      'purchaseDate',
    ],
  ])('%s', (_, facts, one, other) => {
    const problems = problemsOf(facts);
    expect(problems).toHaveLength(1);
    const [problem] = problems as [FactProblem];
    expect(problem.kind).toBe('contradiction');
    // Either order will do; both must be fields of the request and stand in the message.
    expect([problem.field, problem.other].sort()).toEqual([`facts.${one}`, `facts.${other}`].sort());
    for (const name of [one, other]) expect(problem.message).toContain(`facts.${name}`);
    // The order in which the facts were handed in makes no difference.
    const turned = Object.fromEntries(Object.entries(facts).reverse());
    expect(problemsOf(turned).map(({ kind }) => kind)).toEqual(['contradiction']);
  });

  it.each<[string, Facts]>([
    ['delivered tomorrow', { deliveryDate: '2026-06-21' }],
    ['bought next year', { purchaseDate: '2027-06-20' }],
    ['told tomorrow', { noticeDate: '2026-06-21' }],
    ['roughly next month', { purchaseDate: rough('2026-07-01', '2026-07-31') }],
  ])('a date after today: %s', (_, facts) => {
    const name = Object.keys(facts)[0]!;
    const [problem] = problemsOf(facts);
    expect(problem).toMatchObject({ kind: 'contradiction', field: `facts.${name}`, other: 'today' });
    expect(problem!.message).toContain('today');
  });

  it('an order placed after this moment', () => {
    const [problem] = problemsOf({ orderedAt: '2026-06-21T08:00:00Z' });
    expect(problem).toMatchObject({ kind: 'contradiction', field: 'facts.orderedAt', other: 'today' });
    const sameDay = problemsOf({ orderedAt: '2026-06-20T18:00:00Z' }, '2026-06-20T12:00:00Z');
    expect(sameDay).toEqual([expect.objectContaining({ field: 'facts.orderedAt', other: 'today' })]);
  });
});

describe('facts that only look odd are taken:', () => {
  it.each<[string, Facts]>([
    [
      'everything on one day',
      { purchaseDate: today, shipDate: today, deliveryDate: today, discoveredDate: today, noticeDate: today },
    ],
    ['a rough date that reaches into the future', { deliveryDate: rough('2026-06-15', '2026-06-30') }],
    [
      'rough dates that overlap',
      { purchaseDate: rough('2026-05-01', '2026-06-10'), deliveryDate: rough('2026-04-01', '2026-05-02') },
    ],
    [
      'told before it came',
      { deliveryDate: '2026-06-10', noticeDate: '2026-06-05', purchaseDate: '2026-06-01' },
    ],
    ['an RMA asked for, its day not known', { rmaIssued: true, rmaDate: null }],
    ['delivered on a day not known', { orderStatus: 'delivered', deliveryDate: null }],
    ['ordered on the day it was bought', { orderedAt: '2026-06-01T23:59:00Z', purchaseDate: '2026-06-01' }],
    [
      'ordered within the rough time of purchase',
      { orderedAt: '2026-06-05T08:00:00Z', purchaseDate: rough('2026-06-01', '2026-06-10') },
    ],
    ['nothing known at all', { purchaseDate: null, shipDate: null, deliveryDate: null, orderStatus: null }],
  ])('%s', (_, facts) => {
    expect(problemsOf(facts)).toEqual([]);
  });
});
