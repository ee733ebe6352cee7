import { statSync } from 'node:fs';
import { join } from 'node:path';

import { hashOfSources } from '../scripts/sources.mjs';
import type { StoredLanguage } from '../src/conversation/ask/compose.js';
import type { LearnedShop } from '../src/retrieval/learn.js';
import type { Phrases } from '../src/retrieval/text/phrases.js';
import type { WordCounts } from '../src/retrieval/text/reader.js';
import { type KeepingPlace, keepingPlace, openKept } from '../src/server/kept.js';
import type { CompiledPhrases } from '../src/understanding/lexicon/compile.js';

const repository = join(__dirname, '..');
/** Where the build keeps, and where a run of all tests does (tests/global-setup.mjs). */
const FOLDERS = ['dist/kept', '.jest-cache/kept'];
/** npm writes it whenever it changes a package. */
const PACKAGES = 'node_modules/.package-lock.json';

/**
 * Where the very sources that are tested have kept what they worked out from the very knowledge that lies here, with
 * the packages and the Node that run now; null where nothing is kept: then it is worked out anew.
 * @param root folder that holds `src/`, `knowledge/`, `dialogs/` and the packages
 */
export function placeOfKept(root: string): KeepingPlace | null {
  const key = keepingPlace(root, hashOfSources(root))?.key;
  if (key === undefined) return null;
  const installed = statSync(join(root, PACKAGES), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  const places = FOLDERS.map((folder) => ({ folder: join(root, folder), key }));
  const isNewer = ({ folder }: KeepingPlace): boolean => {
    const file = join(folder, `${key.slice(0, 24)}.kept`);
    return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > installed;
  };
  return places.find((place) => isNewer(place) && openKept(place)) ?? null;
}

let found: KeepingPlace | null | undefined;

/** What is kept for the repository as it lies here, looked for once a test file; null: nothing. */
export function keptPlace(): KeepingPlace | null {
  return (found ??= placeOfKept(repository));
}

/** A part of what is kept for the repository, by its name in src/server/load-program.ts; undefined where there is none. */
export function keptPart(name: string): unknown {
  const place = keptPlace();
  return place ? openKept(place)?.(name) : undefined;
}

/** What was learnt before of the repository's language; undefined: nothing, and it is learnt anew. */
export function keptLanguage(): StoredLanguage | undefined {
  if (!keptPlace()) return undefined;
  return {
    phrases: keptPart('phrases') as Phrases | undefined,
    words: keptPart('words') as WordCounts | undefined,
    get reading() {
      return keptPart('reading') as CompiledPhrases | undefined;
    },
    shop: (id) => keptPart(`shop ${id}`) as LearnedShop | undefined,
  };
}
