import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('what the customer wants done', () => {
  it.each([
    ['I want to return my lock.', 'return'],
    ['I want my money back', 'return'],
    ['My lock does not work.', 'defect'],
    ['Where is my order?', 'arrival'],
    ["where's my package", 'arrival'],
    ['when will it ship', 'dispatch'],
    ['My tracking number shows nothing.', 'tracking'],
    ['My package is lost.', 'lost_package'],
    ['Tracking says delivered but I never got it.', 'lost_package'],
    ['Please cancel my order.', 'cancel'],
    ['I need to change my delivery address.', 'change_address'],
    ['i cannot modify the delivery address', 'change_address'],
    ['where is my refund', 'refund_status'],
    ['I sent it back two weeks ago and still no refund.', 'refund_status'],
    ['How will I be paid back?', 'refund_method'],
    ['i expect a refund of $1200', 'refund_status'],
    ["I can't locate order 370795", 'arrival'],
    ['I ordered the wrong one and it has not shipped yet, I want my money back.', 'cancel'],
  ])('%s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ request: value });
  });

  it.each(['Hello', 'Thanks, that helped a lot', "I don't want to return it"])(
    'is not said: %s',
    async (text) => {
      expect(await facts(text)).not.toHaveProperty('request');
    },
  );

  it('a fault that is only mentioned does not make a lost package a defect', async () => {
    const read = await facts('The package with my defective lock never arrived, it is lost.');
    expect(read).toMatchObject({ request: 'lost_package' });
  });

  it('carries no days to choose from: they are the date’s', async () => {
    const { read } = await import('../reader.js');
    const { ambiguous } = await read('I bought it on 03/04/2026.');
    expect(ambiguous.map(({ fact }) => fact)).toEqual(['purchaseDate']);
  });
});
