/*
 * Measures retrieval on the development questions: `bash tests/retrieval/development/run.sh measure r1,r2 misses`.
 * The rounds are files beside this one; each was measured once before anybody looked at its misses.
 */
import MiniSearch from 'minisearch';

import { buildIndex } from '../../../src/retrieval/build-index.js';
import type { StoreInput } from '../../../src/retrieval/documents.js';
import { loadShops, offTopicQuestions, type Question, questionsOf } from './shops.js';

const [rounds = '', details = ''] = process.argv.slice(2);
const { stores, concepts } = loadShops();
const started = performance.now();
const index = buildIndex(stores, concepts);
const built = performance.now();
index.warm();
console.log(
  `built in ${(built - started).toFixed(0)} ms, warmed in ${(performance.now() - built).toFixed(0)} ms`,
);

/** What one would do first: MiniSearch over the paragraphs. */
function plain({ clauses }: StoreInput): (text: string) => string[] {
  const search = new MiniSearch({
    idField: 'slug',
    fields: ['text'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  search.addAll(clauses.map(({ slug, text }) => ({ slug, text })));
  return (text) => search.search(text).map(({ id }) => id as string);
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '    –' : ((100 * part) / whole).toFixed(1).padStart(5);
const times: number[] = [];
const totals = new Map<string, number[]>();

for (const store of stores) {
  const paragraphs = plain(store);
  const all: (Omit<Question, 'kind'> & { kind: string })[] = [
    ...rounds.split(',').flatMap((round) => questionsOf(store.id, round)),
    ...offTopicQuestions().map((text) => ({ kind: 'off-topic', text, clauses: [] })),
  ];
  for (const kind of ['everyday', 'no-shared-words', 'near-miss', 'off-topic']) {
    const questions = all.filter((question) => question.kind === kind);
    const counts = [0, 0, 0, 0, 0, 0, questions.length];
    for (const { text, clauses } of questions) {
      const before = performance.now();
      const answer = index.answer(store.id, text);
      times.push(performance.now() - before);
      const ranked = index.search(store.id, text, 3).map(({ clause }) => clause.slug);
      const given = answer.clauses.filter(({ role }) => role === 'decides' || role === 'alternative');
      const first = given[0]?.clause.slug;
      const right = (slug: string | undefined): boolean => slug !== undefined && clauses.includes(slug);
      const count = (place: number, yes: boolean): void => {
        if (yes) counts[place] = (counts[place] ?? 0) + 1;
      };
      count(0, right(first));
      count(
        1,
        given.some(({ clause }) => right(clause.slug)),
      );
      count(2, right(ranked[0]));
      count(3, ranked.some(right));
      count(4, answer.kind === 'none');
      count(5, right(paragraphs(text)[0]));
      const wrong = clauses.length === 0 ? answer.kind !== 'none' : !right(first);
      if (wrong && details !== '') {
        const { unknownWords, foreignConcepts, concepts: named, signals } = answer.explanation;
        console.log(
          `  ${kind} ${store.id} ${answer.confidence.toFixed(2)} ${text} | want ${clauses.join(',')} | got ${answer.kind} ${ranked.join(' ')}` +
            ` | ${named.join(' ')} | unknown ${unknownWords.join(' ')} | foreign ${foreignConcepts.join(' ')}` +
            (details === 'signals'
              ? ` | ${JSON.stringify(signals)} ${JSON.stringify(answer.explanation.grounds)}`
              : ''),
        );
      }
    }
    const total = totals.get(kind) ?? [];
    totals.set(
      kind,
      counts.map((value, place) => value + (total[place] ?? 0)),
    );
    report(store.id, kind, counts);
  }
}
for (const [kind, counts] of totals) report('ALL', kind, counts);

function report(
  store: string,
  kind: string,
  [answered, offered, hit1, hit3, none, paragraph, count]: number[],
): void {
  const of = (part = 0): string => percent(part, count ?? 0);
  const tail =
    kind === 'near-miss' || kind === 'off-topic'
      ? `abstains ${of(none)}`
      : `answered right ${of(answered)}  or offered ${of(offered)}  hit@1 ${of(hit1)}  hit@3 ${of(hit3)}  abstains ${of(none)}  plain MiniSearch ${of(paragraph)}`;
  console.log(`${store.padEnd(13)} ${kind.padEnd(16)} ${String(count).padStart(4)}  ${tail}`);
}

const spent = (values: number[]): string => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
};
const without = offTopicQuestions()
  .concat(stores.flatMap(({ id }) => questionsOf(id, '').map(({ text }) => text)))
  .map((text) => {
    const before = performance.now();
    index.answer(null, text);
    return performance.now() - before;
  });
console.log(`one question with a store: ${spent(times)}; without: ${spent(without)}`);
