import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Verdict } from '../../../src/model/verdict.js';
import { writeCertificate } from '../../../src/verdict/certificate.js';
import { factsOf } from '../../../src/web/widget/card/facts.js';
import { timelinePoints } from '../../../src/web/widget/card/timeline-points.js';

const verdict = (part: Partial<Verdict>): Verdict =>
  ({ asOf: '2026-06-20', deadline: '2026-07-10', deadlines: [], ...part }) as unknown as Verdict;

const kinds = (
  part: Partial<Verdict>,
  facts: Record<string, string | { from: string; to: string }>,
): string[] => timelinePoints(verdict(part), facts).map(({ kind }) => kind);

describe('the days of a verdict in a drawing', () => {
  const facts = { purchaseDate: '2026-06-03', deliveryDate: '2026-06-10' };

  it('are bought, delivered, today and the last day, in the order of time', () => {
    expect(kinds({}, facts)).toEqual(['ordered', 'delivered', 'today', 'last']);
    expect(kinds({ deadline: '2026-06-15' }, facts)).toEqual(['ordered', 'delivered', 'last', 'today']);
  });

  it('hold a tick for each earlier deadline', () => {
    const deadlines = ['2026-06-24', '2026-07-10'].map((date) => ({ date, act: '', gives: '', clause: '' }));
    expect(kinds({ deadlines }, facts)).toEqual(['ordered', 'delivered', 'today', 'step', 'last']);
  });

  it('are the range where something is expected', () => {
    expect(kinds({ deadline: null, window: { from: '2026-06-25', to: '2026-07-02' } }, facts)).toEqual([
      'ordered',
      'delivered',
      'today',
      'earliest',
      'latest',
    ]);
  });

  it('are none without a last day, and leave out dates known only roughly', () => {
    expect(kinds({ deadline: null }, facts)).toEqual([]);
    expect(kinds({}, { purchaseDate: { from: '2026-06-01', to: '2026-06-05' } })).toEqual(['today', 'last']);
  });

  it('that fall together are one point, the weightier one', () => {
    expect(
      kinds({ deadline: '2026-06-20' }, { deliveryDate: '2026-06-01', purchaseDate: '2026-06-01' }),
    ).toEqual(['delivered', 'last']);
  });

  it('keep their order, stay within the drawing, and leave room for their words', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, day, (purchaseDate, deliveryDate, deadline, asOf) => {
        const points = timelinePoints(verdict({ asOf, deadline }), { purchaseDate, deliveryDate });
        points.forEach(({ at, date }, index) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
          const before = points[index - 1];
          if (before === undefined) return;
          expect(date > before.date).toBe(true);
          expect(at - before.at).toBeGreaterThanOrEqual(0.2);
        });
      }),
    );
  });
});

describe('the facts of a drawing', () => {
  const certificate = writeCertificate({
    store: 'sonoff',
    facts: { request: 'return', deliveryDate: '2026-06-10' },
    asOf: '2026-06-20',
    policy: 'p',
    engine: 'e',
  });

  it('are read from the certificate', () => {
    expect(factsOf({ certificate })).toEqual({ request: 'return', deliveryDate: '2026-06-10' });
  });

  it('are those that came along, where some did', () => {
    expect(factsOf({ certificate }, { shipDate: '2026-06-01' })).toEqual({ shipDate: '2026-06-01' });
  });

  it.each(['', 'cw2.abc', 'cw1.', 'cw1.!!!', 'cw1.bnVsbA'])('are none in %s', (other) => {
    expect(factsOf({ certificate: other })).toEqual({});
  });
});
