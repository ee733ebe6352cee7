import { isRecord } from './block-reader.js';
import type { Problems } from './problems.js';
import { readYaml } from './yaml-source.js';

/** Kinds of small talk with the phrases that make them up. */
export type SmallTalk = ReadonlyMap<string, readonly string[]>;

/** Reads `dialogs/small-talk.yaml`: lists of phrases by kind. */
export function parseSmallTalk(text: string, problems: Problems): SmallTalk {
  const yaml = readYaml(text, 1, problems);
  const kinds = new Map<string, readonly string[]>();
  for (const [kind, phrases] of Object.entries(yaml && isRecord(yaml.data) ? yaml.data : {})) {
    if (Array.isArray(phrases) && phrases.every((phrase) => typeof phrase === 'string')) kinds.set(kind, phrases);
    else problems.error(yaml?.line([kind]) ?? 1, `"${kind}" must be a list of phrases.`, 'Write [phrase, phrase].');
  }
  return kinds;
}
