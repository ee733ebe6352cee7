import type { LanguageKnowledge } from '../../knowledge/load-language.js';
import type { Policy, StoreKnowledge } from '../../model/policy.js';
import type { Problem } from '../../model/problem.js';
import { buildIndex, type RetrievalIndex } from '../../retrieval/build-index.js';
import type { StoreInput } from '../../retrieval/documents.js';
import type { Learned, LearntBefore } from '../../retrieval/learn.js';
import { type CompiledPhrases, compilePhrases, lexiconOf } from '../../understanding/lexicon/compile.js';
import { utteranceReader } from '../../understanding/utterance-reader.js';
import type { Judge } from '../../verdict/judge.js';
import { once } from '../once.js';
import { SmallTalkReader } from '../small-talk.js';
import type { AskParts } from './ask.js';

/** What `ask` works with, and what is wrong in the phrases that it reads facts by. */
export interface ComposedAsk {
  readonly parts: AskParts;
  readonly problems: readonly Problem[];
  /** Everything learnt, to be kept. */
  learned(): LearntLanguage;
}

/** What is worked out of a language. */
export interface LearntLanguage extends Learned {
  readonly reading: CompiledPhrases;
}

/** What was worked out before from the very same knowledge, as far as it can still be read. */
export interface StoredLanguage extends LearntBefore {
  readonly reading: CompiledPhrases | undefined;
}

/**
 * Puts together what `ask` needs. The index learns a shop's asks on the first question to it;
 * `parts.index.warm()` does so at once.
 * @param judge over the loaded stores; @param language loaded beside them, without problems
 * @param stored what was learnt before from the very same knowledge; it is read when the first text comes in
 * @throws where the concepts could not be read
 */
export function composeAsk(judge: Judge, language: LanguageKnowledge, stored?: StoredLanguage): ComposedAsk {
  const { concepts, readingFiles, learnt, smallTalk, replies, notClaimed } = language;
  if (!concepts) throw new Error('dialogs/concepts.yaml must be readable.');
  const { vocabulary, stores } = judge.knowledge;
  const compiled = once(() => {
    const phrases = stored?.reading;
    return phrases ? { phrases, problems: [] } : compilePhrases(readingFiles, vocabulary, learnt);
  });
  const lexicon = once(() => lexiconOf(compiled().phrases));
  const inputs = [...stores.values()].flatMap((store) => storeInput(store, language) ?? []);
  const index = once(() => buildIndex(inputs, concepts, stored));
  if (!stored) index();
  return {
    parts: {
      judge,
      get index(): RetrievalIndex {
        return index();
      },
      read: utteranceReader(lexicon, vocabulary),
      smallTalk: new SmallTalkReader(smallTalk),
      wording: replies,
      notClaimed,
    },
    problems: stored ? [] : compiled().problems,
    learned: () => ({ ...index().learned(), reading: compiled().phrases }),
  };
}

/** What is indexed of a shop: its newest text, which is also the one that answers are quoted from. */
function storeInput({ info, versions }: StoreKnowledge, { asks }: LanguageKnowledge): StoreInput | null {
  const policy = versions[0];
  if (!policy) return null;
  return {
    id: info.id,
    names: [info.name, ...info.aliases],
    clauses: policy.clauses,
    asks: asks.get(info.id) ?? new Map(),
    main: mainClauses(policy),
    conflicts: policy.conflicts.map(({ clauses }) => clauses),
  };
}

/** The clauses under which a coverage stands: the shop's main promises, asked for most. */
function mainClauses({ coverages }: Policy): Set<string> {
  return new Set(coverages.map(({ clause }) => clause));
}
