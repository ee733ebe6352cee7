import type { Commands } from '../knowledge/parse-commands.js';
import type { Dialog, Languages } from '../model/dialog.js';
import type { Vocabulary } from '../model/fact.js';
import type { StoreInfo } from '../model/policy.js';
import type { Wording } from '../model/wording.js';
import type { RetrievalIndex } from '../retrieval/build-index.js';
import type { ReadingContext, UtteranceReading } from '../understanding/reading.js';
import type { Judge } from '../verdict/judge.js';
import type { PhraseReader } from './phrase-reader.js';
import type { SmallTalkReader } from './small-talk.js';

/** What a turn works with; all of it immutable. */
export interface ConversationParts {
  readonly judge: Judge;
  readonly index: RetrievalIndex;
  readonly read: (text: string, context: ReadingContext) => UtteranceReading;
  readonly smallTalk: SmallTalkReader;
  /** Nouns that nobody makes a claim for. */
  readonly notClaimed: ReadonlySet<string>;
  /** Phrases of `dialogs/replies.yaml`. */
  readonly replies: Wording;
  /** Phrases of `dialogs/chat.yaml`. */
  readonly wording: Wording;
  readonly commands: PhraseReader;
  readonly languages: Languages;
  readonly dialogs: ReadonlyMap<string, Dialog>;
}

/** The commands as `dialogs/commands.yaml` lists them. */
export type { Commands };

/** The shop with its contact, hours and zone. @throws for a shop that does not exist */
export function storeInfo({ judge }: ConversationParts, id: string): StoreInfo {
  const store = judge.knowledge.stores.get(id);
  if (!store) throw new Error(`There is no store ${id}.`);
  return store.info;
}

/** The facts that may be known. */
export function vocabularyOf({ judge }: ConversationParts): Vocabulary {
  return judge.knowledge.vocabulary;
}

const USUAL_REQUESTS = 4;

/** Labels of what most customers come for, the most frequent first. */
export function usualRequests(parts: ConversationParts): string[] {
  const requests = vocabularyOf(parts).facts.get('request')?.choices ?? [];
  return [...requests]
    .sort((a, b) => b.prior - a.prior)
    .slice(0, USUAL_REQUESTS)
    .map(({ label }) => label);
}
