import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which texts customers write: the same four in every run that is compared, or what the evaluation sets hold. */
export type Texts = 'usual' | 'mixed';

/** Texts that customers write, one after another. */
const USUAL: readonly string[] = [
  'Do you ship to Canada?',
  'My switch arrived on 3 June and it does not turn on',
  'How long is the warranty?',
  'I opened the box and want my money back',
];
/** A case is typed into a chat up to about this length; what is longer is an e-mail. */
const LONGEST_CASE = 200;
/** Between the first texts of two customers; prime to the lengths of the lists, so that they come around late. */
const STEP = 37;

/** What the customer of this number writes to a shop, one after another. */
export function textsOf(texts: Texts, store: string, customer: number): readonly string[] {
  const all = texts === 'usual' ? USUAL : mixed(store);
  // Neighbours never write the same at the same time: what a server remembers of one must not serve the next. In the
  // mixed texts a question comes first.
  const first = texts === 'usual' ? customer % all.length : (2 * STEP * customer) % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

/** A case told to a shop, with what `POST /api/v1/verdict` takes of it. */
export interface Case {
  readonly facts: unknown;
  readonly today: string;
}

/** The cases of a shop that were told to it in the evaluation sets. */
export function casesOf(store: string): readonly Case[] {
  return lines(store, 'emails').map(({ facts, today = '' }) => ({ facts, today }));
}

const made = new Map<string, readonly string[]>();

/** Questions and cases by turns. */
function mixed(store: string): readonly string[] {
  const known = made.get(store);
  if (known) return known;
  const questions = lines(store, 'everyday').map(({ text }) => text);
  const cases = ['emails', 'told']
    .flatMap((set) => lines(store, set).map(({ text }) => text))
    .filter((text) => text.length <= LONGEST_CASE);
  const all = cases.flatMap((text, index) => [questions[index % questions.length] ?? '', text]);
  made.set(store, all);
  return all;
}

interface Line {
  readonly text: string;
  readonly facts?: unknown;
  readonly today?: string;
}

function lines(store: string, set: string): readonly Line[] {
  return readFileSync(join('tests/evaluation', store, `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
