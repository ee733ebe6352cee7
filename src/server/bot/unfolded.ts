import type { Wording } from '../../model/wording.js';

/** Phrases of `dialogs/chat.yaml` on buttons of the chat that a verdict's card needs none for: it unfolds the answer. */
const UNFOLDED = ['choice.changes', 'choice.assumed'];

/** The labels of those buttons. @param phrases of `dialogs/chat.yaml` */
export function unfoldedLabels(phrases: Wording): readonly string[] {
  return UNFOLDED.flatMap((key) => phrases.get(key) ?? []);
}
