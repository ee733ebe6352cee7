import { beforeAll, describe, expect, it } from '@jest/globals';

import { ask } from '../../../src/conversation/ask/ask.js';
import type { AskParts } from '../../../src/conversation/ask/ask-parts.js';
import type { AskResult } from '../../../src/conversation/ask/result.js';
import { realAsk } from '../../real.js';

let parts: AskParts;
beforeAll(async () => {
  ({ parts } = await realAsk());
}, 60_000);

const asked = (text: string, store?: string): AskResult =>
  ask(parts, { text, today: '2026-06-20', ...(store === undefined ? {} : { store }) });
const slugs = ({ citations }: AskResult): string[] =>
  citations.map(({ clause }) => clause.split('/')[1] ?? '');

describe('a text that asks for several things', () => {
  it('has each question answered, and all of them in its text', () => {
    const result = asked('Who pays return shipping, and how long does the refund take?', 'aqara');
    expect(result.parts?.map(({ kind }) => kind)).toEqual(['answer', 'answer']);
    expect(result.parts?.map((part) => slugs(part)[0])).toEqual([
      'non-quality-shipping-cost',
      'refund-time-processing',
    ]);
    for (const part of result.parts ?? []) expect(result.text).toContain(part.text);
    expect(slugs(result)).toEqual(
      expect.arrayContaining(['non-quality-shipping-cost', 'refund-time-processing']),
    );
  });

  it('says for each question that the policy is silent on that it is', () => {
    const result = asked('Who pays return shipping? Do you price match?', 'aqara');
    expect(result.kind).toBe('answer');
    expect(result.parts?.map(({ kind, citations }) => [kind, citations.length > 0])).toEqual([
      ['answer', true],
      ['no_answer', false],
    ]);
  });

  it('has the case judged and the other questions answered', () => {
    const result = asked(
      'My hub arrived broken on June 15, I ordered it on your site on June 10. Can I get a new one? Who pays for shipping it back?',
      'aqara',
    );
    expect(result.parts?.map(({ kind }) => kind === 'answer')).toEqual([false, true]);
    expect(result.parts?.[0]?.verdict).not.toBeNull();
    expect(slugs(result.parts?.[1] ?? result)).toContain('warranty-shipping-cost');
  });

  it('has each item judged on its own facts and on what holds for the whole order', () => {
    const text =
      'I ordered two things on June 1st and they arrived on June 16. The first one is a camera, it came with a cracked ' +
      'lens and I want a replacement. The second one is a switch, I never opened it and just don’t want it, can I return it?';
    const result = asked(text, 'sonoff');
    expect(result.parts).toHaveLength(2);
    const values = result.parts?.map(({ facts }) =>
      Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
    );
    expect(values?.[0]).toMatchObject({ request: 'defect', deliveryDate: '2026-06-16' });
    expect(values?.[1]).toMatchObject({
      request: 'return',
      condition: 'unopened',
      deliveryDate: '2026-06-16',
    });
    expect(values?.[1]?.['problem'] ?? 'none').toBe('none');
    for (const part of result.parts ?? [])
      for (const { from, start, end } of Object.values(part.facts)) expect(text.slice(start, end)).toBe(from);
  });

  it('is left whole where its second question cannot stand alone', () => {
    expect(asked('Do you ship on Saturday and what does it cost?', 'smartwarepro').parts).toBeUndefined();
  });
});

describe('a text on which the policy is silent', () => {
  it.each([
    ['smartwarepro', 'Can I cancel my order before it ships?'],
    ['smartwarepro', 'what is your return address'],
    ['switchbot', 'may I have your e-mail address'],
    ['aqara', 'which courier should I take for the return'],
    ['aqara', 'The courier says that my parcel is lost, will you send another?'],
  ])('cites nothing and offers a person: %s, %s', (store, text) => {
    const { kind, citations, suggestions } = asked(text, store);
    expect({ kind, citations, suggestions }).toEqual({
      kind: 'no_answer',
      citations: [],
      suggestions: ['Talk to a person'],
    });
  });
});

describe('a text that asks nothing and tells of a thing of one’s own', () => {
  it.each(['my device is broken', 'my plug has a problem'])('"%s" is asked on about', (text) => {
    const result = asked(text, 'sonoff');
    expect([result.kind, result.asks?.fact]).toEqual(['question', expect.any(String)]);
  });

  it('is not asked on about what no shop sells', () => {
    expect(asked('I want to cancel my gym membership', 'sonoff').kind).toBe('no_answer');
  });
});

describe('a text to no shop', () => {
  it('is put to the one that it names, a slip forgiven', () => {
    expect(asked('how long is the sonof warranty').store).toBe('sonoff');
    expect(asked('I would like to return my switch bot curtain').store).toBe('switchbot');
  });

  it('is asked which of the shops it means that it names', () => {
    const { kind, suggestions } = asked('Has Aqara or SONOFF the longer warranty?');
    expect([kind, suggestions]).toEqual(['choose_store', ['Aqara', 'SONOFF']]);
  });

  it.each(['how do I fix a hole in a wall', 'what time is it in Tokyo', 'play some jazz'])(
    'is no shop’s matter where none speaks of it: %s',
    (text) => {
      expect(asked(text)).toMatchObject({ kind: 'no_answer', store: null, citations: [] });
    },
  );
});

describe('the words of an answer', () => {
  it('have no marks of lists in them, and the list that belongs to them', () => {
    const { text } = asked('what do I have to write in the mail when I want to return something', 'aqara');
    expect(text).toContain('• Order number');
    expect(text).not.toMatch(/[“•] ?[-•]/);
  });
});
