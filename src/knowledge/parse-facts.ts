import * as z from 'zod';

import type { FactChoice, FactDefinition, Presumption } from '../model/fact.js';
import type { Problems } from './problems.js';
import { parseBySchema } from './schema-problems.js';
import { readYaml } from './yaml-source.js';

const scalar = z.union([z.string(), z.boolean(), z.number()]);
const choice = z.strictObject({ label: z.string(), says: z.string(), prior: z.number().min(0).max(1), events: z.record(z.string(), z.boolean()).default({}) });

const exception = z.strictObject({ fact: z.string(), is: z.union([z.string(), z.boolean()]) });

const schema = z.strictObject({
  fact: z.string().regex(/^[a-z][A-Za-z]*$/, 'must be a name like deliveryDate'),
  type: z.enum(['choice', 'boolean', 'date', 'event', 'timestamp', 'number', 'country']),
  label: z.string(),
  says: z.string(),
  ask: z.string(),
  why: z.string(),
  order: z.number(),
  values: z.record(z.string(), choice).optional(),
  presumed: z
    .strictObject({
      value: scalar,
      unless: z.union([exception, z.array(exception)]).optional(),
      sameAs: z.string().optional(),
      says: z.string(),
    })
    .optional(),
  defaults: z.array(z.string()).default([]),
  dayOf: z.string().optional(),
  notBefore: z.array(z.string()).optional(),
  ages: z.array(z.tuple([z.number(), z.number()])).optional(),
  min: z.number().int().optional(),
  bands: z.array(z.tuple([z.number(), z.number()])).optional(),
});

/**
 * Reads one file of `dialogs/facts/`.
 * @returns null when it does not fit the schema (reported, each mistake with its line)
 */
export function parseFact(text: string, file: string, problems: Problems): FactDefinition | null {
  const yaml = readYaml(text, 1, problems);
  if (!yaml) return null;
  const data = parseBySchema(yaml.data, schema, yaml, problems, { whole: 'The fact', fix: 'See the other files in dialogs/facts/.' });
  if (!data) return null;
  const choices = Object.entries(data.values ?? {}).map(([value, entry]): FactChoice => ({ value: data.type === 'boolean' ? value === 'true' : value, ...entry }));
  const total = choices.reduce((sum, entry) => sum + entry.prior, 0);
  if (choices.length > 0 && Math.abs(total - 1) > 1e-6) {
    problems.error(yaml.line(['values']), `The priors of "${data.fact}" add up to ${total.toFixed(3)}.`, 'Make them add up to 1.');
  }
  if ((data.type === 'choice' || data.type === 'boolean') && choices.length < 2) {
    problems.error(yaml.line(['values']), `"${data.fact}" needs at least two values.`, 'List them under "values:".');
  }
  const presumed: Presumption | null = data.presumed
    ? { value: data.presumed.value, unless: data.presumed.unless === undefined ? [] : [data.presumed.unless].flat(), sameAs: data.presumed.sameAs ?? null, says: data.presumed.says }
    : null;
  return {
    name: data.fact,
    type: data.type,
    label: data.label,
    says: data.says,
    ask: data.ask,
    why: data.why,
    order: data.order,
    choices,
    presumed,
    defaults: data.defaults,
    dayOf: data.dayOf ?? null,
    ages: (data.ages ?? []).map(([days, share]) => ({ days, share })),
    notBefore: data.notBefore ?? [],
    min: data.min ?? null,
    bands: (data.bands ?? []).map(([value, prior]) => ({ value, prior })),
    file,
  };
}

/** Reports references between facts that lead nowhere. */
export function checkFactReferences(facts: ReadonlyMap<string, FactDefinition>, problemsOf: (fact: FactDefinition) => Problems): void {
  for (const fact of facts.values()) {
    const references = [
      ...fact.notBefore,
      ...fact.defaults.filter((name) => name !== 'today'),
      ...fact.choices.flatMap((choice) => Object.keys(choice.events)),
      fact.dayOf,
      ...(fact.presumed?.unless ?? []).map((entry) => entry.fact), fact.presumed?.sameAs];
    for (const name of references) {
      if (name !== undefined && name !== null && !facts.has(name)) {
        problemsOf(fact).error(0, `"${fact.name}" names the fact "${name}", which does not exist.`, 'The facts are the files in dialogs/facts/.');
      }
    }
  }
}
