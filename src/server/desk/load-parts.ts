import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DeskParts } from '../../channels/desk/parts.js';
import type { AskParts } from '../../conversation/ask/ask.js';
import { parseWording } from '../../knowledge/parse-wording.js';
import { Problems } from '../../knowledge/problems.js';

/** How the drafts of replies are worded. */
const DRAFT = 'dialogs/draft.yaml';

/**
 * Loads what the desk needs beside what answers questions.
 * @param root folder that holds `dialogs/`
 * @throws where a file is missing
 */
export function loadDeskParts(root: string, ask: AskParts): DeskParts {
  return {
    ask,
    wording: parseWording(readFileSync(join(root, DRAFT), 'utf8'), new Problems('desk', DRAFT)),
  };
}
