import { describe, expect, it } from '@jest/globals';

import { candidatesOf } from '../../src/understanding/beside/candidates.js';
import { tellBeside } from '../../src/understanding/beside/tell.js';
import { besideTraits } from '../../src/understanding/beside/traits.js';
import { learn } from '../../src/understanding/said/learn.js';
import { parseDay } from '../../src/verdict/days.js';
import { facts, load, scene, TODAY } from './reader.js';

const today = parseDay(TODAY)!;
const nothing = { found: [], read: [] };

describe('what the words beside a day, a number or a place make of it', () => {
  it.each([
    ['My kettle switch, March 9 purchase, hums all night. Kindly repair it.', { purchaseDate: '2026-03-09' }],
    [
      'The postman brought my doorbell on June 12. It never rang. I want another.',
      { deliveryDate: '2026-06-12' },
    ],
    [
      'Purchase date: 4 May. Delivery date: 11 May. The dimmer buzzes since yesterday, it was silent before.',
      { purchaseDate: '2026-05-04', deliveryDate: '2026-05-11', discoveredDate: '2026-06-19' },
    ],
    ['Kindly send me a new lamp, mine came broken. Best regards, Ida, Bergen, Norway', { destination: 'NO' }],
    ['It is about 7 door sensors for our school, bought on May 2. Please cancel the order.', { quantity: 7 }],
  ])('%s', async (text, expected) => {
    expect(await facts(text)).toMatchObject(expected);
  });

  it.each([
    ['I did not buy it on May 3, whatever your system says about it.', 'purchaseDate'],
    ['If it arrives on June 25, can I return it? I am not sure that I will be at home.', 'deliveryDate'],
    ['I bought 3 sensors and a hub for the house of my parents.', 'quantity'],
    ['I refused it when the driver came yesterday. What happens to my money now?', 'deliveryDate'],
  ])('adds nothing that did not happen: %s', async (text, fact) => {
    expect(await facts(text)).not.toHaveProperty(fact);
  });

  it('knows every day, number and place, with what it reads as', async () => {
    const words = await scene('On May 3 I bought 4 bulbs for my flat in Norway; 03/04/2026 it was, I think.');
    expect(
      candidatesOf(words, today).map(({ kind, value, candidates }) => [kind, candidates ?? value]),
    ).toEqual([
      ['day', '2026-05-03'],
      ['day', ['2026-03-04', '2026-04-03']],
      ['number', 4],
      ['place', 'NO'],
    ]);
  });

  it('drops what a rule took for a fact where the words speak against it', async () => {
    const { lexicon } = await load();
    const words = await scene('It came on May 3.');
    const candidates = candidatesOf(words, today);
    const [traits = []] = besideTraits(words, candidates, nothing, lexicon.alike);
    const never = {
      stretches: [traits],
      says: new Set<number>(),
      open: new Set<number>(),
      counts: [1, 1] as const,
    };
    const model = learn(
      [{ fact: 'deliveryDate', value: true }],
      Array.from({ length: 40 }, () => never),
    );
    const flags = words.flagsAt(0, 1, []);
    const rule = { fact: 'deliveryDate', value: '2026-05-03', from: 3, to: 4, confidence: 0.9, flags };
    const found = [{ ...rule, recogniser: 'eventDates' }];
    expect(tellBeside(words, today, { found, read: [] }, model, lexicon.alike)).toEqual([]);
    // What was said in a phrase is not the rule's to lose.
    const said = [{ ...rule, recogniser: 'phrases' }];
    expect(tellBeside(words, today, { found: said, read: [] }, model, lexicon.alike)).toEqual(said);
  });
});

describe('where the writer lives, as the signature says it', () => {
  it.each([
    [
      'Please replace my lamp, it came broken yesterday.\n\nKind regards,\nThomas Ekberg\nUppsala, Sweden',
      'SE',
    ],
    ['Please replace my lamp, it came broken yesterday.\n\nThanks,\nAnil\nPhoenix, AZ', 'US'],
    ['Please replace my lamp, it came broken yesterday.\n\nBest regards,\nFlorence', undefined],
    ['Please replace my lamp, it came broken yesterday.\n\nBest regards,\nSofia Almeida', undefined],
    ['I live in Norway. Please replace my lamp.\n\nBest regards,\nIda\nParis, France', 'NO'],
  ])('%j', async (text, country) => {
    expect((await facts(text))['destination']).toBe(country);
  });
});
