import * as z from 'zod';

import { readNow } from '../../../verdict/case/case.js';

/** Most UTF-16 units of a text. */
export const LONGEST_TEXT = 20_000;
const MOST_LISTED = 40;

/** A store that exists. */
export function storeField(ids: readonly string[]): z.ZodType<string> {
  const listed = ids.slice(0, MOST_LISTED).join(', ');
  const more = ids.length > MOST_LISTED ? `, … (${ids.length} in all, see /api/v1/stores)` : '';
  return z.enum(ids).meta({ description: `one of ${listed}${more}` });
}

/** The day or the moment at which a case is judged. */
export const today = z
  .string()
  .refine((text) => readNow(text, 'UTC') !== null)
  .meta({
    description:
      'a date that exists (YYYY-MM-DD) or a timestamp with offset such as 2026-06-20T08:00:00-07:00',
    examples: ['2026-06-20', '2026-06-20T08:00:00-07:00'],
  });

/** A customer's words. */
export const text = z
  .string()
  .max(LONGEST_TEXT)
  .refine((words) => words.trim() !== '')
  .meta({ description: `a text of 1 to ${LONGEST_TEXT} characters that is not blank` });

/** The most results of a search. */
export const limit = z.int().min(1).max(50).meta({ description: 'a whole number from 1 to 50' });

/** A language tag. */
export const locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/)
  .meta({ description: 'a language tag such as en or en-US' });
