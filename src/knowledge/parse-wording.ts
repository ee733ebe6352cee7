import type { Wording } from '../model/wording.js';
import type { Problems } from './problems.js';
import { readYaml } from './yaml-source.js';

/** Reads a file of phrases: nested mappings become dotted keys. What is not a text is reported. */
export function parseWording(text: string, problems: Problems): Wording {
  const yaml = readYaml(text, 1, problems);
  const phrases = new Map<string, string>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') phrases.set(path.join('.'), value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    } else if (yaml) {
      problems.error(yaml.line(path), `"${path.join('.')}" must be a text.`, 'Put the phrase in quotes.');
    }
  };
  if (yaml) visit(yaml.data, []);
  return phrases;
}
