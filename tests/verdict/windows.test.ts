import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Knowledge } from '../../src/knowledge/load.js';
import type { Policy, StoreInfo } from '../../src/model/policy.js';
import { readFacts } from '../../src/verdict/case/read-facts.js';
import { clockMinutes } from '../../src/verdict/days.js';
import type { Judge } from '../../src/verdict/judge.js';
import { realJudge, realKnowledge, stores } from './support.js';
import {
  type Context,
  endsOn,
  endsToTheMinute,
  LoneCoverage,
  type StoreWindow,
  type Trial,
  windowsOf,
} from './windows.js';

/** Days on which windows begin: month ends, leap days, year ends, changes of the clocks, holidays. */
const bases = [
  '2023-12-31',
  '2024-01-31',
  '2024-02-29',
  '2025-01-31',
  '2025-12-31',
  '2026-02-06',
  '2026-03-07',
  '2026-03-28',
  '2026-06-18',
  '2026-08-31',
  '2026-10-02',
  '2026-10-31',
  '2026-12-23',
  '2028-01-30',
  '2028-02-29',
];

/** From −11 to +14, with half and quarter hours, and clocks that change at midnight. */
const zones = [
  'Pacific/Pago_Pago',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'Atlantic/Azores',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];
const basesInZones = ['2024-01-31', '2025-12-31', '2026-03-07', '2026-10-24', '2028-02-29'];

/** Hours before clocks go forward or back somewhere, before a leap day and before a year ends. */
const momentsAroundChanges = [
  '2024-02-28T20:15:00Z',
  '2025-12-31T18:00:00Z',
  '2026-03-08T06:30:00Z',
  '2026-03-28T20:00:00Z',
  '2026-04-04T12:00:00Z',
  '2026-10-24T20:59:00Z',
  '2026-11-01T05:00:00Z',
];

const MOST_CONTEXTS = 3;
const probe = '2026-06-15';

let knowledge: Knowledge;
let judge: Judge;
beforeAll(async () => {
  knowledge = await realKnowledge();
  judge = await realJudge();
}, 60_000);

/** Cases of the examples, as written, in which the coverage turns on this very window. */
function contextsFor(
  policy: Policy,
  lone: LoneCoverage,
  of: StoreWindow,
  store: StoreInfo,
  trial: Trial,
): Context[] {
  const requests = [...of.coverage.serves, ...of.coverage.touches];
  const found: Context[] = [];
  for (const source of knowledge.sources.filter((one) => one.policy.store.id === policy.store.id)) {
    for (const example of source.examples) {
      if (found.length === MOST_CONTEXTS || !requests.includes(String(example.facts['request']))) continue;
      const { facts } = readFacts(example.facts, knowledge.vocabulary);
      const stated = facts[of.window.from];
      const start = (typeof stated === 'string' && stated !== 'not_yet' ? stated : example.today).slice(
        0,
        10,
      );
      const context = { facts, start };
      if (endsOn(lone, of, context, probe, store, trial)) found.push(context);
    }
  }
  return found;
}

/** The windows of a store counted in days, each with the coverage alone and cases that turn on it. */
function dayWindows(
  id: string,
): { of: StoreWindow; lone: LoneCoverage; contexts: Context[]; store: StoreInfo; policy: Policy }[] {
  return judge.knowledge.stores.get(id)!.versions.flatMap((policy) =>
    windowsOf(policy)
      .filter(({ window }) => clockMinutes(window.length) === null)
      .map((of) => {
        const lone = new LoneCoverage(policy, of.coverage, knowledge.vocabulary);
        const store = { ...policy.store, timeZone: 'UTC' };
        return { of, lone, store, contexts: contextsFor(policy, lone, of, store, 'today'), policy };
      }),
  );
}

describe.each(stores)('every window of %s', (id) => {
  let windows: ReturnType<typeof dayWindows>;
  beforeAll(() => {
    windows = dayWindows(id);
  });

  it('is turned on by a case of the examples', () => {
    expect(windows.filter(({ contexts }) => contexts.length === 0).map(({ of }) => of.name)).toEqual([]);
  });

  const wrong = (ends: (one: (typeof windows)[number], context: Context) => boolean): string[] =>
    windows
      .filter(({ contexts }) => contexts.length > 0)
      .filter((one) => !one.contexts.some((context) => ends(one, context)))
      .map(({ of }) => of.name);

  it.each(bases)('from %s is open until the end of its last day and not a minute longer', (base) => {
    expect(wrong(({ of, lone, store }, context) => endsOn(lone, of, context, base, store, 'today'))).toEqual(
      [],
    );
  });

  it('counts a day that was told just as today', () => {
    const stated = windows.filter(({ of }) => of.window.until !== 'today');
    const missed = stated.filter(
      ({ of, lone, store, policy }) =>
        !contextsFor(policy, lone, of, store, 'stated').some((context) =>
          bases.every((base) => endsOn(lone, of, context, base, store, 'stated')),
        ),
    );
    expect(missed.map(({ of }) => of.name)).toEqual([]);
  });

  it.each(zones)('ends at midnight by the clocks of %s', (timeZone) => {
    const missed = basesInZones.flatMap((base) =>
      wrong(({ of, lone, store }, context) =>
        endsOn(lone, of, context, base, { ...store, timeZone }, 'today'),
      ).map((name) => `${name}, from ${base}`),
    );
    expect(missed).toEqual([]);
  });
});

describe('every window counted in hours', () => {
  it('ends to the minute, in every zone and also when the clocks change', () => {
    const inHours = [...judge.knowledge.stores.values()].flatMap(({ versions }) =>
      versions.flatMap((policy) =>
        windowsOf(policy)
          .filter(({ window }) => clockMinutes(window.length) !== null)
          .map((of) => ({
            of,
            lone: new LoneCoverage(policy, of.coverage, knowledge.vocabulary),
            store: policy.store,
          })),
      ),
    );
    expect(inHours.length).toBeGreaterThan(0);
    const missed = inHours.filter(({ of, lone, store }) => {
      const facts = { request: of.coverage.serves[0]!, orderStatus: 'not_shipped' };
      return zones.some((timeZone) =>
        momentsAroundChanges.some(
          (moment) => !endsToTheMinute(lone, of, facts, moment, { ...store, timeZone }),
        ),
      );
    });
    expect(missed.map(({ of }) => of.name)).toEqual([]);
  });
});
