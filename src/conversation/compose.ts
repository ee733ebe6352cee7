import type { DialogKnowledge } from '../knowledge/load-dialogs.js';
import type { AskParts } from './ask/ask.js';
import type { ConversationParts } from './parts.js';
import { PhraseReader } from './phrase-reader.js';

/**
 * Puts together what a conversation needs.
 * @param ask what one-shot questions are answered with
 * @throws where the commands or the languages could not be read
 */
export function composeConversation(
  ask: AskParts,
  { wording, commands, languages, dialogs }: DialogKnowledge,
): ConversationParts {
  if (!commands || !languages)
    throw new Error('dialogs/commands.yaml and dialogs/languages.yaml must be readable.');
  const { judge, read, smallTalk, notClaimed, wording: replies } = ask;
  return {
    judge,
    // Built when the first question needs it.
    get index() {
      return ask.index;
    },
    read,
    smallTalk,
    notClaimed,
    replies,
    wording,
    commands: new PhraseReader(commands),
    languages,
    dialogs,
  };
}
