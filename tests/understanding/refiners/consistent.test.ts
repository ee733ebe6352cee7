import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('facts beside one another', () => {
  it('the condition of what broke in use is nothing to note', async () => {
    expect(await facts('I used it for a year and then it stopped working.')).not.toHaveProperty('condition');
  });

  it('an RMA’s day tells that there is an RMA', async () => {
    expect(await facts('You issued the RMA on June 8.')).toMatchObject({
      rmaDate: '2026-06-08',
      rmaIssued: true,
    });
  });

  it('of several conditions the worst one counts', async () => {
    expect(await facts('I opened it and used it once. I want to return it.')).toMatchObject({
      condition: 'used',
    });
  });

  it('on the way is on the way, with its day', async () => {
    const read = await facts('Cancel my order please. It was shipped on June 5 and is still in transit.');
    expect(read).toMatchObject({ request: 'cancel', shipDate: '2026-06-05', orderStatus: 'shipped' });
  });

  it('asking where the refund is, is not asking for one', async () => {
    expect(await facts('I sent it back on June 1. Where is my refund?')).not.toHaveProperty('wants');
  });

  it('a dealer, authorised or not, is another seller', async () => {
    expect(await facts('I got it from an authorized reseller and it died.')).toMatchObject({
      sellerAuthorized: true,
      boughtFrom: 'other_retailer',
    });
  });
});
