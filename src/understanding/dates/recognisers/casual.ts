import { single } from '../calendar.js';
import { type DateRecogniser, past } from '../expression.js';
import { phraseTable } from '../fixed-phrases.js';
import { within } from '../numbers.js';

/** Phrases and the days before today that they mean: `[most, least]`. */
const PHRASES: readonly (readonly [string, readonly [number, number]])[] = [
  ['the day before yesterday', [2, 2]],
  ['day before yesterday', [2, 2]],
  ['the other day', [5, 2]],
  ['the other night', [5, 2]],
  ['the other week', [14, 6]],
  ['yesterday', [1, 1]],
  ['yday', [1, 1]],
  ['ysterday', [1, 1]],
  ['yesteday', [1, 1]],
  ['yesterdays', [1, 1]],
  ['last night', [1, 1]],
  ['last evening', [1, 1]],
  ['this morning', [0, 0]],
  ['this afternoon', [0, 0]],
  ['this evening', [0, 0]],
  ['tonight', [0, 0]],
  ['today', [0, 0]],
  ['todays', [0, 0]],
  ['just now', [0, 0]],
  ['earlier today', [0, 0]],
  ['the same morning', [0, 0]],
];

const table = phraseTable(PHRASES);

const TO_COME = new Set(['tomorrow', 'tmrw', 'tomorow']);
const UNITS_TO_COME = /^(?:week|month|year|weekend|days?|weeks|months|spring|summer|fall|autumn|winter)$/;

/** `yesterday`, `this morning`, `the other day`; and what is to come: `tomorrow`, `next week`. */
export const casual: DateRecogniser = (tokens, at, { today }) => {
  const found = table(tokens, at);
  if (found) {
    const [most, least] = found.value;
    return { meaning: past({ lo: today - most, hi: today - least }, today), next: found.next };
  }
  const word = tokens[at]?.word ?? '';
  if (TO_COME.has(word)) return { meaning: { kind: 'future' }, next: at + 1 };
  if (
    (word === 'next' || word === 'coming') &&
    UNITS_TO_COME.test(within(tokens, at + 1)?.word ?? '') &&
    tokens[at - 1]?.word !== 'the'
  ) {
    return { meaning: { kind: 'future' }, next: at + 2 };
  }
  if (word === 'now' && tokens.length === 1) return { meaning: past(single(today), today), next: at + 1 };
  return null;
};
