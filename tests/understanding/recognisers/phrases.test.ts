import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('facts said outright', () => {
  it.each([
    ['I bought it on Amazon.', { boughtFrom: 'other_retailer' }],
    ['I bought it from your online store.', { boughtFrom: 'official_store' }],
    ['I paid with PayPal.', { paymentMethod: 'paypal' }],
    ['It was a bulk order for our office.', { orderKind: 'bulk' }],
    ['I want my money back for the order from your shop.', { wants: 'refund' }],
    ['It stopped working, please send me a replacement.', { wants: 'replacement' }],
    ['The lamp died. Can it be repaired?', { wants: 'repair' }],
    ['I would like to return it and be refunded.', { wants: 'refund' }],
    ['I dropped it and now it does not work.', { cause: 'drop' }],
    ['It got wet and died.', { cause: 'water' }],
    ['It died after a power surge.', { cause: 'force_majeure' }],
    ['I flashed Tasmota on it.', { modified: true }],
    ['A repair shop opened it and replaced a part, then it stopped working.', { thirdPartyRepaired: true }],
    ['The free gift goes back too.', { giftReturned: true, giftIncluded: true }],
    ['I refused the delivery.', { deliveryRefused: true }],
    ['I gave you a wrong address.', { addressError: true }],
    ['The courier confirmed that the package is lost.', { lossConfirmed: true }],
    ['The tracking says "returned to sender".', { trackingStatus: 'returned_to_sender' }],
  ])('%s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });

  it.each([
    ['i want to retrun my swtich', { request: 'return' }],
    ['It stoped workign', { problem: 'stopped_working' }],
    ['cancelmyorder', {}],
    ['cancel my oder please', { request: 'cancel' }],
    ['please change the shippingaddress of my order', { request: 'change_address' }],
  ])('though misspelt: %s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });
});
