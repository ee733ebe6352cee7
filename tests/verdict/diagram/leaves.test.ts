import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseDuration } from '../../../src/knowledge/parse-duration.js';
import type { Duration } from '../../../src/model/duration.js';
import type { Facts, FactValue } from '../../../src/model/fact.js';
import { buildCase, readNow } from '../../../src/verdict/case/case.js';
import { consider, Engine } from '../../../src/verdict/consider.js';
import { sayDuration } from '../../../src/verdict/explain/words.js';
import { dayNumber, isoDay, lastDay } from '../calendar.js';
import { runs } from '../support.js';
import { policyOf, shop } from '../synthetic.js';
import { answersByTrying, type Question, tinyVocabulary, type Window } from './brute-force.js';

/** One remedy for each thing that is asked, so that the remedies of a verdict tell all the answers. */
const remedies = ['refund', 'replacement', 'exchange', 'repair', 'parts', 'gift_card'];

function engineFor(
  { windows, notYet }: Question,
  negated: readonly boolean[],
  holidays: ReadonlySet<number>,
): Engine {
  const rows = [
    ...windows.map(
      ({ from, until, length }, index) =>
        `{${negated[index] ? 'after' : 'within'}: "${sayDuration(length).replaceAll(' and then ', ' then ')} from ${from} until ${until}"}`,
    ),
    ...notYet.map((name) => `{${name}: not_yet}`),
  ];
  const gives = rows.map((when, index) => `  - ${remedies[index]!}:\n    when: ${when}`);
  const block = `id: promise\ntitle: Promise\nserves: [return]\ngives:\n${gives.join('\n')}\n`;
  const store = shop({ holidayDays: holidays });
  return new Engine(policyOf([block], { store, vocabulary: tinyVocabulary }), tinyVocabulary);
}

/** The answers that the engine holds possible; null where it finds the facts contradictory. */
function answersOfEngine(
  facts: Facts,
  question: Question,
  today: string,
  negated: readonly boolean[],
  holidays: ReadonlySet<number>,
): ReadonlySet<string> | null {
  const engine = engineFor(question, negated, holidays);
  const subject = buildCase(facts, tinyVocabulary, engine.policy.store, [], readNow(today, 'UTC')!);
  if ('problems' in subject) return null;
  const { reachable } = consider(engine, subject);
  const count = question.windows.length + question.notYet.length;
  return new Set(
    reachable.map((signature) =>
      Array.from({ length: count }, (_, index) => {
        const given = signature.remedies.some((remedy) => remedy === remedies[index]);
        const isTurned = index < question.windows.length && negated[index] === true;
        return given !== isTurned ? '1' : '0';
      }).join(''),
    ),
  );
}

const anyToday = fc.integer({ min: dayNumber('2023-12-20'), max: dayNumber('2028-03-10') }).map(isoDay);
const shortLength: fc.Arbitrary<Duration> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(9).map((amount) => [{ amount, unit: 'days' as const }]) },
  { weight: 3, arbitrary: fc.nat(5).map((amount) => [{ amount, unit: 'businessDays' as const }]) },
  fc.constant([{ amount: 1, unit: 'weeks' as const }]),
  fc.tuple(fc.nat(3), fc.nat(2)).map(([first, second]) => [
    { amount: first, unit: 'businessDays' as const },
    { amount: second, unit: 'days' as const },
  ]),
);
const monthLength: fc.Arbitrary<Duration> = fc
  .nat(2)
  .map((days) => [
    { amount: 1, unit: 'months' as const },
    ...(days > 0 ? [{ amount: days, unit: 'days' as const }] : []),
  ]);

const anyPair = fc.constantFrom<Pick<Window, 'from' | 'until'>>(
  { from: 'bought', until: 'today' },
  { from: 'bought', until: 'sent' },
  { from: 'bought', until: 'came' },
  { from: 'bought', until: 'told' },
  { from: 'sent', until: 'came' },
  { from: 'sent', until: 'told' },
  { from: 'sent', until: 'today' },
  { from: 'came', until: 'told' },
  { from: 'came', until: 'today' },
);
const windowsOf = (length: fc.Arbitrary<Duration>): fc.Arbitrary<Window[]> =>
  fc.array(
    fc.tuple(anyPair, length).map(([pair, own]): Window => ({ ...pair, length: own })),
    { minLength: 2, maxLength: 4 },
  );
const anyNotYet = fc.subarray<'sent' | 'came'>(['sent', 'came']);
const anyNegated = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
const anyHolidays = fc.array(fc.nat(25), { maxLength: 4 });

/** A date as the customer may know it; ages count back from today, so that a negative one lies ahead. */
const dated = (today: string): fc.Arbitrary<FactValue> =>
  fc.tuple(fc.integer({ min: -4, max: 24 }), fc.nat(12)).map(([age, width]) => {
    const [from, to] = [isoDay(dayNumber(today) - age - width), isoDay(dayNumber(today) - age)];
    return width === 0 ? to : { from, to };
  });

