import type { AskService, SearchService } from '../channels/api/ports.js';
import { ask, type AskParts } from '../conversation/ask/ask.js';
import { composeAsk, type LearntLanguage, type StoredLanguage } from '../conversation/ask/compose.js';
import type { LanguageKnowledge } from '../knowledge/load-language.js';
import { cite } from '../verdict/explain/citations.js';
import type { Judge } from '../verdict/judge.js';

/** What answers texts, for the server and the command line. */
export interface LanguageServices {
  readonly ask: AskService;
  readonly search: SearchService;
  /** What both work with; a conversation does, too. */
  readonly parts: AskParts;
  /** Learns the asks of the shop, or of all, now, so that the first customer does not wait. */
  warm(store?: string): void;
  /** Everything learnt, to be kept. */
  learned(): LearntLanguage;
}

/**
 * Composes question answering and clause search over loaded knowledge.
 * @param stored what was learnt before from this very knowledge
 */
export function languageServices(
  judge: Judge,
  language: LanguageKnowledge,
  stored?: StoredLanguage,
): LanguageServices {
  const composed = composeAsk(judge, language, stored);
  const { parts } = composed;
  return {
    parts,
    ask: { ask: (request) => ask(parts, request) },
    search: {
      search: ({ store, text, limit }) =>
        parts.index.search(store ?? null, text, limit).flatMap(({ clause, score }) => {
          const policy = judge.knowledge.stores.get(clause.id.split('/')[0] ?? '')?.versions[0];
          return policy ? [{ ...cite(policy, clause.id), score }] : [];
        }),
    },
    warm: (store) => {
      // A text that says nothing has the phrases read all the same.
      parts.read('-', { today: 0 });
      parts.index.warm(store);
    },
    learned: () => composed.learned(),
  };
}
