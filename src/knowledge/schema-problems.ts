import type { z } from 'zod';

import type { Problems } from './problems.js';
import { readYaml } from './yaml-source.js';

/**
 * Reads a YAML file that must fit a schema.
 * @param fix what the editor is told to look at
 * @returns null when it does not fit (reported, each mistake with its line)
 */
export function readBySchema<T>(text: string, schema: z.ZodType<T>, problems: Problems, fix: string): T | null {
  const yaml = readYaml(text, 1, problems);
  if (!yaml) return null;
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    problems.error(yaml.line(path), `${path.join('.') || 'The file'}: ${issue.message}`, fix);
  }
  return null;
}
