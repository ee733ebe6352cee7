import Holidays from 'date-holidays';

const FIRST_YEAR = 2015;
const LAST_YEAR = 2045;
const calendars = new Map<string, ReadonlySet<number> | null>();

/**
 * Public holidays of a country, substitute days included, as day numbers (days since 1970-01-01),
 * for 2015 to 2045.
 * @param country code such as `US` (whose public holidays are the federal ones)
 * @returns null when there is no such calendar
 */
export function holidayDays(country: string): ReadonlySet<number> | null {
  const known = calendars.get(country);
  if (known !== undefined) return known;
  const calendar = new Holidays();
  const exists = country in calendar.getCountries();
  if (exists) calendar.init(country);
  const days = new Set<number>();
  for (let year = FIRST_YEAR; exists && year <= LAST_YEAR; year++) {
    for (const holiday of calendar.getHolidays(year)) {
      if (holiday.type === 'public') days.add(Math.floor(Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`) / 86_400_000));
    }
  }
  const result = exists ? days : null;
  calendars.set(country, result);
  return result;
}
