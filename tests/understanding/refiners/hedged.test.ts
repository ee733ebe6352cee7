import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('what the customer is not sure of', () => {
  it.each([
    ['Not sure if I still have the receipt.', 'proofOfPurchase'],
    ["I don't know if I have the original box.", 'originalPackaging'],
    ['It stopped working and I have no idea why.', 'cause'],
  ])('is known to be unknown: %s', async (text, fact) => {
    expect((await facts(text))[fact]).toBeNull();
  });

  it('ends with the sentence', async () => {
    expect(await facts('It died, no idea why. I have the receipt.')).toMatchObject({ proofOfPurchase: true });
  });

  it('does not change what is asked for', async () => {
    expect(await facts("I'm not sure if you can help, I want to return my lock.")).toMatchObject({
      request: 'return',
    });
  });
});
