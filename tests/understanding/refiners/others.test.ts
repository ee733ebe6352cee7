import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('a replacement', () => {
  it('has a day of its own', async () => {
    expect(await facts('The replacement unit died. I got it on June 3.')).toMatchObject({
      replacementUnit: true,
      replacementDate: '2026-06-03',
    });
  });
});

describe('after a return', () => {
  it('"posted" and "signed for" speak of the way back', async () => {
    const read = await facts('I returned it. Posted on May 25, signed for on June 3. Where is my money?');
    expect(read).toMatchObject({ returnShippedDate: '2026-05-25', returnReceivedDate: '2026-06-03' });
  });
});

describe('who would take either', () => {
  it('prefers none', async () => {
    expect(await facts('It died. I want a refund or a replacement.')).not.toHaveProperty('wants');
  });

  it('but prefers what is not asked of the other', async () => {
    expect(await facts('It died. I want a refund, not a replacement.')).toMatchObject({ wants: 'refund' });
  });
});
