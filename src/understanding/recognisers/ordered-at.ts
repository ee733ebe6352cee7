import { momentAt, zoneAt } from '../dates/zones.js';
import type { Finding, Recogniser } from '../finding.js';
import { plain } from '../flags.js';
import type { Words } from '../words.js';
import { assignDates } from './assign-dates.js';
import type { RecogniseContext } from './recognise-context.js';

/** How many words may stand between the day and the time. */
const REACH = 5;
const MINUTES_A_DAY = 1440;
/** Orders and clock times looked at, at the most. */
const MOST = 50;

/** The moment of an order: `ordered yesterday at 9pm`, `two hours ago`. */
export const orderedAt =
  ({ now, offset }: RecogniseContext): Recogniser =>
  (words) => {
    const clocks = [...words.times].filter(([, { meaning }]) => meaning.kind === 'time');
    if (clocks.length === 0 && now === null) return [];
    const found: Finding[] = [];
    for (const { event, at, time } of assignDates(words, words.events).slice(0, MOST)) {
      if (event.fact !== 'purchaseDate' || !event.happened || event.negated || time.meaning.kind !== 'days')
        continue;
      const { lo, hi } = time.meaning.span;
      const place = { fact: 'orderedAt', confidence: 0.92, recogniser: 'orderedAt', flags: plain };
      if (time.minutesAgo !== undefined && now !== null) {
        found.push({ ...place, value: timestamp(now - time.minutesAgo, offset), from: at, to: at + 1 });
        continue;
      }
      const clock = clocks
        .slice(0, MOST)
        .find(([index]) => Math.abs(index - at) <= REACH && words.sentenceOf[index] === words.sentenceOf[at]);
      if (!clock || lo !== hi || clock[1].meaning.kind !== 'time') continue;
      const { minute } = clock[1].meaning;
      const named = clock[1].meaning.offset ?? zoneNear(words, Math.max(at, clock[0]));
      const value = momentAt(lo, minute, named ?? offset);
      found.push({ ...place, value, from: Math.min(at, clock[0]), to: Math.max(at, clock[0]) + 1 });
    }
    return found;
  };

/** A zone in brackets after the day and time: `at 3:40 pm yesterday (PST)`. */
function zoneNear({ tokens }: Words, at: number): string | null {
  return zoneAt(tokens, at + 1)?.zone ?? null;
}

function timestamp(utcMinutes: number, offset: string): string {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  const local = utcMinutes + (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const day = Math.floor(local / MINUTES_A_DAY);
  return momentAt(day, local - day * MINUTES_A_DAY, offset);
}
