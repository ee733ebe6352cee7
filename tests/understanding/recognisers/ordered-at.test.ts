import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

const now = '2026-06-20T12:00:00Z';

describe('the moment of an order', () => {
  it.each([
    ['I ordered it yesterday at 9pm.', '2026-06-19T21:00:00Z'],
    ['I ordered two hours ago, please cancel.', '2026-06-20T10:00:00Z'],
    ['I ordered it on June 18 at 14:05.', '2026-06-18T14:05:00Z'],
    ['I placed my order today at 8:30 am (PST).', '2026-06-20T08:30:00-08:00'],
    ['Please cancel it. I ordered it today at 3:30 pm UK time.', '2026-06-20T15:30:00+01:00'],
    ['I bought it yesterday at 10:05 am Eastern time.', '2026-06-19T10:05:00-04:00'],
    ['I ordered it on January 3 at 9:15 pm (Pacific Standard Time).', '2026-01-03T21:15:00-08:00'],
  ])('%s', async (text, value) => {
    expect(await facts(text, { now })).toMatchObject({ orderedAt: value });
  });

  it('is no moment without a time of day', async () => {
    expect(await facts('I ordered it yesterday.', { now })).not.toHaveProperty('orderedAt');
  });

  it('is the order’s, not another’s', async () => {
    expect(await facts('It arrived yesterday at 9pm.', { now })).not.toHaveProperty('orderedAt');
  });
});
