import type { Duration, DurationLeg, DurationUnit } from '../model/duration.js';

const UNITS: Readonly<Record<string, DurationUnit>> = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  'calendar day': 'days',
  'business day': 'businessDays',
  'working day': 'businessDays',
  week: 'weeks',
  month: 'months',
  year: 'years',
};

const LEG = /^(\d+) ((?:calendar |business |working )?[a-z]+?)s?$/;

/**
 * Reads "30 days", "2 weeks" or "5 business days then 1 day".
 * @returns null when it is not a duration
 */
export function parseDuration(text: string): Duration | null {
  const legs: DurationLeg[] = [];
  for (const part of text.trim().split(/\s+then\s+/)) {
    const match = LEG.exec(part.trim());
    const unit = UNITS[match?.[2] ?? ''];
    if (!match || !unit) return null;
    legs.push({ amount: Number(match[1]), unit });
  }
  return legs.length > 0 ? legs : null;
}

/** A window as written: "30 days from deliveryDate until noticeDate". */
export interface WrittenWindow {
  readonly length: Duration;
  readonly from: string;
  readonly until: string | null;
}

/** Reads a window; null when it is none. */
export function parseWindow(text: string): WrittenWindow | null {
  const match = /^(.+?)\s+from\s+(\w+)(?:\s+until\s+(\w+))?$/.exec(text.trim());
  const length = match ? parseDuration(match[1] ?? '') : null;
  return match?.[2] && length ? { length, from: match[2], until: match[3] ?? null } : null;
}
