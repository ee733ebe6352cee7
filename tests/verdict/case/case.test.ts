import { describe, expect, it } from '@jest/globals';

import type { Facts } from '../../../src/model/fact.js';
import type { Case } from '../../../src/verdict/case/case.js';
import { DISTANT_PAST } from '../../../src/verdict/days.js';
import { truthOf } from '../../../src/verdict/truth.js';
import { dayNumber, isoDay } from '../calendar.js';
import { caseOf, conditionOf, policyOf, shop } from '../synthetic.js';

const today = '2026-06-20';
const of = (facts: Facts, moment = today, zone = 'UTC'): Case =>
  caseOf(facts, moment, shop({ timeZone: zone }));

/** A date as `first..last`, with an ellipsis for no bound; `not yet`; or a question mark before it where it may not have happened. */
function dateOf(subject: Case, name: string): string {
  const date = subject.dates.get(name)!;
  if (date.happened === false) return 'not yet';
  const first = date.lo <= DISTANT_PAST ? '…' : isoDay(date.lo);
  const range = date.lo === date.hi ? first : `${first}..${isoDay(date.hi)}`;
  return date.happened === null ? `? ${range}` : range;
}

const plainOf = (subject: Case, name: string): unknown => subject.plain.get(name)?.value;
const sourceOf = (subject: Case, name: string): string =>
  (subject.plain.get(name) ?? subject.dates.get(name))!.source;

describe('dates bound one another', () => {
  it('what came was bought and shipped before', () => {
    const subject = of({ deliveryDate: '2026-06-10' });
    expect(dateOf(subject, 'purchaseDate')).toBe('…..2026-06-10');
    expect(dateOf(subject, 'shipDate')).toBe('…..2026-06-10');
    expect(dateOf(subject, 'discoveredDate')).toMatch(/^\? .*\.\.2026-06-20$/);
  });

  it('what was bought came, if it came, no earlier', () => {
    const subject = of({ purchaseDate: '2026-06-05', orderStatus: 'delivered' });
    expect(dateOf(subject, 'shipDate')).toBe('2026-06-05..2026-06-20');
    expect(dateOf(subject, 'deliveryDate')).toBe('2026-06-05..2026-06-20');
  });

  it('rough dates narrow each other from both sides', () => {
    const subject = of({
      purchaseDate: { from: '2026-05-01', to: '2026-06-15' },
      shipDate: { from: '2026-05-10', to: '2026-06-12' },
      deliveryDate: { from: '2026-04-01', to: '2026-06-10' },
    });
    expect(dateOf(subject, 'purchaseDate')).toBe('2026-05-01..2026-06-10');
    expect(dateOf(subject, 'shipDate')).toBe('2026-05-10..2026-06-10');
    expect(dateOf(subject, 'deliveryDate')).toBe('2026-05-10..2026-06-10');
  });

  it('nothing that has happened lies after today', () => {
    expect(dateOf(of({ deliveryDate: { from: '2026-06-15', to: '2026-06-30' } }), 'deliveryDate')).toBe(
      '2026-06-15..2026-06-20',
    );
    expect(dateOf(of({}), 'purchaseDate')).toBe('…..2026-06-20');
    expect(dateOf(of({}), 'deliveryDate')).toBe('? …..2026-06-20');
  });
});

