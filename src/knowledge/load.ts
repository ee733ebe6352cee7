import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Example } from '../model/example.js';
import type { FactDefinition, Vocabulary } from '../model/fact.js';
import type { Policy, StoreKnowledge } from '../model/policy.js';
import type { Problem } from '../model/problem.js';
import type { Wording } from '../model/wording.js';
import { sha256 } from './hash.js';
import { parseExamples } from './parse-examples.js';
import { checkFactReferences, parseFact } from './parse-facts.js';
import { parsePolicy } from './parse-policy.js';
import { parseStore } from './parse-store.js';
import { parseWording } from './parse-wording.js';
import { Problems } from './problems.js';

/** One text of a store as it lies in its folder. */
export interface PolicySource {
  readonly policy: Policy;
  /** The policy as published, or null when `source.txt` is missing. */
  readonly source: string | null;
  readonly examples: readonly Example[];
}

/** Everything read from `knowledge/` and `dialogs/`, with all that is wrong in it. */
export interface Knowledge {
  readonly vocabulary: Vocabulary;
  readonly wording: Wording;
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly sources: readonly PolicySource[];
  readonly problems: readonly Problem[];
  /** Hash over the vocabulary, the wording and every `store.yaml` with the holidays of its calendar. */
  readonly hash: string;
}

/**
 * Reads a knowledge base from disk. Never throws for what an editor wrote: every mistake becomes a problem.
 * @param root folder that holds `knowledge/` and `dialogs/`
 * @throws when the folders themselves cannot be read
 */
export async function loadKnowledge(root: string): Promise<Knowledge> {
  const problems: Problem[] = [];
  const texts: string[] = [];
  const read = (path: string): string => {
    const text = readFileSync(join(root, path), 'utf8');
    texts.push(text);
    return text;
  };
  const collect = (check: string, path: string): Problems => {
    const collector = new Problems(check, path);
    problemLists.push(collector.list);
    return collector;
  };
  const problemLists: Problem[][] = [];
  const vocabulary = readVocabulary(root, read, collect);
  const wordingFile = 'dialogs/verdict.yaml';
  const wording = parseWording(read(wordingFile), collect('wording', wordingFile));
  // What decides beside the policies' texts, which have hashes of their own.
  const deciding = [...texts];
  const stores = new Map<string, StoreKnowledge>();
  const sources: PolicySource[] = [];
  for (const id of folders(join(root, 'knowledge'))) {
    const folder = `knowledge/${id}`;
    const storeFile = `${folder}/store.yaml`;
    if (!existsSync(join(root, storeFile))) {
      collect('schema', storeFile).error(0, 'The store has no store.yaml.', 'Add one with at least "name:".');
      continue;
    }
    const storeText = read(storeFile);
    // The holiday calendars are large: load them only when a store counts by one.
    const calendars = /^holidays:/m.test(storeText) ? await import('./holidays.js') : null;
    const info = parseStore(storeText, id, collect('schema', storeFile), calendars?.holidayDays ?? ((): null => null));
    if (!info) continue;
    deciding.push(id, storeText, [...info.holidayDays].join());
    const versions = existsSync(join(root, folder, 'versions')) ? folders(join(root, folder, 'versions')) : [];
    const own: Policy[] = [];
    for (const place of [folder, ...versions.map((date) => `${folder}/versions/${date}`)]) {
      const path = `${place}/policy.md`;
      if (!existsSync(join(root, path))) {
        collect('schema', path).error(0, 'There is no policy.md.', 'Cut source.txt into clauses; see knowledge/README.md.');
        continue;
      }
      const parsed = parsePolicy(read(path), path, info, vocabulary);
      problemLists.push([...parsed.problems]);
      own.push(parsed.policy);
      const examplesFile = `${place}/examples.yaml`;
      const sourceFile = join(root, place, 'source.txt');
      sources.push({
        policy: parsed.policy,
        source: existsSync(sourceFile) ? readFileSync(sourceFile, 'utf8') : null,
        examples: existsSync(join(root, examplesFile)) ? parseExamples(read(examplesFile), examplesFile, collect('schema', examplesFile)) : [],
      });
    }
    if (own.length > 0) stores.set(id, { info, versions: own });
  }
  problems.push(...problemLists.flat());
  const hash = sha256(deciding.join('\0')).slice(0, 16);
  return { vocabulary, wording, stores, sources, problems, hash };
}

function readVocabulary(root: string, read: (path: string) => string, collect: (check: string, path: string) => Problems): Vocabulary {
  const facts = new Map<string, FactDefinition>();
  for (const file of readdirSync(join(root, 'dialogs/facts')).filter((name) => name.endsWith('.yaml')).sort()) {
    const path = `dialogs/facts/${file}`;
    const problems = collect('facts', path);
    const fact = parseFact(read(path), path, problems);
    if (!fact) continue;
    if (fact.name !== file.replace(/\.yaml$/, '')) {
      problems.error(1, `The file is named ${file} but its fact "${fact.name}".`, 'Give both the same name.');
    }
    facts.set(fact.name, fact);
  }
  checkFactReferences(facts, (fact) => collect('facts', fact.file));
  return { facts };
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
