import { beforeAll, describe, expect, it } from '@jest/globals';

import { calendarFile } from '../../src/conversation/replies/calendar.js';
import type { FactDefinition } from '../../src/model/fact.js';
import type { Verdict } from '../../src/model/verdict.js';
import { realBot } from './support.js';
import { type Bot, Talk } from './talk.js';

let bot: Bot;
beforeAll(async () => {
  bot = await realBot();
}, 120_000);

describe('the buttons of every question', () => {
  const ask = (fact: FactDefinition, request: string, text: string): unknown => {
    const talk = new Talk(bot, 'sonoff', '2026-06-20T10:00:00Z');
    talk.press({ action: 'fact', fact: 'request', value: request });
    const { current } = talk.state;
    if (!current) throw new Error('There is no case.');
    talk.state = { ...talk.state, current, pending: { kind: 'fact', fact: fact.name, boundary: null } };
    talk.say(text);
    return talk.state.current?.facts[fact.name];
  };

  it('are understood as what they say, typed or pressed, in every dialog', () => {
    const wrong: string[] = [];
    const { facts } = bot.parts.judge.knowledge.vocabulary;
    for (const dialog of new Set(bot.parts.dialogs.values())) {
      const [request = ''] = dialog.serves;
      for (const fact of facts.values()) {
        const own = dialog.questions.get(fact.name)?.choices ?? {};
        for (const { value, label } of fact.choices) {
          for (const text of new Set([label, own[String(value)] ?? label, label.toLowerCase()]))
            if (fact.name !== 'request' && ask(fact, request, text) !== value)
              wrong.push(`${dialog.id}: ${fact.name} "${text}"`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(["I don't know", 'Not yet'])('"%s" is understood of a date', (text) => {
    const fact = bot.parts.judge.knowledge.vocabulary.facts.get('deliveryDate');
    if (!fact) throw new Error('There is no such fact.');
    expect(ask(fact, 'return', text)).toBe(text === 'Not yet' ? 'not_yet' : null);
  });
});

describe('opening hours', () => {
  const said = (store: string, now: string): string => {
    const talk = new Talk(bot, store, now);
    return talk
      .press({ action: 'person' })
      .replies.flatMap(({ segments }) => segments.map(({ text }) => text))
      .join('\n');
  };

  it.each([
    ['a minute before the morning break', '2026-06-20T13:59:00Z', 'there now'],
    ['at the break', '2026-06-20T14:00:00Z', '20 June 2026, 10:00 (Los Angeles time)'],
    ['a minute before the break is over', '2026-06-20T16:59:00Z', '20 June 2026, 10:00 (Los Angeles time)'],
    ['after the break', '2026-06-20T17:00:00Z', 'there now'],
    ['a minute before midnight', '2026-06-21T06:59:00Z', 'there now'],
    ['in the break in winter, an hour later by the clock of the world', '2026-01-20T15:30:00Z', '10:00 (Los'],
  ])('of SwitchBot %s', (_, now, words) => {
    expect(said('switchbot', now)).toContain(words);
  });

  it('of SMARTOMI never end, and are not made up where a policy names none', () => {
    expect(said('smartomi', '2026-06-21T10:00:00Z')).toContain('there now');
    expect(said('sonoff', '2026-06-21T10:00:00Z')).not.toContain('there');
    expect(said('smartwarepro', '2026-06-21T10:00:00Z')).not.toContain('You can also');
  });
});

describe('the calendar file', () => {
  const verdictOf = (facts: Readonly<Record<string, string | boolean>>): Verdict => {
    const judged = bot.parts.judge.judge('sonoff', facts, '2026-06-20T10:00:00Z');
    if ('problems' in judged || !judged.verdict) throw new Error('There is no verdict.');
    return judged.verdict;
  };
  const facts = {
    ...{ request: 'return', deliveryDate: '2026-06-10', condition: 'unopened', boughtFrom: 'official_store' },
    ...{ originalPackaging: true, accessoriesIncluded: true },
  };
  const content = (): string =>
    calendarFile(bot.parts, verdictOf(facts), '2026-06-20T10:00:00Z')?.content ?? '';

  it('is an iCalendar object by RFC 5545: CRLF, lines of at most 75 octets, what must be there is there', () => {
    const lines = content().split('\r\n');
    expect(content()).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const unfolded = content().replaceAll('\r\n ', '').trim().split('\r\n');
    expect(unfolded.filter((line) => !/^[A-Z-]+(?:;[A-Z-]+=[^:;]+)*:/.test(line))).toEqual([]);
    const [first, last] = [unfolded[0], unfolded.at(-1)];
    expect([first, last]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    for (const name of [
      'VERSION:2.0',
      'PRODID:',
      'UID:',
      'DTSTAMP:20260620T100000Z',
      'BEGIN:VALARM',
      'TRIGGER:-P1D',
    ])
      expect(unfolded.filter((line) => line.startsWith(name))).toHaveLength(1);
  });

  it('holds the last day, to its end, with commas and semicolons escaped', () => {
    const unfolded = content().replaceAll('\r\n ', '');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20260710\r\nDTEND;VALUE=DATE:20260711');
    const text = /^(?:SUMMARY|DESCRIPTION):(.*)$/gm;
    for (const [, value = ''] of unfolded.matchAll(text))
      expect(value.replace(/\\[\\;,n]/g, '')).not.toMatch(/[;,\\]/);
  });

  it('is not made of a day that has passed', () => {
    const late = verdictOf({ ...facts, deliveryDate: '2026-05-01' });
    expect(calendarFile(bot.parts, late, '2026-06-20T10:00:00Z')).toBeNull();
  });
});
