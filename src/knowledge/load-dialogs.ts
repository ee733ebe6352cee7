import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CHAT_KEYS } from '../model/chat-wording.js';
import type { Dialog, Languages } from '../model/dialog.js';
import type { Vocabulary } from '../model/fact.js';
import type { Problem } from '../model/problem.js';
import type { Wording } from '../model/wording.js';
import { type Commands, parseCommands, parseLanguages } from './parse-commands.js';
import { parseDialog } from './parse-dialog.js';
import { parseWording } from './parse-wording.js';
import { Problems } from './problems.js';

/** How the conversation is led: everything of `dialogs/` that `takeTurn` speaks and listens by. */
export interface DialogKnowledge {
  readonly wording: Wording;
  readonly commands: Commands | null;
  readonly languages: Languages | null;
  /** By request. */
  readonly dialogs: ReadonlyMap<string, Dialog>;
  readonly problems: readonly Problem[];
}

/** What makes a file of `dialogs/` a guided dialog: it serves requests. */
const SERVES = /^serves:/m;

/**
 * Reads the dialogs. Never throws for what an editor wrote: a missing phrase, a request without a dialog and one
 * with two are reported like any other mistake.
 * @param root folder that holds `dialogs/`
 */
export function loadDialogs(root: string, vocabulary: Vocabulary): DialogKnowledge {
  const collectors: Problems[] = [];
  const open = (name: string): { text: string; problems: Problems } => {
    const path = `dialogs/${name}.yaml`;
    const problems = new Problems('dialogs', path);
    collectors.push(problems);
    if (existsSync(join(root, path))) return { text: readFileSync(join(root, path), 'utf8'), problems };
    problems.error(0, 'The file is missing.', 'Restore it from an earlier version.');
    return { text: '{}', problems };
  };
  const [chat, commands, languages] = [open('chat'), open('commands'), open('languages')];
  const wording = parseWording(chat.text, chat.problems);
  for (const key of CHAT_KEYS) {
    if (!wording.has(key)) chat.problems.error(0, `The phrase "${key}" is missing.`, 'Restore it from an earlier version.');
  }
  const dialogs = new Map<string, Dialog>();
  const names = readdirSync(join(root, 'dialogs'))
    .flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .filter((name) => SERVES.test(readFileSync(join(root, `dialogs/${name}.yaml`), 'utf8')));
  for (const name of names.sort()) {
    const { text, problems } = open(name);
    const dialog = parseDialog(text, name, vocabulary, problems);
    for (const request of dialog?.serves ?? []) {
      const other = dialogs.get(request);
      if (other) problems.error(1, `"${request}" is served by ${other.id}.yaml, too.`, 'Let one dialog serve it.');
      else if (dialog) dialogs.set(request, dialog);
    }
  }
  const unserved = new Problems('dialogs', 'dialogs');
  collectors.push(unserved);
  for (const { value } of vocabulary.facts.get('request')?.choices ?? []) {
    if (!dialogs.has(String(value))) unserved.error(0, `No dialog serves the request "${value}".`, 'Name it under "serves:" of one.');
  }
  return {
    wording,
    commands: parseCommands(commands.text, commands.problems),
    languages: parseLanguages(languages.text, languages.problems),
    dialogs,
    problems: collectors.flatMap(({ list }) => list),
  };
}
