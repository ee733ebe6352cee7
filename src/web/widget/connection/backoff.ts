const FIRST = 1000;
const MOST = 30_000;

/**
 * Milliseconds to wait before the next attempt: doubled each time up to half a minute, and spread, so that the
 * customers of a server that comes back do not all come at once.
 * @param attempt failures so far, from 1
 * @param chance between 0 and 1
 */
export function backoff(attempt: number, chance: number): number {
  const whole = Math.min(MOST, FIRST * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
