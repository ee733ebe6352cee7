import type { Coverage } from '../../model/coverage.js';
import type { Example } from '../../model/example.js';
import { replaced, verdictDifference } from './compare.js';
import type { CheckContext } from './context.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { ExampleRunner } from './run-mutant.js';

/** A mutant that no example notices. */
export interface Survivor {
  readonly coverage: string;
  readonly file: string;
  readonly line: number;
  /** What was altered. */
  readonly what: string;
  /** What would notice it. */
  readonly fix: string;
}

/** What became of the mutants of a text. */
export interface Mutation {
  readonly store: string;
  readonly mutants: number;
  readonly killed: number;
  /** Those under which every case comes to the same (or who chooses does not matter): no example could notice them. */
  readonly equivalent: number;
  /** Citations that another line gives as well each time, so that examples cannot tell. */
  readonly masked: number;
  readonly survivors: readonly Survivor[];
}

type Fate = 'killed' | 'equivalent' | 'masked' | { readonly fix: string };

/**
 * Alters one thing of every coverage at a time and runs the examples until one fails.
 * @param examples of the store, decided from the text
 */
export function mutate(context: CheckContext, examples: readonly Example[]): Mutation {
  const { policy } = context;
  const survivors: Survivor[] = [];
  const counts = { mutants: 0, killed: 0, equivalent: 0, masked: 0 };
  for (const coverage of policy.coverages) {
    const runner = new ExampleRunner(context, coverage, examples);
    const other = policy.clauses.find(({ id }) => !coverage.cites.includes(id))?.id ?? coverage.clause;
    for (const mutant of mutantsOf(coverage, other)) {
      const fate = fateOf(context, runner, coverage, mutant, other);
      counts.mutants += 1;
      if (typeof fate === 'string') counts[fate] += 1;
      else {
        const { line, what } = mutant;
        survivors.push({ coverage: coverage.slug, file: policy.file, line, what, ...fate });
      }
    }
  }
  return { store: policy.store.id, ...counts, survivors };
}

function fateOf(
  context: CheckContext,
  runner: ExampleRunner,
  coverage: Coverage,
  { kind, changed, from }: Mutant,
  other: string,
): Fate {
  const mutated = { ...context.policy, coverages: replaced(context.policy.coverages, changed) };
  switch (kind) {
    case 'diagram': {
      if (runner.noticesVerdict(mutated)) return 'killed';
      const found = verdictDifference(context, coverage, changed);
      if (!found) return 'equivalent';
      const { text } = context.witness(found.space, found.combination);
      return { fix: `Add an example such as: ${found.space.of.compiled.request}, ${text}.` };
    }
    case 'citation': {
      const notice = runner.noticesCitation(mutated, { from: from ?? '', to: other });
      if (notice === 'noticed') return 'killed';
      if (notice === 'masked') return notice;
      const slug = (from ?? '').slice(context.policy.store.id.length + 1);
      return notice === 'unseen'
        ? { fix: `Add an example that comes to this line and expects "cites: [${slug}]".` }
        : { fix: `Add ${slug} to "cites" of "${notice.missingIn}".` };
    }
    case 'expected':
      return runner.noticesExpectedDays(mutated)
        ? 'killed'
        : { fix: 'Add an example that expects the "window" of days.' };
    case 'chooser':
      if (!leavesAChoice(context, coverage, from ?? '')) return 'equivalent';
      return runner.noticesChooser(mutated)
        ? 'killed'
        : { fix: 'Add "chosenBy: customer" or "chosenBy: store" to what an example expects.' };
  }
}

/** Whether some case gets the remedy beside another: where it always stands alone, nobody chooses. Exact or too wide. */
function leavesAChoice(context: CheckContext, coverage: Coverage, remedy: string): boolean {
  return coverage.serves.some((request) => {
    const { diagram, coverageRoots } = context.space(request).of.compiled;
    const root = coverageRoots.get(coverage.id);
    return (
      root !== undefined &&
      diagram
        .reachable(root)
        .some(({ remedies }) => remedies.length > 1 && remedies.some((own) => own === remedy))
    );
  });
}
