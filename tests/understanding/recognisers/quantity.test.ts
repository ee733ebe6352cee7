import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('how many', () => {
  it.each([
    ['I ordered 12 switches.', 12],
    ['We bought a dozen sensors.', 12],
    ['qty: 10', 10],
    ['I bought both bulbs.', 2],
    ['One of my four sensors died.', 4],
    ['I want to return the two cameras I bought.', 2],
    ['We bought 24 door and window sensors.', 24],
    ['I ordered two by mistake.', 2],
    ['bought 3 x smart plug', 3],
  ])('%s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ quantity: value });
  });

  it.each([
    'I bought a 4 gang switch.',
    'I bought it 3 weeks ago.',
    'Order 12345',
    'It failed 3 times.',
    'I bought 3 sensors and a hub.',
    'The 2.4 GHz sensor I bought',
    'I had to search through three shoe boxes.',
  ])('says nothing: %s', async (text) => {
    expect(await facts(text)).not.toHaveProperty('quantity');
  });
});
