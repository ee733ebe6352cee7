import { describe, expect, it } from '@jest/globals';

import { facts } from '../reader.js';

describe('for how long the tracking has stood still', () => {
  it.each([
    ['The tracking has not moved for 9 days.', 9],
    ['The tracking stopped updating nine days ago.', 9],
    ['My package has been stuck in transit since June 10.', 10],
    ['No tracking update for two weeks.', 14],
    ['The tracking stopped updating. It has been 12 days.', 12],
  ])('%s', async (text, value) => {
    expect(await facts(text)).toMatchObject({ trackingStoppedDays: value });
  });

  it('is not told of other things that stopped', async () => {
    expect(await facts('My lock stopped working nine days ago.')).not.toHaveProperty('trackingStoppedDays');
    expect(await facts('If the tracking does not move for 9 days, what then?')).not.toHaveProperty(
      'trackingStoppedDays',
    );
  });
});
