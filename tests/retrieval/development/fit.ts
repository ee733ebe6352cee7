/*
 * Fits the weights of src/retrieval/confidence.ts: `bash tests/retrieval/development/run.sh fit`. A logistic regression
 * tells questions that the first clause answers from near misses and off-topic questions. Questions whose first clause
 * is wrong are left out: neither outcome is right. Prints what leave-one-shop-out gives at several thresholds.
 */
import { buildIndex } from '../../../src/retrieval/build-index.js';
import { GROUND_WEIGHTS } from '../../../src/retrieval/confidence.js';
import { loadShops, offTopicQuestions, questionsOf } from './shops.js';

/** How much a question of a round weighs: those least used for tuning most. */
const ROUNDS: Readonly<Record<string, number>> = JSON.parse(
  process.argv[2] ?? '{"":0.6,"r1":0.6,"r2":0.9,"r3":1.2}',
) as Record<string, number>;
const KINDS: Readonly<Record<string, number>> = {
  everyday: 2,
  'no-shared-words': 1.5,
  'near-miss': 3,
  'off-topic': 0.45,
};
const STEPS = 600;
const RIDGE = 0.002;

type Ground = keyof typeof GROUND_WEIGHTS;
interface Row {
  store: string;
  round: string;
  kind: string;
  right: boolean;
  answerable: boolean;
  weight: number;
  values: number[];
  odds: number;
}

const names = Object.keys(GROUND_WEIGHTS) as Ground[];
const { stores, concepts } = loadShops();
const index = buildIndex(stores, concepts);
const rows: Row[] = [];
for (const { id } of stores) {
  const questions = [
    ...Object.keys(ROUNDS).flatMap((round) =>
      questionsOf(id, round).map((question) => ({ ...question, round })),
    ),
    ...offTopicQuestions().map((text) => ({
      kind: 'off-topic',
      text,
      clauses: [] as string[],
      round: 'off-topic',
    })),
  ];
  for (const { kind, text, clauses, round } of questions) {
    const { grounds, signals } = index.answer(id, text).explanation;
    if (!grounds) continue;
    rows.push({
      store: id,
      round,
      kind,
      right: clauses.includes(signals[0]?.clause.split('/')[1] ?? ''),
      answerable: clauses.length > 0,
      weight: (KINDS[kind] ?? 1) * (ROUNDS[round] ?? 1),
      values: names.map((name) => grounds[name] / GROUND_WEIGHTS[name]),
      odds: 0,
    });
  }
}

const means = names.map(
  (_, at) => rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0) / rows.length,
);
const spreads = names.map(
  (_, at) =>
    Math.sqrt(
      rows.reduce((sum, { values }) => sum + ((values[at] ?? 0) - (means[at] ?? 0)) ** 2, 0) / rows.length,
    ) || 1,
);
const scaled = (values: number[]): number[] =>
  values.map((value, at) => (names[at] === 'bias' ? 1 : (value - (means[at] ?? 0)) / (spreads[at] ?? 1)));

function fit(sample: Row[]): number[] {
  const used = sample.filter(({ answerable, right }) => !answerable || right);
  const data = used.map((row) => ({ x: scaled(row.values), y: row.answerable ? 1 : 0, weight: row.weight }));
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = names.map(() => 0);
    for (const { x, y, weight } of data) {
      const odds = x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
      const miss = (1 / (1 + Math.exp(-odds)) - y) * weight;
      x.forEach((value, at) => (slope[at] = (slope[at] ?? 0) + miss * value));
    }
    weights = weights.map(
      (weight, at) => weight - 3 * ((slope[at] ?? 0) / total + (names[at] === 'bias' ? 0 : RIDGE * weight)),
    );
  }
  return weights;
}

const oddsOf = (weights: number[], { values }: Row): number =>
  scaled(values).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
for (const { id } of stores) {
  const weights = fit(rows.filter(({ store }) => store !== id));
  for (const row of rows) if (row.store === id) row.odds = oddsOf(weights, row);
}
const rounds = [...Object.keys(ROUNDS), 'off-topic'];
for (const threshold of [0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
  const limit = Math.log(threshold / (1 - threshold));
  const cells = rounds.flatMap((round) =>
    ['everyday', 'no-shared-words', 'near-miss', 'off-topic'].flatMap((kind) => {
      const of = rows.filter((row) => row.round === round && row.kind === kind);
      if (of.length === 0) return [];
      const good = of.filter(({ answerable, right, odds }) =>
        answerable ? right && odds > limit : odds <= limit,
      );
      return `${round} ${kind.slice(0, 8)} ${((100 * good.length) / of.length).toFixed(1)}`;
    }),
  );
  console.log(threshold, cells.join(' | '));
}
const all = fit(rows);
const raw = all.map((weight, at) => (names[at] === 'bias' ? weight : weight / (spreads[at] ?? 1)));
const bias = raw.reduce(
  (sum, weight, at) => sum - (names[at] === 'bias' ? -weight : weight * (means[at] ?? 0)),
  0,
);
console.log(
  Object.fromEntries(
    names.map((name, at) => [name, Number((name === 'bias' ? bias : (raw[at] ?? 0)).toFixed(3))]),
  ),
);
console.log(
  'per spread',
  Object.fromEntries(names.map((name, at) => [name, Number((all[at] ?? 0).toFixed(2))])),
);
