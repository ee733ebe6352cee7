import type { Coverage } from '../../model/coverage.js';
import type { Example } from '../../model/example.js';
import type { Facts } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { VerdictResult } from '../../model/verdict.js';
import { readFacts } from '../case/read-facts.js';
import type { Consideration } from '../consider.js';
import { citationsOf } from '../explain/citations.js';
import { expectedDays } from '../explain/expected.js';
import { optionsOf } from '../explain/gives.js';
import { Judge } from '../judge.js';
import type { CheckContext } from './context.js';
import { differencesOf, runExample } from './examples.js';

/** An example with what it comes to under the text as it stands. */
interface Prepared {
  readonly example: Example;
  readonly facts: Facts;
  readonly consideration: Consideration;
  readonly result: VerdictResult;
}

/**
 * What examples make of a changed citation. `unseen`: none comes to the line; `masked`: another line cites the
 * same clause each time; else an example whose verdict no longer cites the clause, but which does not expect it.
 */
export type CitationNotice = 'noticed' | 'unseen' | 'masked' | { readonly missingIn: string };

/** Runs the examples that a coverage may bear on against changed texts, those first that noticed something before. */
export class ExampleRunner {
  private order: readonly Prepared[];

  constructor(
    private readonly context: CheckContext,
    coverage: Coverage,
    examples: readonly Example[],
  ) {
    const requests = [...coverage.serves, ...coverage.touches];
    const expects = ({ example: { expect } }: Prepared): number => (expect.route === coverage.slug ? 0 : 1);
    this.order = examples
      .filter(({ facts }) => requests.some((request) => request === facts['request']))
      .flatMap((example) => prepare(context, example))
      .sort((a, b) => expects(a) - expects(b));
  }

  /** True when an example fails under a text that may decide otherwise. A text that cannot be compiled is noticed. */
  noticesVerdict(mutated: Policy): boolean {
    const { judge, policy } = this.context;
    const stores = new Map([[policy.store.id, { info: policy.store, versions: [mutated] }]]);
    const other = new Judge({ ...judge.knowledge, stores });
    const guarded = (fails: (prepared: Prepared) => boolean): boolean =>
      this.some((prepared) => {
        try {
          return fails(prepared);
        } catch {
          return true;
        }
      });
    // What decides is compared first: writing the verdict and planning questions takes far longer.
    return (
      guarded((prepared) => decidesOtherwise(other, policy.store.id, prepared)) ||
      guarded(({ example }) => runExample(other, policy.store.id, example) !== null)
    );
  }

  /**
   * Whether an example misses a clause under a coverage that decides the same but cites `to` in one line
   * instead of `from`; if none does, why.
   */
  noticesCitation(
    mutated: Policy,
    { from, to }: { readonly from: string; readonly to: string },
  ): CitationNotice {
    const byId = new Map(mutated.coverages.map((coverage) => [coverage.id, coverage]));
    const swap = (list: readonly Coverage[]): readonly Coverage[] =>
      list.map((own) => byId.get(own.id) ?? own);
    const seen: { readonly name: string; readonly isCited: boolean }[] = [];
    const isNoticed = this.some(({ example, consideration, result }) => {
      const { compiled, route } = consideration;
      const changed: Consideration = {
        ...consideration,
        route: route && (byId.get(route.id) ?? route),
        compiled: {
          ...compiled,
          coverages: swap(compiled.coverages),
          touching: swap(compiled.touching),
          coverageById: byId,
        },
      };
      const conflicts = (result.verdict?.conflicts ?? []).flatMap(({ clauses }) => clauses);
      const cited = citationsOf(changed, mutated, conflicts).map(({ clause }) => clause);
      if (cited.includes(to)) seen.push({ name: example.name, isCited: cited.includes(from) });
      const expected = (example.expect.cites ?? []).map((slug) =>
        slug.includes('/') ? slug : `${mutated.store.id}/${slug}`,
      );
      return expected.some((id) => !cited.includes(id));
    });
    if (isNoticed) return 'noticed';
    const missing = seen.find(({ isCited }) => !isCited);
    if (missing) return { missingIn: missing.name };
    return seen.length > 0 ? 'masked' : 'unseen';
  }

  /** True when an example that expects days gets others from a coverage that decides the same. */
  noticesExpectedDays(mutated: Policy): boolean {
    return this.some(({ example, consideration: { route, subject }, result }) => {
      const changed = mutated.coverages.find(({ id }) => id === route?.id);
      if (!example.expect.window || !changed || !result.verdict?.window) return false;
      const days = expectedDays(changed, subject);
      return days?.from !== example.expect.window.from || days.to !== example.expect.window.to;
    });
  }

  /** True when an example that expects who chooses among the remedies gets another. */
  noticesChooser(mutated: Policy): boolean {
    const { wording } = this.context.judge.knowledge;
    return this.some(({ example, consideration: { route, subject }, result }) => {
      const changed = mutated.coverages.find(({ id }) => id === route?.id);
      const { chosenBy: expected } = example.expect;
      if (expected === undefined || !changed || result.verdict?.options.length === 0) return false;
      return optionsOf(changed, subject, wording).some(({ chosenBy }) => chosenBy !== expected);
    });
  }

  private some(fails: (prepared: Prepared) => boolean): boolean {
    const found = this.order.find(fails);
    if (!found) return false;
    this.order = [found, ...this.order.filter((entry) => entry !== found)];
    return true;
  }
}

function prepare({ judge, policy, vocabulary }: CheckContext, example: Example): Prepared[] {
  const { facts, problems } = readFacts(example.facts, vocabulary);
  if (problems.length > 0) return [];
  const considered = judge.consider(policy.store.id, facts, example.today);
  const result = judge.judge(policy.store.id, facts, example.today);
  if ('problems' in considered || considered.missingRequest || 'problems' in result) return [];
  const prepared = { example, facts, consideration: considered.consideration, result };
  // What fails already notices nothing.
  return differencesOf(result, example.expect, policy.store.id).length > 0 ? [] : [prepared];
}

function decidesOtherwise(judge: Judge, store: string, { example, facts }: Prepared): boolean {
  const considered = judge.consider(store, facts, example.today);
  if ('problems' in considered || considered.missingRequest) return true;
  const { outcome, route, remedies, scope, payer } = considered.consideration.summary;
  const { expect } = example;
  const isOther = (actual: unknown, expected: unknown): boolean =>
    expected !== undefined && actual !== expected;
  const sorted = (list: readonly string[] | undefined): string | undefined => list && [...list].sort().join();
  return (
    isOther(outcome, expect.outcome) ||
    isOther(route, typeof expect.route === 'string' ? `${store}/${expect.route}` : expect.route) ||
    isOther(sorted(remedies), sorted(expect.remedies)) ||
    isOther(scope, expect.refundScope) ||
    isOther(payer, expect.returnShippingPaidBy)
  );
}
