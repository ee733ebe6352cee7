import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Command } from '../../src/model/message.js';
import { runs, stores } from '../verdict/support.js';
import { SourceCheck } from './sourced.js';
import { realBot } from './support.js';
import { type Bot, Talk } from './talk.js';

let bot: Bot;
let sources: SourceCheck;
beforeAll(async () => {
  bot = await realBot();
  sources = new SourceCheck(bot.parts);
}, 120_000);

const sentences = [
  ...['I want to return it', 'it broke', 'my order never came', 'yes', 'no', "I don't know", 'why?', '03/04'],
  ...[
    'it came on 5 June 2026',
    'last month',
    'before',
    'later',
    'sorry, it was the 5th, not the 3rd',
    'aqara',
  ],
  ...[
    'what if it was unopened?',
    'and the other one?',
    'start over',
    'write it for me',
    'remind me',
    'agent',
  ],
  ...[
    'not yet',
    'the second one',
    'skip',
    'What did you take for granted?',
    'cancel my order',
    '30 February 2026',
  ],
];
const commands: readonly Command[] = [
  ...(['person', 'restart', 'why', 'claim', 'calendar', 'hello'] as const).map((action) => ({ action })),
  { action: 'store', store: 'switchbot' },
  { action: 'store', store: 'nowhere' },
  { action: 'feedback', helpful: false },
];
const values = fc.oneof(
  fc.constantFrom(
    '2026-06-01',
    '2026-02-30',
    'not_yet',
    'used',
    'official_store',
    '',
    '__proto__',
    null,
    true,
    -1,
    1e9,
  ),
  fc.record({ from: fc.constant('2026-06-10'), to: fc.constantFrom('2026-06-01', '2026-06-20') }),
);
const factCommand = fc.record({
  action: fc.constantFrom('fact' as const, 'what_if' as const),
  fact: fc.constantFrom(
    'deliveryDate',
    'purchaseDate',
    'condition',
    'request',
    'nothing',
    '__proto__',
    'quantity',
  ),
  value: values,
});
/** Control characters, emoji, halves of surrogate pairs, markup, another script, and very much of anything. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  }),
  fc.constantFrom(
    '\u0000\u0007\u001b[31m',
    '👩‍👩‍👧‍👦🔥',
    '\ud800',
    '\udc00 5 June',
    '<b>\'"&lt;</b>',
    '{"a":[1]}',
    '﷽﷽',
    '     ',
  ),
  fc
    .constantFrom('a', 'return ', '5 June 2026 ', '?', '\n', 'I bought it. ')
    .map((text) => text.repeat(5_000)),
);
const message = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: odd },
  { weight: 2, arbitrary: fc.constantFrom(...commands) },
  { weight: 1, arbitrary: factCommand },
);

describe('whatever a customer writes or presses', () => {
  it('is answered, with a source for each sentence, and leaves a state that survives JSON', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, ...stores),
        fc.array(message, { minLength: 1, maxLength: 7 }),
        (store, messages) => {
          const talk = new Talk(bot, store, '2026-06-20T10:00:00Z');
          for (const one of messages) {
            const result = typeof one === 'string' ? talk.say(one) : talk.press(one);
            expect(result.replies.length).toBeGreaterThan(0);
            expect(result.replies.every(({ segments }) => segments.length > 0)).toBe(true);
            expect(sources.unsourced(result)).toEqual([]);
            expect(talk.state).toEqual(result.state);
          }
        },
      ),
      { ...runs(40), seed: 4 },
    );
  });
});
