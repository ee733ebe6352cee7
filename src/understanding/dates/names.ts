const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH_NUMBERS = new Map<string, number>([
  ...MONTHS.map((name, index): [string, number] => [name, index + 1]),
  ...MONTHS.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
  ['sept', 9],
  ['janurary', 1],
  ['febuary', 2],
  ['feburary', 2],
  ['agust', 8],
  ['septmber', 9],
  ['setember', 9],
  ['ocotber', 10],
  ['novmber', 11],
  ['decemeber', 12],
  ['decmber', 12],
]);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const WEEKDAY_NUMBERS = new Map<string, number>([
  ...WEEKDAYS.map((name, index): [string, number] => [name, index]),
  ...WEEKDAYS.map((name, index): [string, number] => [name.slice(0, 3), index]),
  ['tues', 2],
  ['weds', 3],
  ['wensday', 3],
  ['wendsday', 3],
  ['wednsday', 3],
  ['thur', 4],
  ['thurs', 4],
  ['thrusday', 4],
  ['firday', 5],
  ['saterday', 6],
  ['tuseday', 2],
]);

/** 1 to 12 for the name of a month, short or long. */
export function monthNumber(word: string): number | undefined {
  return MONTH_NUMBERS.get(word);
}

/** 0 (Sunday) to 6 for the name of a day of the week, short or long. */
export function weekdayNumber(word: string): number | undefined {
  return WEEKDAY_NUMBERS.get(word);
}

/** Names that are ordinary words, too: they need help from their neighbours. */
export const doubtfulNames: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'sat',
  'sun',
  'wed',
  'dec',
  'jan',
]);

/** Every name of a month or a weekday, short or long; weekdays also in the plural. */
export function nameWords(): string[] {
  const weekdays = [...WEEKDAY_NUMBERS.keys()];
  return [...MONTH_NUMBERS.keys(), ...weekdays, ...weekdays.map((name) => `${name}s`)];
}
