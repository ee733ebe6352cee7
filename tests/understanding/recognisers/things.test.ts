import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('box, accessories and receipt', () => {
  it.each([
    ['I still have the original box.', true],
    ['It is in its original packaging.', true],
    ['Sealed in its original box with everything inside.', true],
    ['I threw away the box.', false],
    ['The original carton went out with the recycling.', false],
    ['I do not have the packaging anymore.', false],
  ])('tell of the packaging: %s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ originalPackaging: value });
  });

  it.each([
    ['All accessories are included.', true],
    ['All the accessories are in it.', true],
    ['The accessories are complete.', true],
    ['I lost the USB cable.', false],
    ['The accessories are gone.', false],
  ])('tell of the accessories: %s', async (text, value) => {
    expect(await facts(`I want to return it. ${text}`)).toMatchObject({ accessoriesIncluded: value });
  });

  it.each([
    ['I have the receipt.', true],
    ['No idea why it died. I kept the invoice.', true],
    ['Invoice attached.', true],
    ['I lost the receipt.', false],
    ['There is no receipt and no invoice.', false],
    ["Not sure if I still have the receipt, it's been a while.", null],
  ])('tell of the proof of purchase: %s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ proofOfPurchase: value });
  });

  it('share one word about a list of them', async () => {
    expect(await facts('I kept the box, the charger and the manual.')).toMatchObject({
      originalPackaging: true,
      accessoriesIncluded: true,
    });
  });

  it('"no" takes away only what comes after it', async () => {
    const read = await facts('Original box, all accessories, no receipt.');
    expect(read).toMatchObject({
      originalPackaging: true,
      accessoriesIncluded: true,
      proofOfPurchase: false,
    });
  });

  it('one part that is there says nothing of the others', async () => {
    expect(await facts('I have the charger here.')).not.toHaveProperty('accessoriesIncluded');
  });

  it('others who ask for the thing do not have it', async () => {
    expect(await facts('Do I need the receipt?')).not.toHaveProperty('proofOfPurchase');
  });
});

describe('a list without verbs', () => {
  it('says that its things are there', async () => {
    const read = await facts(
      'I would like to return it: never opened, original packaging, accessories complete.',
    );
    expect(read).toMatchObject({ originalPackaging: true, accessoriesIncluded: true, condition: 'unopened' });
  });

  it('says nothing of things that something else is said of', async () => {
    expect(await facts('The original box was wet.')).not.toMatchObject({ originalPackaging: true });
    expect(await facts('Original packaging?')).not.toHaveProperty('originalPackaging');
  });
});
