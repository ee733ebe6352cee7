import { describe, expect, it } from '@jest/globals';

import { StoreNames } from '../../src/retrieval/store-names.js';

const names = new StoreNames([
  { id: 'sonoff', names: ['SONOFF', 'itead'] },
  { id: 'switchbot', names: ['SwitchBot'] },
  { id: 'aqara', names: ['Aqara'] },
]);

describe('the names of shops', () => {
  it.each<[string, string[]]>([
    ['my Sonoff switch died', ['sonoff']],
    ['does SwitchBot’s warranty beat sonoff?', ['switchbot', 'sonoff']],
    ['switch bot curtain', ['switchbot']],
    ['Switch-Bot curtain', ['switchbot']],
    ['an itead relay', ['sonoff']],
    ['how long is the sonof warranty', ['sonoff']],
    ['a swithcbot hub', ['switchbot']],
    ['swich bot meter', ['switchbot']],
    ['my aquara lock', ['aqara']],
    ['sonoff or aqarra', ['sonoff']],
    ['I switched it off, so no bots', []],
    ['my switchboard is broken', []],
    ['', []],
  ])('are found in "%s"', (text, ids) => {
    expect(names.namedIn(text)).toEqual(ids);
  });
});
