import * as z from 'zod';

import type { Problems } from './problems.js';
import { parseBySchema } from './schema-problems.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** What the phrases of a group are about. */
export type ReadingSubject = 'classes' | 'facts' | 'events' | 'signs' | 'scopes' | 'things' | 'places' | 'never' | 'said' | 'alike';

/** A phrase as written, with its 1-based line. */
export interface PhraseSource {
  readonly text: string;
  readonly line: number;
}

/** Phrases that mean the same. */
export interface ReadingGroup {
  readonly subject: ReadingSubject;
  /** Name of the fact, event, sign, scope, thing or word class; for a place its country code. */
  readonly name: string;
  /** The fact's value, as written. */
  readonly value: string;
  /** What "not" makes of the value; undefined: nothing is read. */
  readonly negated: string | undefined;
  readonly confidence: number;
  readonly phrases: readonly PhraseSource[];
}

/** One file of `dialogs/reading/`. */
export interface ReadingFile {
  readonly file: string;
  readonly groups: readonly ReadingGroup[];
}

const scalar = z.union([z.string(), z.boolean(), z.null()]);
const details = z.strictObject({
  say: z.string(),
  negated: scalar.optional(),
  confidence: z.number().min(0).max(1).optional(),
});
const group = z.union([z.string(), details]);
const groups = z.record(z.string(), group).default({});
const schema = z.strictObject({
  classes: groups,
  facts: z.record(z.string(), z.record(z.string(), group)).default({}),
  events: groups,
  signs: groups,
  scopes: groups,
  things: groups,
  places: groups,
  never: groups,
  alike: groups,
  said: z.record(z.string(), z.record(z.string(), group)).default({}),
});
const USUAL_CONFIDENCE = 0.9;

/**
 * Reads one file of `dialogs/reading/`: the words by which customers say facts. The phrases themselves are
 * compiled by `compileLexicon`.
 * @returns null when it does not fit the schema (reported, each mistake with its line)
 */
export function parseReading(text: string, file: string, problems: Problems): ReadingFile | null {
  const yaml = readYaml(text, 1, problems);
  if (!yaml) return null;
  const data = parseBySchema(yaml.data ?? {}, schema, yaml, problems, { whole: 'The file', fix: 'See the other files in dialogs/reading/.' });
  if (!data) return null;
  const { facts, said, ...others } = data;
  const read = (subject: ReadingSubject, name: string, value: string, entry: Group, path: string[]) =>
    readGroup(yaml, text, { subject, name, value }, entry, path);
  return {
    file,
    groups: [
      ...Object.entries(others).flatMap(([subject, entries]) =>
        Object.entries(entries).map(([name, entry]) =>
          read(subject as ReadingSubject, name, '', entry, [subject, name]),
        ),
      ),
      ...Object.entries({ facts, said }).flatMap(([subject, byName]) =>
        Object.entries(byName).flatMap(([name, values]) =>
          Object.entries(values).map(([value, entry]) =>
            read(subject as ReadingSubject, name, value, entry, [subject, name, value]),
          ),
        ),
      ),
    ],
  };
}

type Group = z.infer<typeof group>;

function readGroup(
  yaml: YamlSource,
  text: string,
  of: { subject: ReadingSubject; name: string; value: string },
  entry: Group,
  path: string[],
): ReadingGroup {
  const written = typeof entry === 'string' ? { say: entry } : entry;
  const at = yaml.line(typeof entry === 'string' ? path : [...path, 'say']);
  // A block of lines begins on the line after its key.
  const block = /\|[-+]?\s*(?:#.*)?$/.test(text.split('\n')[at - 1] ?? '');
  const phrases = written.say
    .split('\n')
    .map((line, index) => ({ text: line.trim(), line: at + (block ? index + 1 : index) }))
    .filter((phrase) => phrase.text !== '' && !phrase.text.startsWith('#'));
  return {
    ...of,
    negated: written.negated === undefined ? undefined : String(written.negated),
    confidence: written.confidence ?? USUAL_CONFIDENCE,
    phrases,
  };
}
