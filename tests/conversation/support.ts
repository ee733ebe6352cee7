import { composeAsk } from '../../src/conversation/ask/compose.js';
import { composeConversation } from '../../src/conversation/compose.js';
import { createTurn } from '../../src/conversation/turn/take-turn.js';
import { loadDialogs } from '../../src/knowledge/load-dialogs.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import { realJudge, realKnowledge, root } from '../verdict/support.js';
import { type Bot } from './talk.js';

let loaded: Promise<Bot> | undefined;

/** The bot over the knowledge and the dialogs of the repository, built once a test file. */
export function realBot(): Promise<Bot> {
  loaded ??= build();
  return loaded;
}

async function build(): Promise<Bot> {
  const knowledge = await realKnowledge();
  const dialogs = loadDialogs(root, knowledge.vocabulary);
  if (dialogs.problems.length > 0)
    throw new Error(dialogs.problems.map(({ file, what }) => `${file}: ${what}`).join('\n'));
  const ask = composeAsk(await realJudge(), loadLanguage(root, knowledge)).parts;
  const parts = composeConversation(ask, dialogs);
  return { parts, turn: createTurn(parts) };
}
