import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('where the order goes', () => {
  it.each([
    ['Can you ship to Canada?', 'CA'],
    ['I live in Germany. When will my order arrive?', 'DE'],
    ['My order goes to Valencia in Spain.', 'ES'],
    ['Where is my order? It is going to Denver.', 'US'],
    ['Customs here in Germany want 30 euros for my parcel.', 'DE'],
    ['Ship it to the US please.', 'US'],
  ])('%s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ destination: value });
  });

  it.each([
    'It is stuck in customs in Los Angeles.',
    'Please tell us more.',
    'It was made in China.',
    'You sent me the version for Brazil.',
    'I need a UK plug.',
  ])('is not said: %s', async (text) => {
    expect(await facts(text)).not.toHaveProperty('destination');
  });
});
