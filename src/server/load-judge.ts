import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sha256 } from '../knowledge/hash.js';
import type { Knowledge } from '../knowledge/load.js';
import { ENGINE_SOURCES } from '../verdict/engine-hash.js';
import { Judge } from '../verdict/judge.js';

/** Knowledge with a judge over it. */
export interface Loaded {
  readonly knowledge: Knowledge;
  readonly judge: Judge;
}

/**
 * Loads the knowledge and a judge that works by it.
 * @param root folder that holds `knowledge/` and `dialogs/`
 */
export async function loadJudge(root: string): Promise<Loaded> {
  // Loaded here, so that nobody waits for the readers of Markdown and YAML who does not need them.
  const { loadKnowledge } = await import('../knowledge/load.js');
  const knowledge = await loadKnowledge(root);
  return { knowledge, judge: buildJudge(knowledge) };
}

/** A judge that works by loaded knowledge. */
export function buildJudge({ vocabulary, wording, stores, hash }: Knowledge): Judge {
  const engineHash = sha256(`${ENGINE_SOURCES}\0${hash}`).slice(0, 16);
  return new Judge({ vocabulary, wording, stores, engineHash });
}

/** The folder that holds `knowledge/` and `dialogs/`: CLAUSEWISE_ROOT (`--root`), else the one above the running file. */
export function knowledgeRoot(): string {
  const given = process.env['CLAUSEWISE_ROOT'];
  if (given !== undefined && given !== '') return given;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'knowledge')) || !existsSync(join(folder, 'dialogs'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('There is no folder with knowledge/ and dialogs/ above the program.');
    folder = parent;
  }
  return folder;
}
