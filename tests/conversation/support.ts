import { composeConversation } from '../../src/conversation/compose.js';
import { createTurn } from '../../src/conversation/turn/take-turn.js';
import { realAsk, realDialogs } from '../real.js';
import { type Bot } from './talk.js';

let loaded: Promise<Bot> | undefined;

/** The bot over the knowledge and the dialogs of the repository, built once a test file. */
export function realBot(): Promise<Bot> {
  loaded ??= build();
  return loaded;
}

async function build(): Promise<Bot> {
  const dialogs = await realDialogs();
  if (dialogs.problems.length > 0)
    throw new Error(dialogs.problems.map(({ file, what }) => `${file}: ${what}`).join('\n'));
  const parts = composeConversation((await realAsk()).parts, dialogs);
  return { parts, turn: createTurn(parts) };
}
