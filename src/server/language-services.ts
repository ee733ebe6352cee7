import type { AskService, SearchService } from '../channels/api/ports.js';
import { ask, type AskParts } from '../conversation/ask/ask.js';
import { composeAsk, type StoredLanguage } from '../conversation/ask/compose.js';
import type { LanguageKnowledge } from '../knowledge/load-language.js';
import { cite } from '../verdict/explain/citations.js';
import type { Judge } from '../verdict/judge.js';

/** What answers texts, for the server and the command line. */
export interface LanguageServices {
  readonly ask: AskService;
  readonly search: SearchService;
  /** What both work with; a conversation does, too. */
  readonly parts: AskParts;
  /** Learns all asks now, so that the first customer does not wait. */
  warm(): void;
  /** Everything learnt, to be kept. */
  learned(): StoredLanguage;
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
  const { parts, phrases } = composeAsk(judge, language, stored);
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
    warm: () => parts.index.warm(),
    learned: () => ({ ...parts.index.learned(), reading: phrases }),
  };
}
