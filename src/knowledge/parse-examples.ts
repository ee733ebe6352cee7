import * as z from 'zod';

import type { Example, Expectations } from '../model/example.js';
import type { Facts } from '../model/fact.js';
import type { Problems } from './problems.js';
import { parseBySchema } from './schema-problems.js';
import { readYaml } from './yaml-source.js';

const text = z.string();

const schema = z.strictObject({
  name: text,
  today: text,
  facts: z.record(text, z.unknown()),
  expect: z.strictObject({
    outcome: z.enum(['eligible', 'conditional', 'not_eligible', 'not_stated']).optional(),
    route: text.nullable().optional(),
    remedies: z.array(text).optional(),
    refundScope: text.nullable().optional(),
    returnShippingPaidBy: text.nullable().optional(),
    deadline: text.nullable().optional(),
    deadlineAt: text.nullable().optional(),
    cites: z.array(text).optional(),
    asks: text.nullable().optional(),
    missing: z.array(text).optional(),
    window: z.strictObject({ from: text, to: text }).optional(),
    readings: z.number().optional(),
    chosenBy: z.enum(['customer', 'store']).optional(),
  }),
  because: text.optional(),
  doubt: text.optional(),
});

/** Reads `examples.yaml`: cases decided from the text. The facts themselves are checked when the examples run. */
export function parseExamples(source: string, file: string, problems: Problems): Example[] {
  const yaml = readYaml(source, 1, problems);
  if (!yaml || yaml.data === null) return [];
  if (!Array.isArray(yaml.data)) {
    problems.error(1, 'The examples must be a list.', 'Begin each example with "- name: …".');
    return [];
  }
  const examples: Example[] = [];
  yaml.data.forEach((entry: unknown, index) => {
    const at = { whole: 'The example', fix: 'See knowledge/README.md, "examples.yaml".', at: [index] };
    const example = parseBySchema(entry, schema, yaml, problems, at);
    if (!example) return;
    const { name, today, facts, expect } = example;
    examples.push({ name, today, facts: facts as Facts, expect: expect as Expectations, file, line: yaml.line([index]) });
  });
  return examples;
}
