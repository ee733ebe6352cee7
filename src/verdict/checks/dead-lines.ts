import type { Problem } from '../../model/problem.js';
import { differsAlone, verdictDifference } from './compare.js';
import type { CheckContext } from './context.js';
import { linesOf } from './lines.js';

/** Every line of every coverage matters: without it some case would come to something else. */
export function checkDeadLines(context: CheckContext): Problem[] {
  return context.policy.coverages.flatMap((coverage) =>
    linesOf(coverage)
      .filter(
        ({ changed }) =>
          !differsAlone(context, coverage, changed) && !verdictDifference(context, coverage, changed),
      )
      .map(({ what, line }): Problem => ({
        check: 'dead-lines',
        file: context.policy.file,
        line,
        what: `This ${what} of "${coverage.slug}" never matters: whatever it says, every case comes to the same.`,
        fix: 'Remove it, or correct the line that makes it needless.',
        severity: 'error',
      })),
  );
}
