import { beforeAll, describe, expect, it } from '@jest/globals';

import { splitItems } from '../../../src/conversation/items/split-items.js';
import type { Facts } from '../../../src/model/fact.js';
import { realBot } from '../support.js';
import type { Bot } from '../talk.js';

let bot: Bot;
beforeAll(async () => {
  bot = await realBot();
}, 120_000);

interface Read {
  readonly facts: Facts;
  readonly words: readonly string[];
}

/** Items of a text: the customer's word for each, and its facts. */
function itemsOf(text: string): { name: string | null; facts: Facts; heard: Read }[] {
  const { read, notClaimed } = bot.parts;
  return splitItems(text, notClaimed, (part): Read => {
    const { facts } = read(part, { today: 20_624 });
    return {
      facts: Object.fromEntries(facts.map(({ fact, value }) => [fact, value])),
      words: facts.map(({ start, end }) => text.slice(start, end)),
    };
  }).map(({ name, facts, heard }) => ({ name, facts, heard }));
}

describe('several items in one text', () => {
  it('are two things of which one is faulty and the other is not wanted', () => {
    const [lock, hub, ...more] = itemsOf(
      'Both came on 10 June 2026. The smart lock was dead on arrival, the hub I want to return unopened.',
    );
    expect(more).toEqual([]);
    expect([lock!.name, hub!.name]).toEqual(['smart lock', 'hub']);
    expect(lock!.facts).toMatchObject({ request: 'defect', problem: 'defective_on_arrival' });
    expect(hub!.facts).toMatchObject({ request: 'return', condition: 'unopened' });
    for (const { facts } of [lock!, hub!]) expect(facts['deliveryDate']).toBe('2026-06-10');
    expect(hub!.heard.words).toContain('unopened');
  });

  it('are two things named in one breath, each with a trouble of its own', () => {
    const names = itemsOf(
      'I ordered a relay and a camera. The relay arrived with a big crack. The camera worked for a while, then it died.',
    ).map(({ name }) => name);
    expect(names).toEqual(['relay', 'camera']);
  });

  it('are the entries of a list that want something', () => {
    const items = itemsOf(
      'My order:\n1. relay: it stopped working\n2. plug: unopened, I want to return it\n',
    );
    expect(items.map(({ facts }) => facts['request'])).toEqual(['defect', 'return']);
  });

  it('leave out what is only praised', () => {
    expect(itemsOf('Two things:\n1) The hub: great, thank you!\n2) The probe was dead on arrival.')).toEqual(
      [],
    );
  });
});

describe('one item', () => {
  it.each([
    ['places', 'My plug is faulty. I have used it four times in the garden and want my money back.'],
    ['idioms', 'Where is my refund? Is it still on the cards, or should I put the lamp on the local paper?'],
    [
      'parts',
      'The lamp came broken: the glass is cracked, the switch never clicks. I want to return the thing.',
    ],
    [
      'people',
      'The camera is unopened. My roommate hates it, my doctor gave me a better one. I want to return it.',
    ],
    ['causes', 'The thunderstorm was bad, lightning struck and the bridge stopped working.'],
    ['accessories', 'I want to return the tilt, no fault. The panel that came with it is broken.'],
    ['another name', 'I bought a U100 lock and want to return it. The lock is unopened.'],
    ['the same trouble', 'The first one is dead. The second one is dead.'],
  ])('stays one whatever else is named: %s', (_what, text) => {
    expect(itemsOf(text)).toEqual([]);
  });
});
