import type { Day } from '../../src/model/duration.js';
import type { FactValue } from '../../src/model/fact.js';
import { readDates } from '../../src/understanding/dates/read-dates.js';
import { tokenise } from '../../src/understanding/text/tokens.js';
import { formatDay, parseDay } from '../../src/verdict/days.js';
import { rangeOf } from './facts.js';
import { count, groupBy, type Report } from './report.js';
import type { PastDate, PublicData } from './sets.js';
import type { World } from './world.js';

const BAR = 90;
/** Days that a rough date may span to say something. */
const ROUGH = 31;

/** A date in words with what was read: by the date reader, as an answer, and of a purchase. */
interface ReadDate {
  readonly date: PastDate;
  /** Days or ranges of days, as text; for one of several days all of them. */
  readonly spans: readonly string[];
  readonly isRight: boolean;
  /** The day meant lies in a rough date of at most a month. */
  readonly isAround: boolean;
  /** The day meant is one of several of which the customer is asked. */
  readonly isOffered: boolean;
  readonly isRightAsAnswer: boolean;
  readonly isRightOfPurchase: boolean;
}

/** Past dates in words, by kind and by source; and dates that do not exist. */
export function reportDates(world: World, { pastDates, invalidDates }: PublicData, report: Report): void {
  if (pastDates.length === 0) return;
  const read = pastDates.map((date) => readDate(world, date));
  const clear = read.filter(({ date }) => !date.ambiguous);
  const share = (dates: readonly ReadDate[], of: keyof ReadDate): string =>
    report.share(
      count(dates, (one) => one[of] === true),
      dates.length,
    );
  const row = (name: string, dates: readonly ReadDate[], figure?: string): string[] => [
    name,
    String(dates.length),
    figure ?? share(dates, 'isRight'),
    share(dates, 'isAround'),
    share(dates, 'isOffered'),
    share(dates, 'isRightAsAnswer'),
    share(dates, 'isRightOfPurchase'),
  ];
  const right = count(clear, ({ isRight }) => isRight);
  const barred = report.share(right, clear.length, BAR, 'past dates in words, unambiguous');
  report.title(`past dates in words (%), bar ≥ ${BAR} % of the unambiguous`);
  report.table(
    ['', 'dates', 'right', 'roughly', 'asked, with it', 'as an answer', 'of a purchase'],
    [
      row('unambiguous', clear, barred),
      ...rows(clear, ({ kind }) => kind ?? ''),
      ...rows(clear, ({ src }) => src.split(':')[0] ?? src),
      row(
        'ambiguous',
        read.filter(({ date }) => date.ambiguous),
      ),
      row('all', read),
    ],
  );
  function rows(dates: readonly ReadDate[], key: (date: PastDate) => string): string[][] {
    return [...groupBy(dates, ({ date }) => key(date))].map(([name, own]) => row(`  ${name}`, own));
  }
  for (const { date, spans } of clear.filter(({ isRight }) => !isRight))
    report.misses.push(miss(date, spans));
  reportInvalid(invalidDates, report);
}

function miss(date: PastDate, spans: readonly string[]): { set: string; store: null } {
  return { set: 'dates', store: null, ...date, got: spans } as { set: string; store: null };
}

function readDate({ parts }: World, date: PastDate): ReadDate {
  const today = parseDay(date.ref.slice(0, 10)) ?? 0;
  const meant = date.expect === null ? null : parseDay(date.expect);
  const found = spansOf(date, today);
  const isMeant = ({ lo, hi }: Found): boolean =>
    meant !== null && (date.vague ? lo <= meant && meant <= hi : lo === meant && hi === meant);
  const isAround = ({ lo, hi }: Found): boolean =>
    meant !== null && lo <= meant && meant <= hi && hi - lo <= ROUGH;
  const asAnswer = parts.read(date.text, { today, expecting: 'purchaseDate' });
  const ofPurchase = parts.read(`I bought it ${date.text}.`, { today });
  const isRightFact = ({ facts }: typeof asAnswer): boolean =>
    facts.some(({ fact, value }) => fact === 'purchaseDate' && isMeant(asSpan(value)));
  return {
    date,
    spans: found.map(({ lo, hi }) => (lo === hi ? formatDay(lo) : `${formatDay(lo)}..${formatDay(hi)}`)),
    isRight: found.some((span) => !span.isOption && isMeant(span)),
    isAround: found.some((span) => !span.isOption && !isMeant(span) && isAround(span)),
    isOffered: found.some((span) => span.isOption && isMeant(span)),
    isRightAsAnswer: isRightFact(asAnswer),
    isRightOfPurchase: isRightFact(ofPurchase),
  };
}

interface Found {
  readonly lo: Day;
  readonly hi: Day;
  /** One of several days that the words may mean. */
  readonly isOption: boolean;
}

/** The days read from the words in question, in their sentence where there is one. */
function spansOf({ text, sentence }: PastDate, today: Day): Found[] {
  const words = sentence ?? text;
  const at = Math.max(0, words.indexOf(text));
  const end = words.includes(text) ? at + text.length : words.length;
  const tokens = tokenise(words, 0, words.length);
  // Words alone answer the question when; the reader is told so.
  const read = readDates(tokens, { today, bare: sentence === undefined, order: null, text: words });
  return read
    .filter(({ from, to }) => (tokens[from]?.start ?? 0) < end && (tokens[to - 1]?.end ?? 0) > at)
    .flatMap(({ meaning }): Found[] => {
      if (meaning.kind === 'days') return [{ ...meaning.span, isOption: false }];
      if (meaning.kind === 'options')
        return meaning.days.map((day) => ({ lo: day, hi: day, isOption: true }));
      return [];
    });
}

function asSpan(value: FactValue): Found {
  const range = rangeOf(value);
  return { lo: dayOf(range?.from), hi: dayOf(range?.to), isOption: false };
}

function dayOf(date: string | undefined): Day {
  return parseDay(date ?? '') ?? NaN;
}

function reportInvalid(dates: readonly PastDate[], report: Report): void {
  const read = dates.map((date) => ({ date, spans: spansOf(date, parseDay(date.ref.slice(0, 10)) ?? 0) }));
  const refused = count(read, ({ spans }) => spans.length === 0);
  report.note(`dates that do not exist: ${refused} of ${dates.length} not read as a day`);
  for (const { date, spans } of read.filter((one) => one.spans.length > 0))
    report.misses.push(
      miss(
        date,
        spans.map(({ lo }) => formatDay(lo)),
      ),
    );
}
