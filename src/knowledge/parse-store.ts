import * as z from 'zod';

import type { OpeningHours, StoreInfo } from '../model/policy.js';
import type { Problems } from './problems.js';
import { parseBySchema } from './schema-problems.js';
import { readYaml } from './yaml-source.js';

const text = z.string().nullable().default(null);
const clock = z.string().regex(/^([01]?\d|2[0-4]):[0-5]\d$/, 'must be a time like "09:00"');

const schema = z.strictObject({
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  timeZone: z.string().optional(),
  holidays: z.string().optional(),
  contact: z
    .strictObject({ email: text, phone: text, url: text, hours: text, clauses: z.array(z.string()).default([]) })
    .default({ email: null, phone: null, url: null, hours: null, clauses: [] }),
  openingHours: z.array(z.strictObject({ days: z.array(z.number().int().min(1).max(7)), from: clock, to: clock })).default([]),
});

/**
 * Reads `store.yaml`.
 * @param id the name of the store's folder
 * @param holidayDays the days without business of a country, null for a calendar that does not exist
 * @returns null when it does not fit the schema (reported)
 */
export function parseStore(
  source: string,
  id: string,
  problems: Problems,
  holidayDays: (country: string) => ReadonlySet<number> | null,
): StoreInfo | null {
  const yaml = readYaml(source, 1, problems);
  if (!yaml) return null;
  const data = parseBySchema(yaml.data, schema, yaml, problems, { whole: 'The store', fix: 'See knowledge/README.md, "store.yaml".' });
  if (!data) return null;
  const zone = data.timeZone ?? 'UTC';
  if (!isTimeZone(zone)) {
    problems.error(yaml.line(['timeZone']), `"${zone}" is not a time zone.`, 'Write an IANA name such as America/Los_Angeles.');
  }
  const holidays = data.holidays === undefined ? null : holidayDays(data.holidays);
  if (data.holidays !== undefined && !holidays) {
    problems.error(yaml.line(['holidays']), `There is no holiday calendar "${data.holidays}".`, 'Write a country code such as US.');
  }
  return {
    id,
    name: data.name,
    aliases: data.aliases,
    contact: { ...data.contact, clauses: data.contact.clauses.map((slug) => `${id}/${slug}`) },
    timeZone: isTimeZone(zone) ? zone : 'UTC',
    timeZoneAssumed: data.timeZone === undefined,
    holidays: data.holidays ?? null,
    holidayDays: holidays ?? new Set(),
    openingHours: data.openingHours.map((hours): OpeningHours => ({ days: hours.days, from: minutes(hours.from), to: minutes(hours.to) })),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function minutes(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
