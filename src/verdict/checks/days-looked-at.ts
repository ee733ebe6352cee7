/** A Wednesday in the middle of a month: the day on which combinations are laid out and witnesses live. */
export const TODAY = '2026-06-17T12:00:00Z';

/**
 * Days on which the calendar does what it does not do on that one: the other days of the week, the first and
 * last days of months of every length, days about holidays.
 */
export const OTHER_DAYS: readonly string[] = [
  ...['06-13', '06-14', '06-15', '06-16', '06-18', '06-19'].map((day) => `2026-${day}`),
  ...['02-28', '02-29', '03-01', '03-30', '03-31', '04-01', '04-30', '05-31', '12-26', '12-31'].map(
    (day) => `2028-${day}`,
  ),
  ...['01-01', '01-02', '01-31', '02-28', '03-01'].map((day) => `2029-${day}`),
];
