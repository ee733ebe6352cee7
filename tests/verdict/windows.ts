import type { Condition, WithinCondition } from '../../src/model/condition.js';
import type { Coverage } from '../../src/model/coverage.js';
import type { Facts, FactValue, Vocabulary } from '../../src/model/fact.js';
import type { Policy, StoreInfo } from '../../src/model/policy.js';
import { buildCase, readNow } from '../../src/verdict/case/case.js';
import { consider, Engine } from '../../src/verdict/consider.js';
import { dayNumber, isoDay, lastDay, minutesOfDay, plusDays } from './calendar.js';
import { textOf } from './support.js';

/** One window written in a coverage. */
export interface StoreWindow {
  readonly coverage: Coverage;
  readonly window: WithinCondition;
  /** For messages: "sonoff/doa line 35: 7 days from deliveryDate". */
  readonly name: string;
}

/** Facts of a case, with the day from which the window runs in them. */
export interface Context {
  readonly facts: Facts;
  readonly start: string;
}

/** Every window on which what the coverage gives can depend, wherever it stands in its block. */
export function windowsOf(policy: Policy): StoreWindow[] {
  return policy.coverages.flatMap((coverage) => {
    const rows = [...coverage.gives, ...coverage.sendBack].flatMap(({ when }) => (when ? [when] : []));
    const written = [...coverage.applies, ...coverage.rules.map(({ condition }) => condition), ...rows];
    return written.flatMap(below).map((window) => {
      const length = window.length.map(({ amount, unit }) => `${amount} ${unit}`).join(' then ');
      return {
        coverage,
        window,
        name: `${coverage.id} line ${window.line}: ${length} from ${window.from} until ${window.until}`,
      };
    });
  });
}

function below(condition: Condition): WithinCondition[] {
  if (condition.kind === 'within') return [condition];
  if (condition.kind === 'readings') return condition.options.flatMap((option) => below(option.condition));
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(below) : [];
}

/** Judges one coverage alone, in any zone. */
export class LoneCoverage {
  private readonly engine: Engine;

  constructor(
    private readonly policy: Policy,
    coverage: Coverage,
    private readonly vocabulary: Vocabulary,
  ) {
    const alone = { ...coverage, serves: [...coverage.serves, ...coverage.touches], touches: [] };
    this.engine = new Engine({ ...policy, coverages: [alone] }, vocabulary);
  }

  /** What the coverage gives, as a text; null where the facts contradict each other. */
  gives(facts: Facts, moment: string, store: StoreInfo): string | null {
    const now = readNow(moment, store.timeZone)!;
    const subject = buildCase(facts, this.vocabulary, store, this.policy.derivations, now);
    return 'problems' in subject ? null : textOf(consider(this.engine, subject).summary);
  }
}

/** How a window is tried: by whom the day of its end is set. */
export type Trial =
  /** The act happens today, by the clock of the zone, in the first and the last minute of the day. */
  | 'today'
  /** The act is a stated day, some days ago. */
  | 'stated';

const DAYS_AGO = 3;

/** What a coverage gives with the window starting on `base` and the act on the day, first and last minute. */
function tried(
  lone: LoneCoverage,
  { window }: StoreWindow,
  { facts, start }: Context,
  base: string,
  day: string,
  end: string,
  store: StoreInfo,
  trial: Trial,
): (string | null)[] {
  const moved = new Map(Object.entries(moveDates(facts, dayNumber(base) - dayNumber(start), store.timeZone)));
  moved.delete(window.until);
  moved.set(window.from, base);
  if (window.from === 'orderedAt') {
    moved.delete('purchaseDate');
    moved.set('orderedAt', minutesOfDayCached(base, store.timeZone).last);
  }
  if (trial === 'stated') {
    moved.set(window.until, day);
    return [lone.gives(Object.fromEntries(moved), plusDays(end, DAYS_AGO), store)];
  }
  if (window.until !== 'today' && window.until !== 'noticeDate') moved.set(window.until, 'not_yet');
  const { first, last } = minutesOfDayCached(day, store.timeZone);
  const placed = moved.get('orderedAt');
  // Nobody asks before the order is placed.
  const moments = [first, last].filter((moment) => typeof placed !== 'string' || moment >= placed);
  return moments.map((moment) => lone.gives(Object.fromEntries(moved), moment, store));
}

/** True where the window ends with the day `end`: nothing changes until then, and something does right after it. */
export function endsOn(
  lone: LoneCoverage,
  of: StoreWindow,
  context: Context,
  base: string,
  store: StoreInfo,
  trial: Trial,
): boolean {
  const end = isoDay(lastDay(dayNumber(base), of.window.length, store.holidayDays));
  const on = (day: string): (string | null)[] => tried(lone, of, context, base, day, end, store, trial);
  const before = end > base ? on(plusDays(end, -1)) : on(end);
  const [same, after] = [on(end), on(plusDays(end, 1))];
  const [kept] = same;
  return (
    kept !== null &&
    [...before, ...same].every((result) => result === kept) &&
    after.every((result) => result !== null && result !== kept)
  );
}

/** True where a window counted by the clock from a moment ends with its last minute. */
export function endsToTheMinute(
  lone: LoneCoverage,
  { window }: StoreWindow,
  facts: Facts,
  moment: string,
  store: StoreInfo,
): boolean {
  const sizes: Partial<Record<string, number>> = { hours: 60, minutes: 1 };
  const length = window.length.reduce((sum, { amount, unit }) => sum + amount * sizes[unit]!, 0);
  const after = (minutes: number): string | null => {
    const now = new Date(Date.parse(moment) + minutes * 60_000).toISOString();
    return lone.gives({ ...facts, [window.from]: moment }, now, store);
  };
  const kept = after(length);
  return kept !== null && after(length - 1) === kept && after(0) === kept && after(length + 1) !== kept;
}

/** The same facts so many days later; times of the day by the clock of the zone. */
function moveDates(facts: Facts, days: number, zone: string): Facts {
  const move = (value: FactValue): FactValue => {
    if (typeof value === 'object' && value !== null)
      return { from: plusDays(value.from, days), to: plusDays(value.to, days) };
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
    const day = plusDays(value.slice(0, 10), days);
    if (!value.includes('T')) return day;
    const [hours, minute] = [Number(value.slice(11, 13)), Number(value.slice(14, 16))];
    const start = Date.parse(minutesOfDayCached(day, zone).first);
    return new Date(start + (hours * 60 + minute) * 60_000).toISOString();
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, move(value)]));
}

const minutes = new Map<string, { first: string; last: string }>();

function minutesOfDayCached(iso: string, zone: string): { first: string; last: string } {
  const key = `${iso} ${zone}`;
  let known = minutes.get(key);
  if (!known) {
    const { first, last } = minutesOfDay(iso, zone);
    minutes.set(key, (known = { first: first.toISOString(), last: last.toISOString() }));
  }
  return known;
}
