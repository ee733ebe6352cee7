import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildIndex } from '../../src/retrieval/build-index.js';
import { loadShops, offTopicQuestions } from './development/shops.js';
import { concepts, small } from './small-shop.js';

const tiny = buildIndex([small], concepts);
const shops = loadShops();
const index = buildIndex(shops.stores, shops.concepts);

describe('an index of a small shop', () => {
  it('answers with the clause and its words', () => {
    const answer = tiny.answer('small', 'I threw away the box, is that a problem?');
    expect(answer.kind).not.toBe('none');
    expect(answer.clauses[0]).toMatchObject({
      role: 'decides',
      quote: 'Items must be in their original packaging.',
      clause: { id: 'small/return-packaging' },
    });
  });

  it('explains itself', () => {
    const { explanation } = tiny.answer('small', 'do I need the carton');
    expect(explanation.concepts).toContain('packaging');
    expect(explanation.signals[0]?.signals).toHaveProperty('nearest-ask');
    expect(explanation.grounds).toHaveProperty('explained');
  });

  it('says so when the policy does not say', () => {
    const answer = tiny.answer('small', 'do you match the price of other shops');
    expect(answer).toMatchObject({ kind: 'none', clauses: [] });
    expect(answer.explanation.foreignConcepts).toEqual(['price-match']);
  });

  it('ranks every clause, the best first', () => {
    const results = tiny.search('small', 'who pays the postage', 10);
    expect(results).toHaveLength(4);
    expect(results[0]?.clause.slug).toBe('return-postage');
    const scores = results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(tiny.search('small', 'who pays', 2)).toHaveLength(2);
  });

  it('gives the same answer when built again', () => {
    const again = buildIndex([small], concepts);
    for (const text of ['who pays the postage', 'the box', 'weather']) {
      expect(JSON.stringify(again.answer('small', text))).toBe(JSON.stringify(tiny.answer('small', text)));
    }
  });

  it('answers and searches alike whatever was asked before', () => {
    const long = `${'Nothing of this matters here. '.repeat(140)}Who pays the postage? I am asking small.`;
    const texts = ['who pays the postage', 'the box', 'weather', 'What does small say of the box?', long];
    const asked = fc.record({
      text: fc.constantFrom(...texts, long.slice(0, 4000)),
      store: fc.constantFrom('small', 'nowhere', null),
      searches: fc.boolean(),
    });
    const fresh = new Map<string, string>();
    fc.assert(
      fc.property(fc.array(asked, { minLength: 2, maxLength: 12 }), (asks) => {
        const used = buildIndex([small], concepts);
        for (const { text, store, searches } of asks) {
          const ask = (one: typeof used): string =>
            JSON.stringify(searches ? one.search(store, text) : one.answer(store, text));
          const key = JSON.stringify([text, store, searches]);
          if (!fresh.has(key)) fresh.set(key, ask(buildIndex([small], concepts)));
          expect([key, ask(used)]).toEqual([key, fresh.get(key)]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has no answer for a shop that it does not know', () => {
    expect(tiny.answer('nowhere', 'who pays').kind).toBe('none');
    expect(tiny.search('nowhere', 'who pays')).toEqual([]);
  });
});

describe('the index of all shops', () => {
  it.each([
    ['aqara', 'label is printed, too late to stop the order?', 'cancel-modify-late'],
    ['aqara', 'how many units are a bulk order', 'money-back-bulk-orders'],
    ['smartomi', 'mailman sent it back, do I get a new one', 'lost-or-returned'],
    ['smartomi', 'are your prices in US dollars?', 'price-currency'],
    ['smartwarepro', 'who pays import duties and VAT', 'customs-charges'],
    ['sonoff', 'how long does a paypal refund take', 'refund-time-paypal'],
    ['switchbot', 'does warranty cover water damage', 'warranty-misuse-damage'],
  ])('answers at %s: %s', (store, text, slug) => {
    const answer = index.answer(store, text);
    expect(answer.kind).not.toBe('none');
    expect(answer.clauses[0]?.clause.slug).toBe(slug);
  });

  it.each([
    ['aqara', 'do you match prices'],
    ['sonoff', 'can I pay with bitcoin'],
    ['switchbot', 'is there a student discount'],
    ['smartwarepro', 'can you gift wrap it'],
    ['smartomi', 'what is the weather like today'],
  ])('abstains at %s: %s', (store, text) => {
    expect(index.answer(store, text)).toMatchObject({ kind: 'none', clauses: [] });
  });

  it('quotes only what the clause says', () => {
    for (const { id } of shops.stores) {
      for (const text of ['who pays return shipping', 'warranty', 'what are my options', 'refund']) {
        for (const { clause, quote } of index.answer(id, text).clauses) expect(clause.text).toContain(quote);
      }
    }
  });

  it('takes the shop from the text when none is given', () => {
    expect(index.storesNamed('what is the warranty at SwitchBot?')).toEqual(['switchbot']);
    expect(index.answer(null, 'how long is the warranty at switchbot').store).toBe('switchbot');
  });

  it('else the shop that is surest', () => {
    expect(index.answer(null, 'what is the phone number of canada post').store).toBe('smartomi');
    expect(index.search(null, 'what is the phone number of canada post', 1)[0]?.clause.slug).toBe(
      'contact-canada-post',
    );
  });

  it('mends typing mistakes', () => {
    expect(index.answer('sonoff', 'how long does a paypla refnud take').clauses[0]?.clause.slug).toBe(
      'refund-time-paypal',
    );
  });

  it('answers the asking sentence of a longer text', () => {
    const text =
      'Hello there, I bought two of your switches last month for my new house. My electrician came over on Tuesday and we had a great time. ' +
      'The weather was lovely and the kids were playing in the garden. How long does a PayPal refund take?';
    expect(index.answer('sonoff', text).clauses[0]?.clause.slug).toBe('refund-time-paypal');
  });

  it.each(['', '   ', '?!', '🎉🎉🎉', '....', '\n\n', '123456789', '的 的 的', 'ok', 'thanks!', '\u0000'])(
    'abstains on %j',
    (text) => {
      expect(index.answer('sonoff', text).kind).toBe('none');
      expect(index.answer(null, text).kind).toBe('none');
    },
  );

  it('abstains quickly on 100 KB of junk', () => {
    const junk = Array.from({ length: 20_000 }, (_, at) => `q${((at * 7919) % 99991).toString(36)}x`)
      .join(' ')
      .slice(0, 100_000);
    const started = performance.now();
    expect(index.answer('smartomi', junk).kind).toBe('none');
    expect(index.answer('smartomi', 'a'.repeat(100_000)).kind).toBe('none');
    expect(index.answer('smartomi', '?'.repeat(100_000)).kind).toBe('none');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { kind, clauses, confidence } = index.answer('aqara', text);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(clauses.length === 0).toBe(kind === 'none');
        index.search(null, text);
      }),
      { numRuns: 60 },
    );
  });

  it('abstains on nearly everything that is off topic', () => {
    const texts = offTopicQuestions();
    const silent = texts.filter((text) => index.answer('sonoff', text).kind === 'none');
    expect(silent.length).toBeGreaterThanOrEqual(0.95 * texts.length);
  });
});
