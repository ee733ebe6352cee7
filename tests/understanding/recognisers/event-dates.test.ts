import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('which day is which', () => {
  it.each([
    [
      'Ordered on May 3, shipped May 5, arrived on May 10.',
      { purchaseDate: '2026-05-03', shipDate: '2026-05-05', deliveryDate: '2026-05-10' },
    ],
    ['On June 2 I bought a lock.', { purchaseDate: '2026-06-02' }],
    ['It came yesterday and died today.', { deliveryDate: '2026-06-19', discoveredDate: '2026-06-20' }],
    [
      'I ordered it on May 28, it arrived on the 3rd.',
      { purchaseDate: '2026-05-28', deliveryDate: '2026-06-03' },
    ],
    ['Bought May 3 (delivered May 9).', { purchaseDate: '2026-05-03', deliveryDate: '2026-05-09' }],
    ['I received my order (a switch, bought from you) on 2 June.', { deliveryDate: '2026-06-02' }],
    ['The hub I had bought from you on 15 March stopped working.', { purchaseDate: '2026-03-15' }],
    [
      'Three weeks ago the courier handed me the panel that I had ordered from you.',
      { deliveryDate: '2026-05-30' },
    ],
    ['I wrote to you about it on June 5.', { noticeDate: '2026-06-05' }],
    [
      'You gave me an RMA on June 8 and I sent it back on June 10.',
      { rmaDate: '2026-06-08', returnShippedDate: '2026-06-10' },
    ],
    [
      'I returned it on June 1 and your warehouse received it on June 6.',
      { returnShippedDate: '2026-06-01', returnReceivedDate: '2026-06-06' },
    ],
    ['You sent a replacement, which I received on 4 May. It broke.', { replacementDate: '2026-05-04' }],
    [
      'I bought it on May 1. It only left its box on June 18 when I unpacked it: dead.',
      { purchaseDate: '2026-05-01' },
    ],
  ])('%s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });

  it.each([
    ['It arrived a week after I ordered it. I ordered it on June 1.', { deliveryDate: '2026-06-08' }],
    ['Bought on June 1, delivered three days later.', { deliveryDate: '2026-06-04' }],
    ['It came on June 1 and stopped working the next day.', { discoveredDate: '2026-06-02' }],
    ['I have had it for two weeks.', { deliveryDate: '2026-06-06' }],
  ])('counts from other days: %s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });

  it('takes a date that was corrected', async () => {
    expect(await facts('I bought it on June 3, sorry, I mean June 5.')).toMatchObject({
      purchaseDate: '2026-06-05',
    });
    expect(await facts('It arrived on June 5, not June 3.')).toMatchObject({ deliveryDate: '2026-06-05' });
  });

  it('gives a date that only a sentence of its own names to the event before', async () => {
    expect(await facts('I bought a lock from you. That was on May 3.')).toMatchObject({
      purchaseDate: '2026-05-03',
    });
  });

  it.each([
    ['It should have arrived on June 3.', 'deliveryDate'],
    ['I need it by June 25.', 'deliveryDate'],
    ["It hasn't arrived since June 3.", 'deliveryDate'],
    ['If it arrives on June 25, can I return it?', 'deliveryDate'],
    ['I did not buy it on May 3.', 'purchaseDate'],
  ])('gives no day to what did not happen: %s', async (text, fact) => {
    expect(await facts(text)).not.toHaveProperty(fact);
  });
});
