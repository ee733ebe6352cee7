import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { Policy } from '../../model/policy.js';
import type { Problem } from '../../model/problem.js';
import { parseAsks } from '../parse-asks.js';
import { Problems } from '../problems.js';

/** One text of a store with everything that the checks of texts compare it with. */
export interface CheckInput {
  readonly policy: Policy;
  /** Every version of the store, this one included. */
  readonly versions: readonly Policy[];
  /** `policy.md`. */
  readonly markdown: string;
  /** `source.txt`, null when it is missing. */
  readonly source: string | null;
  readonly sourceFile: string;
  /** `store.yaml`. */
  readonly storeText: string;
  readonly storeFile: string;
  /** `asks.yaml`, null when it is missing. */
  readonly asksText: string | null;
  readonly asksFile: string;
  /** How customers ask for each clause, by slug. */
  readonly asks: ReadonlyMap<string, readonly string[]>;
  /** The requests of the vocabulary. */
  readonly requests: readonly string[];
  /** Problems met while reading asks. */
  readonly readProblems: readonly Problem[];
}

/** One check of a text: everything that it finds wrong. */
export type TextCheck = (input: CheckInput) => readonly Problem[];

/**
 * Reads what the checks need beside the parsed policy.
 * @param root folder that holds `knowledge/`
 * @param versions every version of the policy's store
 * @param requests the requests of the vocabulary
 */
export function readCheckInput(
  root: string,
  policy: Policy,
  versions: readonly Policy[],
  requests: readonly string[],
): CheckInput {
  const folder = posix.dirname(policy.file);
  const storeFile = `knowledge/${policy.store.id}/store.yaml`;
  const sourceFile = `${folder}/source.txt`;
  const asksFile = `knowledge/${policy.store.id}/asks.yaml`;
  const read = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const asksText = read(asksFile);
  const problems = new Problems('asks', asksFile);
  const slugs = new Set(versions.flatMap(({ clauses }) => clauses.map(({ slug }) => slug)));
  const asks = asksText === null ? new Map<string, string[]>() : parseAsks(asksText, slugs, problems);
  return {
    policy,
    versions,
    markdown: read(policy.file) ?? '',
    source: read(sourceFile),
    sourceFile,
    storeText: read(storeFile) ?? '',
    storeFile,
    asksText,
    asksFile,
    asks,
    requests,
    // The asks belong to the store: report them with its first text only.
    readProblems: policy === versions[0] ? problems.list : [],
  };
}

/** The words of a text, split at white space. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** 1-based line of the first line from `start` on (1-based) that the pattern fits; `start` when none does. */
export function lineMatching(text: string, pattern: RegExp, start = 1): number {
  const index = text
    .split('\n')
    .slice(start - 1)
    .findIndex((line) => pattern.test(line));
  return index === -1 ? start : start + index;
}

/** A pattern for a clause id or other word standing alone. */
export function standing(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`);
}
