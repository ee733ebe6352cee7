import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Facts } from '../../../src/model/fact.js';
import { buildCase, readNow } from '../../../src/verdict/case/case.js';
import { consider, Engine } from '../../../src/verdict/consider.js';
import { dayNumber, isoDay } from '../calendar.js';
import { runs } from '../support.js';
import { fact, policyOf, shop, values, vocabularyOf } from '../synthetic.js';

/** A shop where hours count: it was ordered at a moment of the day on which it was bought, and sent. */
const vocabulary = vocabularyOf(
  fact('request', 'choice', values({ return: '', cancel: '' })),
  fact('ordered', 'timestamp', 'dayOf: bought'),
  fact('bought', 'date'),
  fact('sent', 'event', 'notBefore: [bought]'),
);

/** Remedies tell which windows were kept. */
const remedies = ['refund', 'replacement', 'exchange'] as const;

interface Limits {
  readonly hours: number;
  readonly boughtDays: number;
  readonly sentDays: number;
}

function answersOfEngine(
  facts: Facts,
  { hours, boughtDays, sentDays }: Limits,
  today: string,
): string[] | null {
  const windows = [
    `${hours} hours from ordered`,
    `${boughtDays} days from bought`,
    `${sentDays} days from sent`,
  ];
  const rows = windows.map(
    (window, index) => `  - ${remedies[index]!}:\n    when: {within: ${window} until today}`,
  );
  const policy = policyOf([`id: promise\ntitle: Promise\nserves: [cancel]\ngives:\n${rows.join('\n')}\n`], {
    vocabulary,
  });
  const subject = buildCase({ request: 'cancel', ...facts }, vocabulary, shop(), [], readNow(today, 'UTC')!);
  if ('problems' in subject) return null;
  const { reachable } = consider(new Engine(policy, vocabulary), subject);
  return reachable
    .map((signature) => remedies.map((remedy) => (signature.remedies.includes(remedy) ? '1' : '0')).join(''))
    .sort();
}

const HOUR = 60;
const DAY = 24 * HOUR;
const FARTHEST_DAYS = 10;

/** Every answer that some moment of order, some moment of now and some day of sending give; all are tried. */
function answersByTrying(facts: Facts, { hours, boughtDays, sentDays }: Limits, today: string): string[] {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(today);
  const now = bare ? dayNumber(today) * DAY : Date.parse(today) / 60_000;
  const hoursOfDay = Array.from({ length: 24 }, (_, hour) => now + hour * HOUR);
  const nows = bare ? hoursOfDay.flatMap((start) => [start, start + HOUR - 1]) : [now];
  const found = new Set<string>();
  for (const moment of nows) {
    const day = Math.floor(moment / DAY);
    for (const ordered of isExact(facts['ordered'])
      ? [Date.parse(facts['ordered']) / 60_000]
      : moments(moment)) {
      const bought = Math.floor(ordered / DAY);
      if (ordered > moment || !fits(facts['ordered'], ordered) || !fits(facts['bought'], ordered)) continue;
      for (const sent of [null, ...Array.from({ length: day - bought + 1 }, (_, index) => bought + index)]) {
        if (!fitsSent(facts['sent'], sent)) continue;
        const kept = [
          moment - ordered <= hours * HOUR,
          day - bought <= boughtDays,
          sent === null || day - sent <= sentDays,
        ];
        found.add(kept.map((is) => (is ? '1' : '0')).join(''));
      }
    }
  }
  return [...found].sort();
}

/** Moments around every full hour before now and at both ends of every day. */
function moments(now: number): number[] {
  const list: number[] = [];
  for (let back = 0; back <= FARTHEST_DAYS * 24; back++) list.push(now - back * HOUR, now - back * HOUR - 1);
  const day = Math.floor(now / DAY);
  for (let back = 0; back <= FARTHEST_DAYS; back++) list.push((day - back) * DAY, (day - back + 1) * DAY - 1);
  return list;
}

function fits(value: Facts[string] | undefined, minute: number): boolean {
  if (value === undefined || value === null) return true;
  if (isExact(value)) return Date.parse(value) / 60_000 === minute;
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
  return minute >= dayNumber(from) * DAY && minute < (dayNumber(to) + 1) * DAY;
}

function isExact(value: unknown): value is string {
  return typeof value === 'string' && value.includes('T');
}

function fitsSent(value: Facts[string] | undefined, sent: number | null): boolean {
  if (value === undefined || value === null) return true;
  if (value === 'not_yet' || sent === null) return value === 'not_yet' && sent === null;
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
  return sent >= dayNumber(from) && sent <= dayNumber(to);
}

const today = '2026-06-20';
const noon = `${today}T12:00:00Z`;

describe('windows counted in hours and in days go together:', () => {
  const limits: Limits = { hours: 12, boughtDays: 2, sentDays: 1 };

  it.each<[string, Facts, string]>([
    ['ordered at a known moment', { ordered: '2026-06-19T20:00:00Z' }, noon],
    ['ordered on a known day', { bought: '2026-06-19' }, noon],
    ['nothing known', {}, noon],
    ['nothing known, on a bare day', {}, today],
    ['not sent yet', { sent: 'not_yet' }, noon],
    ['sent two days ago, so ordered more than 12 hours ago', { sent: '2026-06-18' }, noon],
    [
      'ordered within the last days, sent at some time after',
      { bought: { from: '2026-06-16', to: '2026-06-20' }, sent: { from: '2026-06-16', to: '2026-06-20' } },
      noon,
    ],
    ['ordered today, at a moment to come', { bought: today }, `${today}T00:30:00Z`],
  ])('%s', (_, facts, moment) => {
    expect(answersOfEngine(facts, limits, moment)).toEqual(answersByTrying(facts, limits, moment));
  });

  it('in every case', () => {
    const day = fc.nat(6).map((age) => isoDay(dayNumber(today) - age));
    const rough = fc.tuple(fc.nat(6), fc.nat(3)).map(([age, width]) => ({
      from: isoDay(dayNumber(today) - age - width),
      to: isoDay(dayNumber(today) - age),
    }));
    const moment = fc
      .nat(5 * 24)
      .map((back) => new Date((dayNumber(today) * DAY + 12 * HOUR - back * HOUR) * 60_000).toISOString());
    const anyFacts = fc.record(
      {
        ordered: fc.oneof(moment, day, rough, fc.constant(null)),
        bought: fc.oneof(day, rough, fc.constant(null)),
        sent: fc.oneof(day, rough, fc.constantFrom(null, 'not_yet')),
      },
      { requiredKeys: [] },
    );
    const anyLimits = fc.record({
      hours: fc.integer({ min: 1, max: 60 }),
      boughtDays: fc.nat(4),
      sentDays: fc.nat(4),
    });
    fc.assert(
      fc.property(
        anyFacts,
        anyLimits,
        fc.constantFrom(noon, today, `${today}T00:30:00Z`),
        (facts, own, now) => {
          const tried = answersByTrying(facts, own, now);
          expect(answersOfEngine(facts, own, now) ?? []).toEqual(tried);
        },
      ),
      runs(80),
    );
  });
});
