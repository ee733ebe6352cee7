import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Problem } from '../model/problem.js';
import type { Wording } from '../model/wording.js';
import type { Knowledge } from './load.js';
import { parseAsks } from './parse-asks.js';
import { type Concepts, parseConcepts } from './parse-concepts.js';
import { type NotClaimed, parseItems } from './parse-items.js';
import { parseReading, type ReadingFile } from './parse-reading.js';
import { parseSmallTalk, type SmallTalk } from './parse-small-talk.js';
import { parseWording } from './parse-wording.js';
import { Problems } from './problems.js';
import { type Learnt, readLearnt } from './read-learnt.js';

/** How customers speak and how the bot answers: everything of `dialogs/` and the asks of every store. */
export interface LanguageKnowledge {
  /** By store, then by clause slug. */
  readonly asks: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly concepts: Concepts | null;
  readonly readingFiles: readonly ReadingFile[];
  /** What was learnt of reading from these files or from earlier ones. */
  readonly learnt: Learnt | null;
  readonly smallTalk: SmallTalk;
  readonly replies: Wording;
  readonly notClaimed: NotClaimed;
  readonly problems: readonly Problem[];
}

/**
 * Reads the language data beside loaded knowledge. Never throws for what an editor wrote.
 * @param root folder that holds `knowledge/` and `dialogs/`
 */
export function loadLanguage(root: string, { stores }: Pick<Knowledge, 'stores'>): LanguageKnowledge {
  const collectors: Problems[] = [];
  const open = (path: string): { text: string; problems: Problems } => {
    const problems = new Problems('language', path);
    collectors.push(problems);
    const file = join(root, path);
    if (existsSync(file)) return { text: readFileSync(file, 'utf8'), problems };
    problems.error(0, 'The file is missing.', 'Restore it from an earlier version.');
    return { text: '', problems };
  };
  const asks = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const [id, { versions }] of stores) {
    const path = `knowledge/${id}/asks.yaml`;
    const slugs = new Set(versions[0]?.clauses.map(({ slug }) => slug) ?? []);
    if (!existsSync(join(root, path))) continue;
    const { text, problems } = open(path);
    asks.set(id, parseAsks(text, slugs, problems));
  }
  const concepts = open('dialogs/concepts.yaml');
  const smallTalk = open('dialogs/small-talk.yaml');
  const replies = open('dialogs/replies.yaml');
  const items = open('dialogs/items.yaml');
  const readingFiles = readdirSync(join(root, 'dialogs/reading'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const path = `dialogs/reading/${name}`;
      const { text, problems } = open(path);
      return parseReading(text, path, problems) ?? [];
    });
  return {
    asks,
    concepts: parseConcepts(concepts.text, concepts.problems),
    readingFiles,
    learnt: readLearnt(root),
    smallTalk: parseSmallTalk(smallTalk.text, smallTalk.problems),
    replies: parseWording(replies.text, replies.problems),
    notClaimed: parseItems(items.text, items.problems),
    problems: collectors.flatMap(({ list }) => list),
  };
}
