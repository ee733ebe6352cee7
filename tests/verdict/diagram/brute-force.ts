import type { Duration } from '../../../src/model/duration.js';
import type { Facts } from '../../../src/model/fact.js';
import { lastDay } from '../calendar.js';
import { fact, values, vocabularyOf } from '../synthetic.js';

/** Dates of a tiny shop: it was bought, sent, came; the shop was told, today unless said otherwise. */
export const tinyVocabulary = vocabularyOf(
  fact('request', 'choice', values({ return: '', defect: '' })),
  fact('bought', 'date'),
  fact('sent', 'event', 'notBefore: [bought]'),
  fact('came', 'event', 'notBefore: [bought, sent]'),
  fact('told', 'event', 'notBefore: [bought]\ndefaults: [today]'),
  fact(
    'status',
    'choice',
    values({
      waiting: 'sent: false, came: false',
      moving: 'sent: true, came: false',
      here: 'sent: true, came: true',
    }),
  ),
);

/** A window as the tests state it. */
export interface Window {
  readonly from: 'bought' | 'sent' | 'came';
  readonly until: 'sent' | 'came' | 'told' | 'today';
  readonly length: Duration;
}

/** What is asked of every assignment: which windows were kept and which events are still to come. */
export interface Question {
  readonly windows: readonly Window[];
  readonly notYet: readonly ('sent' | 'came')[];
}

/** An assignment of a day to every date; null: it has not happened. */
type Assignment = Readonly<Record<'bought' | 'sent' | 'came' | 'told', number | null>>;

/**
 * Every combination of answers that some assignment of concrete days gives, each as a text of 0 and 1.
 * Nothing here is clever: all days are tried.
 */
export function answersByTrying(
  facts: Facts,
  question: Question,
  today: number,
  holidays: ReadonlySet<number>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const earliest = earliestDay(facts, question, today, holidays);
  const ends = question.windows.map(({ length }) =>
    Array.from({ length: today - earliest + 1 }, (_, index) => lastDay(earliest + index, length, holidays)),
  );
  const days = (name: 'bought' | 'sent' | 'came' | 'told'): readonly (number | null)[] =>
    possibleDays(facts, name, earliest, today);
  const [sentDays, cameDays, toldDays] = [days('sent'), days('came'), days('told')];
  for (const bought of days('bought')) {
    for (const sent of sentDays) {
      if (sent !== null && sent < bought!) continue;
      for (const came of cameDays) {
        if (came !== null && (sent === null || came < sent)) continue;
        if (!fitsStatus(facts['status'], sent, came)) continue;
        for (const told of toldDays) {
          if (told !== null && told < bought!) continue;
          found.add(answer({ bought, sent, came, told }, question, ends, earliest, today));
        }
      }
    }
  }
  return found;
}

function answer(
  days: Assignment,
  { windows, notYet }: Question,
  ends: readonly (readonly number[])[],
  earliest: number,
  today: number,
): string {
  let bits = '';
  windows.forEach(({ from, until }, index) => {
    const start = days[from];
    const act = until === 'today' ? today : (days[until] ?? today);
    bits += start === null || act <= ends[index]![start - earliest]! ? '1' : '0';
  });
  for (const name of notYet) bits += days[name] === null ? '1' : '0';
  return bits;
}

function fitsStatus(status: unknown, sent: number | null, came: number | null): boolean {
  if (status === 'waiting') return sent === null && came === null;
  if (status === 'moving') return sent !== null && came === null;
  if (status === 'here') return sent !== null && came !== null;
  return true;
}

/** The days that the facts leave, and null where the event may be still to come. */
function possibleDays(
  facts: Facts,
  name: string,
  earliest: number,
  today: number,
): readonly (number | null)[] {
  const value = facts[name];
  const open = (first: number, last: number): number[] => {
    const end = Math.min(last, today);
    return end < first ? [] : Array.from({ length: end - first + 1 }, (_, index) => first + index);
  };
  if (name === 'told' && value === undefined) return [today];
  if (value === 'not_yet') return [null];
  if (value === undefined || value === null)
    return name === 'bought' ? open(earliest, today) : [null, ...open(earliest, today)];
  const [from, to] = typeof value === 'object' ? [value.from, value.to] : [String(value), String(value)];
  return open(Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000);
}

/** So far back that every order of dates and ends of windows fits in after it. */
function earliestDay(
  facts: Facts,
  { windows }: Question,
  today: number,
  holidays: ReadonlySet<number>,
): number {
  let known = today;
  for (const value of Object.values(facts)) {
    const from = typeof value === 'object' && value !== null ? value.from : value;
    const day = typeof from === 'string' ? Date.parse(`${from}T00:00:00Z`) / 86_400_000 : Number.NaN;
    if (!Number.isNaN(day)) known = Math.min(known, day);
  }
  const longest = Math.max(0, ...windows.map(({ length }) => lastDay(today, length, holidays) - today));
  const isOpen = ['bought', 'sent', 'came'].some((name) => facts[name] === undefined || facts[name] === null);
  // A holiday lengthens the windows that run over it, so days before it are tried too.
  const oldest = Math.min(known, ...holidays);
  return isOpen ? Math.min(known - 3 * (longest + 5), oldest - longest - 10) : known;
}
