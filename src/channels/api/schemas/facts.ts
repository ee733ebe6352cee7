import * as z from 'zod';

import type { FactDefinition, Facts, Vocabulary } from '../../../model/fact.js';
import { readFacts } from '../../../verdict/case/read-facts.js';
import { factErrors } from '../field-errors.js';
import type { FieldError } from '../problem.js';

const MOST_FACTS = 150;
const LONGEST_NAME = 64;

/**
 * The facts of a case. `readFacts` checks them; the document describes them from the same vocabulary
 * (a test holds that whatever fits the description is accepted).
 */
export function factsSchema(vocabulary: Vocabulary): z.ZodType<Facts> {
  const example = '{"request": "return", "deliveryDate": "2026-05-21"}';
  return z
    .unknown()
    .transform((raw, context): Facts => {
      const { facts, errors } = read(raw, vocabulary);
      for (const fieldError of errors)
        context.addIssue({ code: 'custom', message: fieldError.message, params: { fieldError } });
      return facts;
    })
    .meta({
      ...describeFacts(vocabulary),
      id: 'Facts',
      description: `an object such as ${example}`,
    });
}

function read(raw: unknown, vocabulary: Vocabulary): { facts: Facts; errors: readonly FieldError[] } {
  const fail = (field: string, message: string, expected: string): ReturnType<typeof read> => ({
    facts: {},
    errors: [{ field, message, expected }],
  });
  const names = typeof raw === 'object' && raw !== null ? Object.keys(raw) : [];
  const long = names.find((name) => name.length > LONGEST_NAME);
  // Looked at first, so that comparing names and writing messages stays cheap.
  if (names.length > MOST_FACTS)
    return fail('facts', `facts holds ${names.length} entries`, `at most ${MOST_FACTS} facts`);
  if (long !== undefined)
    return fail(
      `facts.${long.slice(0, LONGEST_NAME)}…`,
      'facts holds a name that is no fact',
      'facts by their names',
    );
  if (raw === undefined)
    return fail('facts', 'facts is missing; it must be an object, even if empty', 'an object');
  const { facts, problems } = readFacts(raw, vocabulary);
  return { facts, errors: problems.flatMap(factErrors) };
}

const described = new WeakMap<Vocabulary, Record<string, unknown>>();

/** JSON Schema of the facts, from the vocabulary; worked out once, since several parts of a server ask for it. */
export function describeFacts(vocabulary: Vocabulary): Record<string, unknown> {
  const known = described.get(vocabulary) ?? describe(vocabulary);
  described.set(vocabulary, known);
  return known;
}

function describe(vocabulary: Vocabulary): Record<string, unknown> {
  const facts = [...vocabulary.facts.values()].sort((a, b) => a.name.localeCompare(b.name));
  const shape = Object.fromEntries(
    facts.map((fact) => [
      fact.name,
      valueOf(fact).optional().meta({ title: fact.label, description: fact.ask }),
    ]),
  );
  const { type, properties, additionalProperties } = z.toJSONSchema(z.strictObject(shape), { io: 'input' });
  return { type, properties, additionalProperties };
}

const date = z.string().meta({ format: 'date' });
const rough = z
  .strictObject({ from: date, to: date })
  .meta({ description: 'known only roughly, both days included' });

function valueOf(fact: FactDefinition): z.ZodType {
  const unknown = z.null().meta({ description: 'the customer does not know' });
  switch (fact.type) {
    case 'boolean':
      return z.union([z.boolean(), unknown]);
    case 'choice':
      return z.union([z.enum([...fact.choices.map(({ value }) => String(value)), 'unknown']), unknown]);
    case 'number':
      return z.union([fact.min === null ? z.int() : z.int().min(fact.min), unknown]);
    case 'country':
      return z.union([z.string().regex(/^([A-Za-z]{2}|international)$/), unknown]);
    case 'timestamp':
      return z.union([z.string().meta({ format: 'date-time' }), date, rough, unknown]);
    case 'date':
      return z.union([date, rough, unknown]);
    case 'event':
      return z.union([date, rough, z.literal('not_yet'), unknown]);
  }
}