describe('a status and its dates follow from each other', () => {
  it.each([
    ['not_shipped', 'not yet', 'not yet'],
    ['shipped', '…..2026-06-20', 'not yet'],
    ['delivered', '…..2026-06-20', '…..2026-06-20'],
  ])('an order that is %s: shipped %s, delivered %s', (orderStatus, shipped, delivered) => {
    const subject = of({ orderStatus });
    expect([dateOf(subject, 'shipDate'), dateOf(subject, 'deliveryDate')]).toEqual([shipped, delivered]);
  });

  it.each<[Facts, string | undefined]>([
    [{ deliveryDate: '2026-06-10' }, 'delivered'],
    [{ deliveryDate: { from: '2026-06-01', to: '2026-06-10' } }, 'delivered'],
    [{ discoveredDate: '2026-06-10' }, 'delivered'],
    [{ returnShippedDate: '2026-06-10' }, 'delivered'],
    [{ shipDate: '2026-06-10' }, 'shipped'],
    [{ shipDate: '2026-06-10', deliveryDate: 'not_yet' }, 'shipped'],
    [{ shipDate: 'not_yet' }, 'not_shipped'],
    [{ deliveryDate: 'not_yet' }, undefined],
    [{ purchaseDate: '2026-06-10' }, undefined],
    [{}, undefined],
  ])('dates %j make the status %s', (facts, status) => {
    const subject = of(facts);
    expect(plainOf(subject, 'orderStatus')).toBe(status);
    if (status !== undefined) expect(sourceOf(subject, 'orderStatus')).toBe('derived');
  });

  it('a status that is left open keeps the values that fit', () => {
    expect(of({ deliveryDate: 'not_yet' }).possible.get('orderStatus')).toEqual(['not_shipped', 'shipped']);
    expect(of({}).possible.get('orderStatus')).toEqual(['not_shipped', 'shipped', 'delivered']);
  });

  it('an RMA and its date', () => {
    expect(plainOf(of({ rmaDate: '2026-06-10' }), 'rmaIssued')).toBe(true);
    expect(dateOf(of({ rmaIssued: true }), 'rmaDate')).toBe('…..2026-06-20');
    expect(dateOf(of({ rmaIssued: false }), 'rmaDate')).toBe('not yet');
    expect(dateOf(of({ rmaIssued: true, purchaseDate: '2026-06-05' }), 'rmaDate')).toBe(
      '2026-06-05..2026-06-20',
    );
  });
});

describe('the day on which the shop was told', () => {
  it('is today until stated', () => {
    const subject = of({ deliveryDate: '2026-06-10' });
    expect(dateOf(subject, 'noticeDate')).toBe(today);
    expect(subject.dates.get('noticeDate')).toMatchObject({ source: 'presumed', pending: true });
  });

  it('is the day of the RMA where that is known', () => {
    const subject = of({ rmaDate: '2026-06-10' });
    expect(dateOf(subject, 'noticeDate')).toBe('2026-06-10');
    expect(subject.dates.get('noticeDate')).toMatchObject({ source: 'derived', pending: false });
    expect(dateOf(of({ rmaDate: { from: '2026-06-01', to: '2026-06-10' } }), 'noticeDate')).toBe(
      '2026-06-01..2026-06-10',
    );
  });

  it('is what was stated, whatever the RMA says', () => {
    const subject = of({ rmaDate: '2026-06-10', noticeDate: '2026-06-08' });
    expect(dateOf(subject, 'noticeDate')).toBe('2026-06-08');
    expect(subject.dates.get('noticeDate')).toMatchObject({ source: 'stated', pending: false });
  });

  it('is today where no RMA has been issued', () => {
    expect(dateOf(of({ rmaDate: 'not_yet' }), 'noticeDate')).toBe(today);
  });

  it('is unknown where the customer does not know it', () => {
    const subject = of({ noticeDate: null, purchaseDate: '2026-06-05' });
    expect(sourceOf(subject, 'noticeDate')).toBe('unknown');
    expect(dateOf(subject, 'noticeDate')).toMatch(/^\? /);
  });

  it('is the day of the shop in its own zone', () => {
    expect(dateOf(of({}, '2026-06-20T03:00:00Z', 'America/Los_Angeles'), 'noticeDate')).toBe('2026-06-19');
    expect(dateOf(of({}, '2026-06-20T12:00:00Z', 'Pacific/Kiritimati'), 'noticeDate')).toBe('2026-06-21');
  });
});

