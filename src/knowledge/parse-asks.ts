import { nearestName } from '../model/nearest.js';
import { isRecord } from './block-reader.js';
import type { Problems } from './problems.js';
import { readYaml } from './yaml-source.js';

/**
 * Reads `asks.yaml`: per clause, how customers ask for it. Never throws: what cannot be read is reported and left out.
 * @param slugs the clauses of the policy
 * @returns slug to asks, in the file's order
 */
export function parseAsks(text: string, slugs: ReadonlySet<string>, problems: Problems): Map<string, string[]> {
  const asks = new Map<string, string[]>();
  const yaml = readYaml(text, 1, problems);
  if (!yaml || yaml.data === null) return asks;
  if (!isRecord(yaml.data)) {
    problems.error(1, 'The file does not list asks by clause.', 'Write a clause id, a colon, and below it "- how customers ask".');
    return asks;
  }
  const seen = new Map<string, string>();
  for (const [slug, value] of Object.entries(yaml.data)) {
    if (!slugs.has(slug)) {
      const near = nearestName(slug, slugs);
      problems.error(yaml.line([slug]), `"${slug}" is no clause of the policy.`, near === null ? 'Remove it.' : `Did you mean "${near}"?`);
      continue;
    }
    if (!Array.isArray(value)) {
      problems.error(yaml.line([slug]), `The asks of "${slug}" are not a list.`, 'Begin each ask with "- ".');
      continue;
    }
    const list: string[] = [];
    for (const [index, ask] of (value as unknown[]).entries()) {
      const line = yaml.line([slug, index]);
      if (typeof ask !== 'string' || ask.trim() === '') {
        problems.error(line, `This ask of "${slug}" is not a text.`, 'Put it in quotes.');
        continue;
      }
      const before = seen.get(ask.trim().toLowerCase());
      if (before !== undefined) {
        problems.warn(line, `This ask stands under "${before}" already.`, 'Keep it where it fits best: the same words cannot lead to two clauses.');
      }
      seen.set(ask.trim().toLowerCase(), slug);
      list.push(ask.trim());
    }
    asks.set(slug, list);
  }
  return asks;
}
