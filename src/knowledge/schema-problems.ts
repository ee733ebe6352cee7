import type { z } from 'zod';

import type { Problems } from './problems.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** How mistakes against a schema are told. */
export interface SchemaComplaint {
  /** What the data is called where the mistake is in no field of it: "The store". */
  readonly whole: string;
  /** What the editor is told to look at. */
  readonly fix: string;
  /** Where the data stands in the file; absent: at its top. */
  readonly at?: readonly (string | number)[];
}

/**
 * Reads data that must fit a schema.
 * @returns null when it does not fit (reported, each mistake with its line)
 */
export function parseBySchema<T>(data: unknown, schema: z.ZodType<T>, yaml: YamlSource, problems: Problems, complaint: SchemaComplaint): T | null {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    problems.error(yaml.line([...(complaint.at ?? []), ...path]), `${path.join('.') || complaint.whole}: ${issue.message}`, complaint.fix);
  }
  return null;
}

/**
 * Reads a YAML file that must fit a schema.
 * @param fix what the editor is told to look at
 * @returns null when it is no YAML or does not fit (reported, each mistake with its line)
 */
export function readBySchema<T>(text: string, schema: z.ZodType<T>, problems: Problems, fix: string): T | null {
  const yaml = readYaml(text, 1, problems);
  return yaml && parseBySchema(yaml.data, schema, yaml, problems, { whole: 'The file', fix });
}