describe('what is presumed until stated', () => {
  it.each([
    ['orderKind', 'standard'],
    ['proofOfPurchase', true],
    ['replaceable', true],
    ['sellerAuthorized', true],
    ['takenAbroad', false],
    ['addressError', false],
    ['deliveryRefused', false],
    ['modified', false],
    ['thirdPartyRepaired', false],
    ['giftIncluded', false],
    ['rmaIssued', false],
  ])('%s: %s', (name, value) => {
    const subject = of({});
    expect([plainOf(subject, name), sourceOf(subject, name)]).toEqual([value, 'presumed']);
  });

  it.each<[string, Facts[string]]>([
    ['orderKind', 'bulk'],
    ['proofOfPurchase', false],
    ['takenAbroad', true],
  ])('what is stated wins: %s %s', (name, value) => {
    const subject = of({ [name]: value });
    expect([plainOf(subject, name), sourceOf(subject, name)]).toEqual([value, 'stated']);
  });

  it('"I do not know" lifts a presumption', () => {
    const subject = of({ proofOfPurchase: null, takenAbroad: null });
    expect([plainOf(subject, 'proofOfPurchase'), sourceOf(subject, 'proofOfPurchase')]).toEqual([
      undefined,
      'unknown',
    ]);
    expect([plainOf(subject, 'takenAbroad'), sourceOf(subject, 'takenAbroad')]).toEqual([
      undefined,
      'unknown',
    ]);
  });

  it('the cause is harmless unless the item stopped working', () => {
    expect(plainOf(of({ problem: 'defective_on_arrival' }), 'cause')).toBe('manufacturing');
    expect(plainOf(of({ problem: 'none' }), 'cause')).toBe('manufacturing');
    const stopped = of({ problem: 'stopped_working' });
    expect([plainOf(stopped, 'cause'), sourceOf(stopped, 'cause')]).toEqual([undefined, 'open']);
    expect(plainOf(of({ problem: 'defective_on_arrival', cause: 'drop' }), 'cause')).toBe('drop');
  });

  it('an RMA matters only once the return was shipped', () => {
    expect(sourceOf(of({}), 'rmaIssued')).toBe('presumed');
    const shipped = of({ returnShippedDate: '2026-06-10' });
    expect([plainOf(shipped, 'rmaIssued'), sourceOf(shipped, 'rmaIssued')]).toEqual([undefined, 'open']);
  });

  it('no RMA, return or replacement has happened', () => {
    for (const name of ['rmaDate', 'returnShippedDate', 'returnReceivedDate', 'replacementDate']) {
      expect([dateOf(of({}), name), sourceOf(of({}), name)]).toEqual(['not yet', 'presumed']);
    }
  });

  it('a return is open once an RMA was issued', () => {
    expect(dateOf(of({ rmaIssued: true }), 'returnShippedDate')).toMatch(/^\? /);
    expect(dateOf(of({ request: 'refund_status' }), 'returnShippedDate')).toMatch(/^\? /);
  });

  it('the warranty card is there where the proof of purchase is', () => {
    expect(plainOf(of({}), 'warrantyCard')).toBe(true);
    expect(plainOf(of({ proofOfPurchase: false }), 'warrantyCard')).toBe(false);
    expect(sourceOf(of({ proofOfPurchase: null }), 'warrantyCard')).toBe('unknown');
    expect(plainOf(of({ proofOfPurchase: false, warrantyCard: true }), 'warrantyCard')).toBe(true);
  });
});

