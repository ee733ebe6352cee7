import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('what is wrong', () => {
  it.each([
    ['It arrived dead.', 'defective_on_arrival'],
    ['It never worked.', 'defective_on_arrival'],
    ['The hub I unpacked today does not turn on.', 'defective_on_arrival'],
    ['It lay in a drawer until May 3; it had arrived defective.', 'defective_on_arrival'],
    ['It arrived with a cracked screen.', 'damaged_on_arrival'],
    ['The glass was shattered when I opened the parcel.', 'damaged_on_arrival'],
    ['It worked fine for two months, then it died.', 'stopped_working'],
    ['I bought it a year ago and now it does not turn on.', 'stopped_working'],
    ['You sent me the wrong item.', 'wrong_item'],
    ['The screws were missing from the box when it came.', 'missing_items'],
    ['There is nothing wrong with it, I just want to return it.', 'none'],
    ['I want to return it, it has no defect.', 'none'],
    ['I changed my mind and would like to return it.', 'none'],
  ])('%s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ problem: value });
  });

  it('who says that nothing is wrong speaks of no fault', async () => {
    const read = await facts(
      'I want to return the leak sensor. My boss quit, the leak is fixed, and nothing is wrong with it.',
    );
    expect(read).toMatchObject({ request: 'return', problem: 'none' });
  });

  it('but after a "but" a fault is one', async () => {
    const read = await facts(
      'Nothing is wrong with the display, but the motor is dead. I want to return it.',
    );
    expect(read['problem']).not.toBe('none');
  });
});
