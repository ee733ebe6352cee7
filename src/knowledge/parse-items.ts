import * as z from 'zod';

import type { Problems } from './problems.js';
import { readBySchema } from './schema-problems.js';

/** Nouns, in lower case, that nobody makes a claim for. */
export type NotClaimed = ReadonlySet<string>;

const noun = z.string({ error: 'must be a word; put it in quotes' }).regex(/^\S+$/, 'must be one word');
const items = z.strictObject({ not_claimed: z.array(noun) });

/** Reads `dialogs/items.yaml`; empty when it does not fit the schema. */
export function parseItems(source: string, problems: Problems): NotClaimed {
  const data = readBySchema(source, items, problems, 'Write "not_claimed:", a list of nouns.');
  return new Set(data?.not_claimed.map((word) => word.toLowerCase()) ?? []);
}
