// Full verdicts per second on one core. `npm run bench`; `npm run bench -- --cpu-prof` profiles it.
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Facts } from '../../src/model/fact.js';
import type { Policy } from '../../src/model/policy.js';
import { buildCase, readNow } from '../../src/verdict/case/case.js';
import { readFacts } from '../../src/verdict/case/read-facts.js';
import { consider, type Engine } from '../../src/verdict/consider.js';
import { Judge } from '../../src/verdict/judge.js';
import { measure, sayMeasured } from './measure.js';
import { jsonRules, moneyBackCases, ours, zen } from './money-back.js';

const EVALUATE_BAR = 100_000;
const JUDGE_BAR = 5_000;

interface Work {
  readonly store: string;
  readonly policy: Policy;
  readonly engine: Engine;
  readonly facts: Facts;
  readonly today: string;
}

const knowledge = await loadKnowledge('.');
const stores = new Map(
  [...knowledge.stores].map(([id, { info, versions }]) => [
    id,
    { info, versions: versions.map((policy) => ({ ...policy, withdrawn: new Set<string>() })) },
  ]),
);
const { vocabulary, wording } = knowledge;
const judge = new Judge({ vocabulary, wording, stores, engineHash: 'bench' });

/** The examples of all stores whose facts settle the verdict. */
const work: Work[] = knowledge.sources.flatMap(({ policy: { store }, examples }) => {
  const policy = stores.get(store.id)!.versions[0]!;
  return examples.flatMap((example) => {
    const { facts } = readFacts(example.facts, vocabulary);
    const result = judge.judge(store.id, facts, example.today);
    const isComplete =
      !('problems' in result) && result.missing.length === 0 && !Object.values(facts).includes(null);
    return isComplete
      ? [{ store: store.id, policy, engine: judge.engineOf(policy), facts, today: example.today }]
      : [];
  });
});

function evaluate({ policy, engine, facts, today }: Work): number {
  const now = readNow(today, policy.store.timeZone);
  const subject = now && buildCase(facts, vocabulary, policy.store, policy.derivations, now);
  if (!subject || 'problems' in subject) throw new Error(`${policy.store.id}: ${JSON.stringify(facts)}`);
  const { summary, trace } = consider(engine, subject);
  return summary.remedies.length + trace.length;
}

console.log(`${work.length} complete cases of ${stores.size} stores, Node ${process.version}`);
const evaluated = await measure('evaluate: case, outcome and trace as references', work.length, () =>
  work.forEach(evaluate),
);
console.log(sayMeasured(evaluated));
const whole = await measure('the whole verdict, with changes and certificate', work.length, () => {
  for (const { store, facts, today } of work) judge.judge(store, facts, today);
});
console.log(sayMeasured(whole));

for (const store of stores.keys()) {
  const own = work.filter((one) => one.store === store);
  const rate = async (run: () => unknown): Promise<string> =>
    Math.round((await measure('', own.length, run)).perSecond).toLocaleString('en-US');
  const evaluates = await rate(() => own.forEach(evaluate));
  const judges = await rate(() => own.forEach(({ facts, today }) => judge.judge(store, facts, today)));
  console.log(`  ${store}: ${own.length} cases, evaluate ${evaluates}, whole verdict ${judges}`);
}

const cases = moneyBackCases();
const own = ours(judge, stores.get('sonoff')!.versions[0]!);
const [rules, table] = [jsonRules(), zen()];
const expected = cases.map(own);
for (const [name, answers] of [
  ['json-rules-engine', await rules(cases)],
  ['ZEN', await table(cases)],
] as const) {
  const wrong = cases.findIndex((_, index) => answers[index] !== expected[index]);
  if (wrong >= 0)
    throw new Error(
      `${name} says ${answers[wrong]} and not ${expected[wrong]} on ${JSON.stringify(cases[wrong])}`,
    );
}
const granted = expected.filter((answer) => answer !== 'not_eligible null null').length;
console.log(
  `\nSONOFF money back alone, ${cases.length} cases, ${granted} granted, the same answers from all three`,
);
const peers = [
  await measure('Clausewise, trace included, dates as they are', cases.length, () => cases.map(own)),
  await measure('json-rules-engine, days counted for it', cases.length, () => rules(cases)),
  await measure(`@gorules/zen-engine, days counted for it, batches of ${cases.length}`, cases.length, () =>
    table(cases),
  ),
];
for (const peer of peers) {
  console.log(`${sayMeasured(peer)}  ${(peers[0]!.perSecond / peer.perSecond).toFixed(1)} ×`);
}

const misses = [
  ...(evaluated.perSecond < EVALUATE_BAR ? [`evaluate is below ${EVALUATE_BAR} a second`] : []),
  ...(whole.perSecond < JUDGE_BAR ? [`the whole verdict is below ${JUDGE_BAR} a second`] : []),
  ...peers
    .slice(1)
    .flatMap(({ name, perSecond }) => (perSecond >= peers[0]!.perSecond ? [`${name} is faster`] : [])),
];
console.log(misses.length === 0 ? '\nAll bars are met.' : `\nMissed: ${misses.join('; ')}.`);
process.exitCode = misses.length === 0 ? 0 : 1;
