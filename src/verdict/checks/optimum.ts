import type { Vocabulary } from '../../model/fact.js';
import type { Case } from '../case/case.js';
import type { Consideration } from '../consider.js';
import type { NodeId } from '../diagram/diagram.js';
import { factsOf, sizeOf } from '../diagram/variables.js';
import { priorOf } from '../questions/priors.js';

/** One complete answer to everything: values by variable, how likely it is, and the verdict. */
interface Row {
  readonly values: readonly number[];
  readonly weight: number;
  readonly verdict: NodeId;
  readonly released: ReadonlySet<string>;
}

/** What may be asked, as the variables that the answer settles. */
interface Askable {
  readonly fact: string;
  readonly settles: readonly number[];
  /** Askable only where every remaining combination lifts its presumption. */
  readonly needsRelease: boolean;
}

const MOST_ROWS = 50_000;
const MOST_STATES = 200_000;

/**
 * The least expected number of questions from a case on, by trying every question in every state over the
 * written-out list of combinations. It shares nothing with the question plan but the priors.
 * @returns null when there are too many combinations or states to try them all
 */
export function leastQuestions(considered: Consideration): number | null {
  const rows = rowsOf(considered);
  return rows && new Trial(rows, askableOf(considered)).run();
}

/** Tries every question in every state, each state once. */
class Trial {
  private readonly memo = new Map<string, number>();

  constructor(
    private readonly rows: readonly Row[],
    private readonly askable: readonly Askable[],
  ) {}

  run(): number | null {
    const least = this.cost(this.rows.map((_, index) => index));
    return this.isExhausted ? null : least;
  }

  private get isExhausted(): boolean {
    return this.memo.size > MOST_STATES;
  }

  private cost(state: readonly number[]): number {
    const first = this.rows[state[0] ?? 0];
    if (this.isExhausted || state.every((index) => this.rows[index]?.verdict === first?.verdict)) return 0;
    const key = state.join();
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const total = weigh(state, this.rows);
    let best = Infinity;
    for (const question of this.askable) {
      const answers = answersTo(question, state, this.rows);
      if (answers.length < 2) continue;
      let expected = 1;
      for (const answer of answers) {
        expected += (weigh(answer, this.rows) / total) * this.cost(answer);
        if (expected >= best) break;
      }
      best = Math.min(best, expected);
    }
    const result = best === Infinity ? 0 : best;
    this.memo.set(key, result);
    return result;
  }
}

function weigh(state: readonly number[], rows: readonly Row[]): number {
  return state.reduce((sum, index) => sum + (rows[index]?.weight ?? 0), 0);
}

function answersTo(
  { fact, settles, needsRelease }: Askable,
  state: readonly number[],
  rows: readonly Row[],
): number[][] {
  if (needsRelease && !state.every((index) => rows[index]?.released.has(fact))) return [];
  const groups = new Map<string, number[]>();
  for (const index of state) {
    const key = settles.map((variable) => rows[index]?.values[variable] ?? -1).join();
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}

/** Every combination that the case leaves open; null when there are too many. */
function rowsOf({ compiled, leaves, subject }: Consideration): Row[] | null {
  const { diagram, variables } = compiled;
  const open = new Set(leaves.flatMap(({ node }) => [...diagram.support(node)]));
  const others = [...open].filter((index) => index >= variables.linked);
  const prior = (index: number, value: number): number => {
    const variable = variables.list[index];
    return variable ? priorOf(variable, value, subject.vocabulary) : 1;
  };
  let rows = leaves.map(({ values, node, released }): Row => {
    const weight = values.reduce(
      (product, value, index) => (value < 0 ? product : product * prior(index, value)),
      1,
    );
    return { values, weight, verdict: node, released };
  });
  for (const index of others.sort((a, b) => a - b)) {
    const variable = variables.list[index];
    if (!variable) continue;
    if (rows.length * sizeOf(variable) > MOST_ROWS) return null;
    rows = rows.flatMap((row) =>
      Array.from({ length: sizeOf(variable) }, (_, value): Row => {
        const values = [...row.values];
        values[index] = value;
        const verdict = diagram.restrict(row.verdict, index, value);
        return { ...row, values, verdict, weight: row.weight * prior(index, value) };
      }),
    );
  }
  return merged(rows);
}

/** Combinations that nothing askable tells apart count once. */
function merged(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) found.set(`${row.values.join()}:${row.verdict}`, row);
  return [...found.values()];
}

function askableOf({ compiled, subject }: Consideration): Askable[] {
  const { list } = compiled.variables;
  const names = [...new Set(list.flatMap(factsOf))];
  return names.flatMap((fact): Askable[] => {
    const settles = list.flatMap((variable, index) => (factsOf(variable).includes(fact) ? [index] : []));
    const source = sourceOf(fact, subject);
    const definition = subject.vocabulary.facts.get(fact);
    if (!definition || definition.defaults.length > 0) return [];
    if (source === 'open') return [{ fact, settles, needsRelease: false }];
    const isGoverned = source === 'presumed' && isGovernedFact(fact, subject.vocabulary);
    return isGoverned ? [{ fact, settles, needsRelease: true }] : [];
  });
}

function isGovernedFact(fact: string, { facts }: Vocabulary): boolean {
  return (facts.get(fact)?.presumed?.unless.length ?? 0) > 0;
}

function sourceOf(fact: string, subject: Case): string | undefined {
  if (subject.vocabulary.facts.get(fact)?.type === 'timestamp') return 'open';
  return (subject.plain.get(fact) ?? subject.dates.get(fact))?.source;
}
