import { abstains, type Answered, type Answerer, hits, type QuestionSet } from './answers.js';
import { count, groupBy, type Report } from './report.js';

const BARS: Readonly<Record<string, number>> = {
  everyday: 95,
  'no shared words': 75,
  'near misses': 85,
  'off topic': 97,
  'off topic, no store': 97,
};

/** Right clauses and abstention, per store and in total. */
export function reportQuestions(answered: readonly Answered[], report: Report): void {
  for (const set of ['everyday', 'no shared words'] as const) reportHits(set, answered, report);
  for (const set of ['near misses', 'off topic', 'off topic, no store'] as const)
    reportAbstention(set, answered, report);
}

/** The rows of a table: one for each store, then the total. */
export function perStore<Thing extends { readonly store: string }>(
  things: readonly Thing[],
  row: (things: readonly Thing[], isTotal: boolean) => readonly string[],
): string[][] {
  const stores = groupBy(things, ({ store }) => store);
  const rows = [...stores].map(([store, own]) => [store, ...row(own, stores.size === 1)]);
  return stores.size === 1 ? rows : [...rows, ['all', ...row(things, true)]];
}

function reportHits(set: QuestionSet, all: readonly Answered[], report: Report): void {
  const bar = BARS[set];
  report.title(`${set}: the right clause first, among the first three (%), bar ≥ ${bar} % first`);
  const answered = all.filter((one) => one.set === set);
  const head = 'questions|ask @1|@3|no answer|search @1|@3|MiniSearch @1|@3|nlp.js @1'.split('|');
  report.table(
    ['', ...head],
    perStore(answered, (own, isTotal) => {
      const share = (answerer: Answerer, places: number, isBarred = false): string => {
        const right = count(own, (one) => hits(one, answerer, places));
        const name = isTotal ? `${set}: ${answerer}, right clause first` : undefined;
        return isBarred ? report.share(right, own.length, bar, name) : report.share(right, own.length);
      };
      return [
        String(own.length),
        share('ask', 1, true),
        share('ask', 3),
        report.share(count(own, abstains), own.length),
        share('search', 1, true),
        share('search', 3),
        share('MiniSearch', 1),
        share('MiniSearch', 3),
        share('nlp.js', 1),
      ];
    }),
  );
  for (const one of answered.filter((each) => !hits(each, 'ask', 1))) {
    const { store, text, right, result, given } = one;
    const got = { kind: result.kind, ask: given.ask.slice(0, 3), search: given.search };
    const cause = abstains(one)
      ? 'abstains'
      : hits(one, 'search', 1)
        ? 'found, not given first'
        : 'another clause';
    report.misses.push({ set, store, text, expected: [...right], got, cause });
  }
}

function reportAbstention(set: QuestionSet, all: readonly Answered[], report: Report): void {
  const answered = all.filter((one) => one.set === set);
  if (answered.length === 0) return;
  const bar = BARS[set];
  const isCompared = set !== 'off topic, no store';
  report.title(`${set}: says that the policy does not say (%), bar ≥ ${bar} %`);
  report.table(
    ['', 'questions', 'ask', ...(isCompared ? ['MiniSearch', 'nlp.js'] : [])],
    perStore(answered, (own, isTotal) => {
      const silent = (answerer: Answerer): string =>
        report.share(
          count(own, ({ given }) => given[answerer].length === 0),
          own.length,
        );
      const name = isTotal ? `${set}: abstains` : undefined;
      return [
        String(own.length),
        report.share(count(own, abstains), own.length, bar, name),
        ...(isCompared ? [silent('MiniSearch'), silent('nlp.js')] : []),
      ];
    }),
  );
  for (const { store, text, result } of answered.filter((one) => !abstains(one))) {
    const { kind, citations } = result;
    report.misses.push({ set, store, text, got: { kind, ask: citations[0]?.clause ?? null } });
  }
}
