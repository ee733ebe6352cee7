import * as z from 'zod';

import type { Problems } from './problems.js';
import { parseBySchema } from './schema-problems.js';
import { readYaml } from './yaml-source.js';

/** One thing of the field, with the phrases by which customers name it. */
export interface Concept {
  readonly id: string;
  /** `...` in a phrase stands for up to three words. */
  readonly phrases: readonly string[];
  /** `decisive`: a question that names it is about it; `light`: it says little by itself. */
  readonly weight: 'decisive' | 'normal' | 'light';
  /** Broader concepts named along with it. */
  readonly also: readonly string[];
  /** What holds only where this does not: a clause that speaks of it alone does not answer. */
  readonly opposite: readonly string[];
}

/** `dialogs/concepts.yaml`: the words of the field, and the words that belong to no field. */
export interface Concepts {
  readonly concepts: readonly Concept[];
  readonly background: readonly string[];
  /** Questions that no shop's policy answers: examples of what is not its matter. */
  readonly elsewhere: readonly string[];
}

const schema = z.strictObject({
  concepts: z.record(
    z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
    z.strictObject({
      phrases: z.array(z.string({ error: 'must be a text; put it in quotes' }).min(1)).min(1),
      weight: z.enum(['decisive', 'light']).optional(),
      also: z.array(z.string()).default([]),
      opposite: z.array(z.string()).default([]),
    }),
  ),
  background: z.array(z.string({ error: 'must be a text; put it in quotes' })).default([]),
  elsewhere: z.array(z.string({ error: 'must be a text; put it in quotes' })).default([]),
});

/**
 * Reads `dialogs/concepts.yaml`.
 * @returns null when it does not fit the schema (reported, each mistake with its line)
 */
export function parseConcepts(text: string, problems: Problems): Concepts | null {
  const yaml = readYaml(text, 1, problems);
  if (!yaml) return null;
  const data = parseBySchema(yaml.data, schema, yaml, problems, { whole: 'The file', fix: 'See the head of dialogs/concepts.yaml.' });
  if (!data) return null;
  const entries = Object.entries(data.concepts);
  const ids = new Set(entries.map(([id]) => id));
  for (const [id, { phrases, also, opposite }] of entries) {
    for (const [key, others] of Object.entries({ also, opposite })) {
      for (const [index, other] of others.entries()) {
        if (!ids.has(other)) problems.error(yaml.line(['concepts', id, key, index]), `There is no concept "${other}".`, 'Name a concept of this file.');
      }
    }
    for (const [index, phrase] of phrases.entries()) {
      if (phrases.indexOf(phrase) < index) problems.warn(yaml.line(['concepts', id, 'phrases', index]), `"${phrase}" stands twice.`, 'Remove one of them.');
    }
  }
  return {
    concepts: entries.map(([id, { phrases, weight, also, opposite }]): Concept => ({ id, phrases, weight: weight ?? 'normal', also, opposite })),
    background: data.background,
    elsewhere: data.elsewhere,
  };
}
