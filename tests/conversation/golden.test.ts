import { beforeAll, describe, expect, it } from '@jest/globals';

import { check } from './expectations.js';
import { goldenScripts } from './script.js';
import { SourceCheck } from './sourced.js';
import { realBot } from './support.js';
import { type Bot, Talk } from './talk.js';

let bot: Bot;
let sources: SourceCheck;
beforeAll(async () => {
  bot = await realBot();
  sources = new SourceCheck(bot.parts);
}, 120_000);

const scripts = goldenScripts();

describe.each([...new Set(scripts.map(({ file }) => file))])('%s', (file) => {
  it.each(scripts.filter((script) => script.file === file).map((script) => [script.title, script] as const))(
    '%s',
    (_, { store, now, known, exchanges }) => {
      const talk = new Talk(bot, store, now, known);
      for (const { said, expected, line } of exchanges) {
        const result = typeof said === 'string' ? talk.say(said) : talk.press(said);
        try {
          check(expected, result, store);
          expect(sources.unsourced(result)).toEqual([]);
          expect(result.replies.length).toBeGreaterThan(0);
        } catch (error) {
          const words = result.replies.flatMap(({ segments }) => segments.map(({ text }) => text)).join('\n');
          const what = error instanceof Error ? error.message : String(error);
          throw new Error(`${file}:${line} after ${JSON.stringify(said)}\n${what}\nThe bot said:\n${words}`, {
            cause: error,
          });
        }
      }
    },
  );
});
