import * as z from 'zod';

import type { CommandPhrases, Languages } from '../model/dialog.js';
import type { Problems } from './problems.js';
import { readBySchema } from './schema-problems.js';

/** Kinds of command that the conversation knows; `courtesy` only accompanies others. */
export const COMMAND_KINDS = [
  ...(['person', 'restart', 'why', 'skip', 'repeat', 'help', 'check', 'claim', 'calendar', 'changes', 'assumed', 'yes', 'no'] as const),
  ...(['what_if', 'other_item', 'other_order', 'correction', 'helpful', 'unhelpful', 'insult', 'injection', 'own', 'instructions', 'negation'] as const),
  ...(['before', 'after', 'courtesy'] as const),
] as const;
/** What a customer may say to the bot itself. */
export type CommandKind = (typeof COMMAND_KINDS)[number];

/** `dialogs/commands.yaml`. */
export type Commands = Readonly<Record<CommandKind, CommandPhrases>>;

const text = z.string({ error: 'must be a text; put it in quotes' }).min(1);
const phrases = z.strictObject({ whole: z.array(text), anywhere: z.array(text) });
const commands = z.strictObject(
  Object.fromEntries(COMMAND_KINDS.map((kind) => [kind, phrases])) as Record<CommandKind, typeof phrases>,
);

const languages = z.strictObject({
  speaks: z.array(text).min(1),
  others: z.record(z.string(), z.strictObject({ words: z.array(text).min(5), says: text })),
});

/** Reads `dialogs/commands.yaml`; null when it does not fit the schema. */
export function parseCommands(source: string, problems: Problems): Commands | null {
  return readBySchema(source, commands, problems, 'Write "whole:" and "anywhere:", each a list of phrases.');
}

/** Reads `dialogs/languages.yaml`; null when it does not fit the schema. */
export function parseLanguages(source: string, problems: Problems): Languages | null {
  const data = readBySchema(source, languages, problems, 'Give each language "words:" and "says:".');
  return data && { speaks: data.speaks, others: Object.entries(data.others).map(([name, rest]) => ({ name, ...rest })) };
}
