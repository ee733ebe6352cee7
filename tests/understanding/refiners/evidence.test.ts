import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('negation', () => {
  it.each([
    ['I never opened it.', { condition: 'unopened' }],
    ["I haven't used it, only opened the box.", { condition: 'opened_unused' }],
    ['It has not shipped yet, cancel it.', { orderStatus: 'not_shipped' }],
    ['Nobody has repaired it; it stopped working.', { thirdPartyRepaired: false }],
  ])('turns a value round: %s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });

  it('of what cannot be done asks for it all the more', async () => {
    expect(await facts("I can't cancel my order.")).toMatchObject({ request: 'cancel' });
    expect(await facts('I do not know how to return it.')).toMatchObject({ request: 'return' });
  });

  it('does not reach over a clause', async () => {
    expect(await facts("I don't need it, it was used once. I want to return it.")).toMatchObject({
      condition: 'used',
    });
  });
});

describe('other people', () => {
  it('do not tell of the writer’s case', async () => {
    expect(await facts("My neighbour's camera died.")).not.toHaveProperty('problem');
  });

  it('who repair the thing do', async () => {
    const read = await facts(
      'A friend who runs a repair shop replaced a capacitor, then it stopped working.',
    );
    expect(read).toMatchObject({ thirdPartyRepaired: true, problem: 'stopped_working' });
  });
});

describe('questions and suppositions', () => {
  it.each([
    ['Do you take back opened items?', 'condition'],
    ['If I open it, can I still return it?', 'condition'],
    ['What if it breaks?', 'problem'],
    ['Has my order shipped?', 'orderStatus'],
  ])('state nothing: %s', async (text, fact) => {
    expect(await facts(text)).not.toHaveProperty(fact);
  });
});
