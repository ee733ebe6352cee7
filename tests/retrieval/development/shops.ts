import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cutPolicy } from '../../../src/knowledge/markdown.js';
import { parseAsks } from '../../../src/knowledge/parse-asks.js';
import { type Concepts, parseConcepts } from '../../../src/knowledge/parse-concepts.js';
import { Problems } from '../../../src/knowledge/problems.js';
import type { StoreInput } from '../../../src/retrieval/documents.js';

/** A development question; `clauses` are the slugs that a careful reader accepts, none where the policy is silent. */
export interface Question {
  readonly kind: 'everyday' | 'no-shared-words' | 'near-miss';
  readonly text: string;
  readonly clauses: readonly string[];
}

const root = process.cwd();
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The clauses under which a coverage stands, read from the text alone. */
function mainClauses(markdown: string, store: string): Set<string> {
  const main = new Set<string>();
  let slug = '';
  for (const line of markdown.split('\n')) {
    slug = /^###### ([a-z0-9-]+)/.exec(line)?.[1] ?? slug;
    if (line.startsWith('```yaml coverage')) main.add(`${store}/${slug}`);
  }
  return main;
}

/** The shops and concepts of the checkout, as retrieval takes them. */
export function loadShops(): { stores: StoreInput[]; concepts: Concepts } {
  const problems = new Problems('development', '');
  const stores = readdirSync(join(root, 'knowledge'))
    .filter((id) => existsSync(join(root, 'knowledge', id, 'policy.md')))
    .sort()
    .map((id): StoreInput => {
      const markdown = read('knowledge', id, 'policy.md');
      const { clauses } = cutPolicy(markdown, id, problems);
      const asks = parseAsks(
        read('knowledge', id, 'asks.yaml'),
        new Set(clauses.map(({ slug }) => slug)),
        problems,
      );
      return { id, clauses, asks, main: mainClauses(markdown, id) };
    });
  const concepts = parseConcepts(read('dialogs', 'concepts.yaml'), problems);
  if (!concepts) throw new Error(problems.list.map(({ line, what }) => `${line}: ${what}`).join('\n'));
  return { stores, concepts };
}

/** The questions of a round: '' is the first, then 'r1', 'r2' … */
export function questionsOf(store: string, round: string): Question[] {
  const file = join(root, 'tests/retrieval/development', `${store}${round === '' ? '' : `.${round}`}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
}

/** The off-topic questions of ../shared/data, if it is there. */
export function offTopicQuestions(): string[] {
  const file = join(root, '../shared/data/off-topic-200.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}
