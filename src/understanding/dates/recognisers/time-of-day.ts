import type { Token } from '../../text/tokens.js';
import type { DateRead, DateRecogniser } from '../expression.js';
import { readNumber, within } from '../numbers.js';
import { zoneAt } from '../zones.js';

const CLOCK = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/;
const NOON = 12 * 60;

/** `9pm`, `8:30 am`, `21:15`, `noon`, `9 o'clock`, `at 8 in the morning`, `4PM PST`. */
export const timeOfDay: DateRecogniser = (tokens, at) => {
  const token = tokens[at];
  if (!token) return null;
  if (token.word === 'noon' || token.word === 'midday') return time(NOON, at + 1, tokens);
  if (token.word === 'midnight') return time(0, at + 1, tokens);
  const clock = token.kind === 'number' ? CLOCK.exec(token.word) : null;
  const hour = clock ? Number(clock[1]) : (readNumber(tokens, at)?.value ?? 99);
  const minute = clock ? Number(clock[2]) : 0;
  const next = clock ? at + 1 : (readNumber(tokens, at)?.next ?? at + 1);
  if (hour > 23 || minute > 59 || (token.kind === 'word' && clock)) return null;
  const half = halfOfDay(tokens, next);
  if (half) {
    if (hour > 12) return half.certain ? null : time(hour * 60 + minute, half.next, tokens);
    return time(((hour % 12) + (half.afternoon ? 12 : 0)) * 60 + minute, half.next, tokens);
  }
  const lead = tokens[at - 1]?.word ?? '';
  const near = [-5, -4, -3, -2, -1].map((offset) => tokens[at + offset]?.word ?? '');
  const evening = near.some((word) => /^(?:night|evening|tonight)$/.test(word));
  if (!clock && evening && /^(?:at|around|about)$/.test(lead) && hour >= 5 && hour <= 12)
    return time(((hour % 12) + 12) * 60, next, tokens);
  if (clock && token.word.includes(':')) return time(hour * 60 + minute, next, tokens);
  const isClock = within(tokens, next)?.word === 'oclock';
  if (isClock || (clock && lead === 'at'))
    return time((hour < 8 ? hour + 12 : hour) * 60 + minute, next + (isClock ? 1 : 0), tokens);
  return null;
};

/** `am`, `p.m.`, `a`, `in the evening`, `at night`. */
function halfOfDay(
  tokens: readonly Token[],
  at: number,
): { afternoon: boolean; certain: boolean; next: number } | null {
  const [first = '', second = '', third = ''] = [0, 1, 2].map(
    (offset) => within(tokens, at + offset)?.word ?? '',
  );
  if (first === 'am' || first === 'pm') return { afternoon: first === 'pm', certain: true, next: at + 1 };
  const touching = tokens[at]?.joined === true;
  if ((first === 'a' || first === 'p') && second === 'm' && (touching || tokens[at + 1]?.joined)) {
    return { afternoon: first === 'p', certain: true, next: at + 2 };
  }
  if ((first === 'a' || first === 'p') && touching)
    return { afternoon: first === 'p', certain: true, next: at + 1 };
  if (first === 'in' && second === 'the' && /^(?:morning|afternoon|evening)$/.test(third)) {
    return { afternoon: third !== 'morning', certain: false, next: at + 3 };
  }
  if (first === 'at' && second === 'night') return { afternoon: true, certain: false, next: at + 2 };
  if (first === 'this' && second === 'morning') return { afternoon: false, certain: false, next: at };
  return null;
}

function time(minute: number, next: number, tokens: readonly Token[]): DateRead {
  const named = within(tokens, next)?.gap === 0 ? zoneAt(tokens, next) : null;
  return { meaning: { kind: 'time', minute, offset: named?.zone ?? null }, next: named?.next ?? next };
}
