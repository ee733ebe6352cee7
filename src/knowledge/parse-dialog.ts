import * as z from 'zod';

import type { Dialog } from '../model/dialog.js';
import type { Vocabulary } from '../model/fact.js';
import type { Problems } from './problems.js';
import { readBySchema } from './schema-problems.js';

const question = z.strictObject({
  ask: z.string().min(1).nullable().default(null),
  why: z.string().min(1).nullable().default(null),
  choices: z.record(z.string(), z.string().min(1)).default({}),
});

const schema = z.strictObject({
  serves: z.array(z.string()).min(1),
  opens: z.string(),
  questions: z.record(z.string(), question).default({}),
  outcomes: z.strictObject({ eligible: z.string(), conditional: z.string(), not_eligible: z.string(), not_stated: z.string() }),
  claim: z.strictObject({ subject: z.string().min(1) }).nullable().default(null),
});

/**
 * Reads one guided dialog, `dialogs/return.yaml` and its like.
 * @param id name of the file without its ending
 * @returns null when it does not fit the schema; that it names unknown requests, facts or choices is reported too
 */
export function parseDialog(text: string, id: string, vocabulary: Vocabulary, problems: Problems): Dialog | null {
  const data = readBySchema(text, schema, problems, 'See the other dialogs in dialogs/.');
  if (!data) return null;
  const requests = vocabulary.facts.get('request')?.choices.map(({ value }) => String(value)) ?? [];
  for (const request of data.serves) {
    if (!requests.includes(request)) problems.error(1, `"${request}" is no request.`, `Serve one of ${requests.join(', ')}.`);
  }
  for (const [name, { choices }] of Object.entries(data.questions)) {
    const fact = vocabulary.facts.get(name);
    if (!fact) problems.error(1, `"${name}" is no fact.`, 'See dialogs/facts/ for the names.');
    const values = new Set(fact?.choices.map(({ value }) => String(value)));
    for (const value of Object.keys(choices)) {
      if (!values.has(value)) problems.error(1, `"${name}" has no value "${value}".`, `Write one of ${[...values].join(', ')}.`);
    }
  }
  return {
    id,
    serves: data.serves,
    opens: data.opens,
    questions: new Map(Object.entries(data.questions)),
    outcomes: data.outcomes,
    claimSubject: data.claim?.subject ?? null,
  };
}
