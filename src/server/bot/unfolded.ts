import { loadDialogs } from '../../knowledge/load-dialogs.js';
import type { Vocabulary } from '../../model/fact.js';

/** Phrases of `dialogs/chat.yaml` on buttons of the chat that a verdict's card needs none for: it unfolds the answer. */
const UNFOLDED = ['choice.changes', 'choice.assumed'];

/** The labels of those buttons. @param root folder that holds `dialogs/` */
export function unfoldedLabels(root: string, vocabulary: Vocabulary): readonly string[] {
  const { wording } = loadDialogs(root, vocabulary);
  return UNFOLDED.flatMap((key) => wording.get(key) ?? []);
}
