import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DeskParts } from '../../channels/desk/parts.js';
import type { AskParts } from '../../conversation/ask/ask.js';
import { PhraseReader } from '../../conversation/phrase-reader.js';
import { parseCommands } from '../../knowledge/parse-commands.js';
import { parseWording } from '../../knowledge/parse-wording.js';
import { Problems } from '../../knowledge/problems.js';

/**
 * Loads what the desk needs beside what answers questions.
 * @param root folder that holds `dialogs/`
 * @throws where a file is missing or cannot be read
 */
export function loadDeskParts(root: string, ask: AskParts): DeskParts {
  const open = (file: string): { text: string; problems: Problems } => ({
    text: readFileSync(join(root, file), 'utf8'),
    problems: new Problems('desk', file),
  });
  const spoken = open('dialogs/commands.yaml');
  const commands = parseCommands(spoken.text, spoken.problems);
  if (!commands) throw new Error('dialogs/commands.yaml must be readable.');
  const draft = open('dialogs/draft.yaml');
  return { ask, commands: new PhraseReader(commands), wording: parseWording(draft.text, draft.problems) };
}
