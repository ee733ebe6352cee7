import { composeConversation } from '../conversation/compose.js';
import { tellingNews } from '../conversation/turn/news.js';
import { createTurn } from '../conversation/turn/take-turn.js';
import type { TakeTurn } from '../model/conversation.js';
import type { Problem } from '../model/problem.js';
import type { Wording } from '../model/wording.js';
import type { Program } from './load-program.js';

/** What takes turns, and what is wrong in the dialogs that it speaks by. */
export interface LoadedConversation {
  readonly takeTurn: TakeTurn;
  readonly problems: readonly Problem[];
  /** Phrases of `dialogs/chat.yaml`. */
  readonly phrases: Wording;
}

/**
 * Puts together what holds a conversation.
 * @throws where the commands or the languages could not be read
 */
export function loadConversation({
  services,
  dialogs,
}: Pick<Program, 'services' | 'dialogs'>): LoadedConversation {
  const parts = composeConversation(services.parts, dialogs);
  const { problems, wording: phrases } = dialogs;
  return { takeTurn: tellingNews(createTurn(parts), parts), problems, phrases };
}