/** Facts on which the tests agree; undefined: left out. */
function anyFacts(today: string, isBounded: boolean): fc.Arbitrary<Facts> {
  const date = dated(today);
  const open = (...others: FactValue[]): fc.Arbitrary<FactValue | undefined> =>
    isBounded
      ? date
      : fc.oneof({ weight: 4, arbitrary: date }, fc.constant(undefined), fc.constantFrom(null, ...others));
  return fc
    .record({
      bought: open(),
      sent: open('not_yet'),
      came: open('not_yet'),
      told: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, date),
      status: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        fc.constantFrom('waiting', 'moving', 'here'),
      ),
    })
    .map((facts) => {
      const stated = Object.entries({ request: 'return', ...facts }).filter(
        ([, value]) => value !== undefined,
      );
      return Object.fromEntries(stated) as Facts;
    });
}

/** True where of two windows over the same two events now the one, now the other ends first. */
function overtake(windows: readonly Window[], today: number, holidays: ReadonlySet<number>): boolean {
  return windows.some((a) =>
    windows.some((b) => {
      if (a.from !== b.from || a.until !== b.until) return false;
      const starts = Array.from({ length: 150 }, (_, age) => today - age);
      const differences = starts.map(
        (start) => lastDay(start, a.length, holidays) - lastDay(start, b.length, holidays),
      );
      return differences.some((days) => days > 0) && differences.some((days) => days < 0);
    }),
  );
}

function agrees(isBounded: boolean, length: fc.Arbitrary<Duration>, numRuns: number): void {
  const anyCase = anyToday.chain((today) => fc.tuple(fc.constant(today), anyFacts(today, isBounded)));
  let contradictory = 0;
  fc.assert(
    fc.property(
      anyCase,
      windowsOf(length),
      anyNotYet,
      anyNegated,
      anyHolidays,
      ([today, facts], windows, notYet, negated, ages) => {
        const question: Question = { windows, notYet };
        const holidays = new Set(ages.map((age) => dayNumber(today) - age));
        fc.pre(!overtake(windows, dayNumber(today), holidays));
        const tried = answersByTrying(facts, question, dayNumber(today), holidays);
        const engine = answersOfEngine(facts, question, today, negated, holidays);
        if (tried.size === 0) contradictory += 1;
        expect(engine === null ? [] : [...engine].sort()).toEqual([...tried].sort());
      },
    ),
    runs(numRuns),
  );
  // The generator must not have produced nonsense only.
  expect(contradictory).toBeLessThan(runs(numRuns).numRuns * 0.9);
}

describe('the combinations that a case allows are exactly those of some assignment of days', () => {
  it('with every date known exactly or roughly', () => {
    agrees(true, shortLength, 300);
  });

  it('with dates open, unknown or still to come', () => {
    agrees(false, shortLength, 150);
  });

  it('with windows of months', () => {
    agrees(false, fc.oneof(shortLength, monthLength), 60);
  });
});

describe('windows over the same events of which now the one, now the other is longer', () => {
  const months = parseDuration('1 month')!;
  const days = parseDuration('30 days')!;
  const businessDays = parseDuration('5 business days')!;
  const week = parseDuration('1 week')!;

  it.each<[string, string, Facts, [Duration, Duration]]>([
    ['in February a month is the shorter', '2026-03-02', { bought: '2026-01-31' }, [days, months]],
    ['in July 30 days are the shorter', '2026-08-31', { bought: '2026-07-31' }, [days, months]],
    ['over any days', '2026-03-02', {}, [days, months]],
    ['a week against five business days', '2025-08-24', {}, [week, businessDays]],
  ])('are each kept on its own: %s', (_, today, facts, lengths) => {
    const windows = lengths.map((length): Window => ({ from: 'bought', until: 'today', length }));
    const question: Question = { windows, notYet: [] };
    const stated = { request: 'return', ...facts };
    const tried = answersByTrying(stated, question, dayNumber(today), new Set());
    expect(answersOfEngine(stated, question, today, [], new Set())).toEqual(tried);
  });
});

describe('a region in which no day lies', () => {
  it('is not held possible between two that are', () => {
    // From Wednesday both windows have passed on Saturday, from Thursday neither has.
    const [today, facts] = [
      '2028-03-04',
      { request: 'return', came: { from: '2028-03-01', to: '2028-03-04' } },
    ];
    const windows = ['2 days', '2 business days'].map((length): Window => ({
      from: 'came',
      until: 'told',
      length: parseDuration(length)!,
    }));
    const question: Question = { windows, notYet: [] };
    const none = new Set<number>();
    expect(answersOfEngine(facts, question, today, [], none)).toEqual(new Set(['00', '11']));
    expect(answersByTrying(facts, question, dayNumber(today), none)).toEqual(new Set(['00', '11']));
  });
});

describe('facts are contradictory exactly when no assignment of days fits them', () => {
  const oneWindow: Question = {
    windows: [{ from: 'bought', until: 'today', length: [{ amount: 3, unit: 'days' }] }],
    notYet: [],
  };
  const none = new Set<number>();

  it('for any dates and status', () => {
    const anyCase = anyToday.chain((today) => fc.tuple(fc.constant(today), anyFacts(today, false)));
    fc.assert(
      fc.property(anyCase, ([today, facts]) => {
        const possible = answersByTrying(facts, oneWindow, dayNumber(today), none).size > 0;
        expect(answersOfEngine(facts, oneWindow, today, [], none) !== null).toBe(possible);
      }),
      runs(400),
    );
  });
});