describe('the time of the order', () => {
  it('falls on the day of purchase, in the zone of the store', () => {
    const at = '2026-06-20T02:00:00Z';
    expect(dateOf(of({ orderedAt: at }), 'purchaseDate')).toBe('2026-06-20');
    expect(dateOf(of({ orderedAt: at }, today, 'America/Los_Angeles'), 'purchaseDate')).toBe('2026-06-19');
    expect(
      dateOf(of({ orderedAt: '2026-06-19T12:00:00Z' }, '2026-06-20', 'Pacific/Kiritimati'), 'purchaseDate'),
    ).toBe('2026-06-20');
  });

  it('lies within the day of purchase where only that is known', () => {
    const within = conditionOf('within: 12 hours from orderedAt until today');
    const truth = (facts: Facts, moment = today): unknown => truthOf(within, of(facts, moment));
    expect(truth({ purchaseDate: '2026-06-20' })).toBeNull();
    expect(truth({ purchaseDate: '2026-06-20' }, '2026-06-20T12:00:00Z')).toBe(true);
    expect(truth({ purchaseDate: '2026-06-18' })).toBe(false);
    expect(truth({ purchaseDate: { from: '2026-06-10', to: '2026-06-18' } })).toBe(false);
  });

  it('as a date, or a range of days, is any moment of it', () => {
    const within = conditionOf('within: 12 hours from orderedAt until today');
    const truth = (orderedAt: Facts[string]): unknown =>
      truthOf(within, of({ orderedAt }, '2026-06-20T08:00:00Z'));
    expect([truth('2026-06-20'), truth('2026-06-19'), truth('2026-06-18')]).toEqual([true, null, false]);
    expect(truth({ from: '2026-06-17', to: '2026-06-19' })).toBeNull();
    expect(dateOf(of({ orderedAt: '2026-06-10' }), 'purchaseDate')).toBe('2026-06-10');
    expect(dateOf(of({ orderedAt: { from: '2026-06-10', to: '2026-06-12' } }), 'purchaseDate')).toBe(
      '2026-06-10..2026-06-12',
    );
  });

  it('narrows a rough day of purchase', () => {
    const facts: Facts = {
      orderedAt: '2026-06-10T08:00:00Z',
      purchaseDate: { from: '2026-06-01', to: '2026-06-15' },
    };
    expect(dateOf(of(facts), 'purchaseDate')).toBe('2026-06-10');
  });
});

describe('what the policy itself derives', () => {
  const derive = (extra = ''): string =>
    `kind: derive\nfact: deliveryDate\nfrom: shipDate\nafter: 21 days\n${extra}says: counted from shipping\n`;
  const promise = 'id: promise\ntitle: Promise\nserves: [return, defect]\n';
  const policy = policyOf([promise, derive()]);
  const eager = policyOf([promise, derive('when: unstated\nrequests: [defect]\n')]);
  const withPolicy = (facts: Facts, rules = policy): Case => caseOf(facts, today, shop(), undefined, rules);

  it('stands where the customer does not know the day', () => {
    const subject = withPolicy({ shipDate: '2026-05-20', deliveryDate: null });
    expect(dateOf(subject, 'deliveryDate')).toBe('2026-06-10');
    expect(subject.derived).toHaveLength(1);
  });

  it('stands aside where the day is stated, open or cannot be told', () => {
    expect(dateOf(withPolicy({ shipDate: '2026-05-20', deliveryDate: '2026-05-28' }), 'deliveryDate')).toBe(
      '2026-05-28',
    );
    expect(withPolicy({ shipDate: '2026-05-20' }).derived).toEqual([]);
    expect(withPolicy({ deliveryDate: null }).derived).toEqual([]);
  });

  it('is rough where its start is', () => {
    const subject = withPolicy({ shipDate: { from: '2026-05-01', to: '2026-05-10' }, deliveryDate: null });
    expect(dateOf(subject, 'deliveryDate')).toBe('2026-05-22..2026-05-31');
  });

  it('is still to come when its day is', () => {
    expect(dateOf(withPolicy({ shipDate: '2026-05-30', deliveryDate: null }), 'deliveryDate')).toBe(
      '2026-06-20',
    );
    expect(dateOf(withPolicy({ shipDate: '2026-05-31', deliveryDate: null }), 'deliveryDate')).toBe(
      'not yet',
    );
  });

  it('does not set aside what is known otherwise', () => {
    const delivered = withPolicy({ shipDate: '2026-06-10', deliveryDate: null, orderStatus: 'delivered' });
    expect(dateOf(delivered, 'deliveryDate')).not.toBe('not yet');
    const found = withPolicy({ shipDate: '2026-05-20', deliveryDate: null, discoveredDate: '2026-06-01' });
    expect(found.dates.get('deliveryDate')!.hi).toBeLessThanOrEqual(dayNumber('2026-06-01'));
  });

  it('stands for a day that was not asked where the policy says so, for the requests that it names', () => {
    expect(dateOf(withPolicy({ request: 'defect', shipDate: '2026-05-20' }, eager), 'deliveryDate')).toBe(
      '2026-06-10',
    );
    expect(withPolicy({ request: 'return', shipDate: '2026-05-20' }, eager).derived).toEqual([]);
  });
});
