import type { ComposedAsk } from '../src/conversation/ask/compose.js';
import type { DialogKnowledge } from '../src/knowledge/load-dialogs.js';
import type { LanguageKnowledge } from '../src/knowledge/load-language.js';
import { keptLanguage, keptPart } from './kept.js';
import { realJudge, realKnowledge, root } from './verdict/support.js';

// For tests that are not about how knowledge is read and learnt: it is taken as it was kept, where that fits.
// tests/server/kept.test.ts holds that both are the same. Each test file loads no more modules than it needs.

/** The dialogs of the repository. */
export async function realDialogs(): Promise<DialogKnowledge> {
  const kept = keptPart('dialogs') as DialogKnowledge | undefined;
  if (kept) return kept;
  const { loadDialogs } = await import('../src/knowledge/load-dialogs.js');
  return loadDialogs(root, (await realKnowledge()).vocabulary);
}

/** The language of the repository. */
export async function realLanguage(): Promise<LanguageKnowledge> {
  const kept = keptPart('language') as LanguageKnowledge | undefined;
  if (kept) return kept;
  const { loadLanguage } = await import('../src/knowledge/load-language.js');
  return loadLanguage(root, await realKnowledge());
}

/** Question answering over the knowledge of the repository. */
export async function realAsk(): Promise<ComposedAsk> {
  const { composeAsk } = await import('../src/conversation/ask/compose.js');
  return composeAsk(await realJudge(), await realLanguage(), keptLanguage());
}
