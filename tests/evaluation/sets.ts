import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Facts } from '../../src/model/fact.js';

/** A question with the words of the policy that answer it: any clause that holds one of them is right. */
export interface Question {
  readonly text: string;
  readonly quote: readonly string[];
}

/** What a careful agent would decide; what is left out is not judged. */
export interface ExpectedVerdict {
  readonly outcome: string;
  readonly remedies?: readonly string[];
  readonly [field: string]: unknown;
}

/** A customer's e-mail with the facts that it holds. */
export interface Email {
  readonly today: string;
  readonly text: string;
  readonly facts: Facts;
  /** It holds everything that its verdict needs. */
  readonly complete: boolean;
  readonly verdict: ExpectedVerdict | null;
}

/** The held-out sets of one shop. */
export interface StoreSets {
  readonly store: string;
  readonly everyday: readonly Question[];
  readonly noSharedWords: readonly Question[];
  readonly nearMisses: readonly { readonly text: string }[];
  readonly emails: readonly Email[];
  /** Other e-mails, which the reading learns from: nothing is measured by them. */
  readonly told: readonly Email[];
}

/** A past date in words. */
export interface PastDate {
  readonly text: string;
  /** The words around it, where the source gives some. */
  readonly sentence?: string;
  readonly ref: string;
  /** The day meant; null where there is no such day. */
  readonly expect: string | null;
  readonly kind?: string;
  readonly src: string;
  readonly ambiguous?: boolean;
  /** "A few days ago": the day is one of several that would do. */
  readonly vague?: boolean;
}

/** How a customer phrases a request, with the source's own name for it. */
export interface Utterance {
  readonly text: string;
  readonly intent: string;
}

/** The data from public sources, as its README.md describes it. */
export interface PublicData {
  readonly offTopic: readonly string[];
  readonly pastDates: readonly PastDate[];
  readonly invalidDates: readonly PastDate[];
  readonly utterances: readonly Utterance[];
}

/** Reads the sets that lie beside this file, one folder a shop. */
export function loadSets(root: string): StoreSets[] {
  const folder = join(root, 'tests/evaluation');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((store) => ({
      store,
      everyday: readLines(join(folder, store, 'everyday.jsonl')),
      noSharedWords: readLines(join(folder, store, 'no-shared-words.jsonl')),
      nearMisses: readLines(join(folder, store, 'near-misses.jsonl')),
      emails: readLines(join(folder, store, 'emails.jsonl')),
      told: readLines(join(folder, store, 'told.jsonl')),
    }));
}

/** Reads the public data; what is not there is empty. */
export function loadPublicData(folder: string): PublicData {
  const offTopic = join(folder, 'off-topic-200.txt');
  return {
    offTopic: existsSync(offTopic) ? readFileSync(offTopic, 'utf8').trim().split('\n') : [],
    pastDates: readLines(join(folder, 'dates-en-past.jsonl')),
    invalidDates: readLines(join(folder, 'dates-en-invalid.jsonl')),
    utterances: readLines(join(folder, 'support-utterances-500.jsonl')),
  };
}

function readLines<Line>(path: string): Line[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}
