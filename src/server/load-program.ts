import type { StoredLanguage } from '../conversation/ask/compose.js';
import type { Knowledge } from '../knowledge/load.js';
import type { DialogKnowledge } from '../knowledge/load-dialogs.js';
import type { LanguageKnowledge } from '../knowledge/load-language.js';
import type { LearnedShop } from '../retrieval/learn.js';
import type { Phrases } from '../retrieval/text/phrases.js';
import type { WordCounts } from '../retrieval/text/reader.js';
import type { CompiledPhrases } from '../understanding/lexicon/compile.js';
import type { Judge } from '../verdict/judge.js';
import { keep, keepingPlace, openKept } from './kept.js';
import { type LanguageServices, languageServices } from './language-services.js';
import { buildJudge } from './load-judge.js';

/** Everything that answers, loaded. */
export interface Program {
  readonly knowledge: Knowledge;
  readonly language: LanguageKnowledge;
  /** How a conversation is led. */
  readonly dialogs: DialogKnowledge;
  readonly judge: Judge;
  readonly services: LanguageServices;
  /** Keeps all that was worked out for the next start; works out what no question needed. Nothing where it is kept. */
  readonly keep: () => void;
}

/**
 * Loads knowledge and language and puts together what answers. What was worked out from the very same files by the very
 * same program is taken as it was kept; the readers of Markdown and YAML are then not even loaded.
 * @param root folder that holds `knowledge/` and `dialogs/`; @param place where things are kept, null for nowhere
 */
export async function loadProgram(root: string, place = keepingPlace(root)): Promise<Program> {
  const kept = place && openKept(place);
  let damaged = false;
  const take = (name: string, isKept = true): unknown => {
    const part = kept?.(name);
    if (kept && isKept && part === undefined) damaged = true;
    return part;
  };
  const knowledge = (take('knowledge') as Knowledge | undefined) ?? (await readKnowledge(root));
  const language =
    (take('language') as LanguageKnowledge | undefined) ?? (await readLanguage(root, knowledge));
  const dialogs = (take('dialogs') as DialogKnowledge | undefined) ?? (await readDialogs(root, knowledge));
  const judge = buildJudge(knowledge);
  const stored: StoredLanguage | undefined = kept
    ? {
        get phrases() {
          return take('phrases') as Phrases | undefined;
        },
        get words() {
          return take('words') as WordCounts | undefined;
        },
        get reading() {
          return take('reading') as CompiledPhrases | undefined;
        },
        shop: (id) => take(`shop ${id}`, shopsToWarm(knowledge).includes(id)) as LearnedShop | undefined,
      }
    : undefined;
  const services = languageServices(judge, language, stored);
  const keepAll = (): void => {
    if (!place || (kept && !damaged)) return;
    const learned = services.learned();
    const shops = shopsToWarm(knowledge).map((id): [string, LearnedShop] => [`shop ${id}`, learned.shop(id)]);
    const { phrases, words, reading } = learned;
    keep(place, { knowledge, language, dialogs, phrases, words, reading, ...Object.fromEntries(shops) });
  };
  return { knowledge, language, dialogs, judge, services, keep: keepAll };
}

/** More shops than these would fill the memory, and the time, with what few customers ask for: they are learnt when asked. */
const MOST_SHOPS = 20;

/** The shops that are learnt before anybody asks. */
export function shopsToWarm({ stores }: Pick<Knowledge, 'stores'>): readonly string[] {
  return [...stores.keys()].slice(0, MOST_SHOPS);
}

async function readKnowledge(root: string): Promise<Knowledge> {
  const { loadKnowledge } = await import('../knowledge/load.js');
  return loadKnowledge(root);
}

async function readDialogs(root: string, { vocabulary }: Knowledge): Promise<DialogKnowledge> {
  const { loadDialogs } = await import('../knowledge/load-dialogs.js');
  return loadDialogs(root, vocabulary);
}

async function readLanguage(root: string, knowledge: Knowledge): Promise<LanguageKnowledge> {
  const { loadLanguage } = await import('../knowledge/load-language.js');
  return loadLanguage(root, knowledge);
}
