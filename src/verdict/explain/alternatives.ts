import type { Coverage } from '../../model/coverage.js';
import type { VerdictAlternative } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Consideration } from '../consider.js';
import { outcomeOf } from '../consider.js';
import { formatDay } from '../days.js';
import { deadlineOf, passedLimit } from './limits.js';
import { appliesTo, tellingReason } from './reasons.js';

/** Every other coverage that the request touches and that may apply, with what it alone gives. */
export function alternativesOf(
  considered: Consideration,
  withdrawn: ReadonlySet<string>,
  wording: Wording,
): VerdictAlternative[] {
  const { compiled, subject, route, known } = considered;
  const others = [...compiled.coverages, ...compiled.touching].filter(
    (coverage) => coverage !== route && appliesTo(coverage, subject) !== false,
  );
  return others.map((coverage: Coverage) => {
    const outcome = outcomeOf(
      compiled,
      compiled.coverageRoots.get(coverage.id) ?? compiled.root,
      subject,
      known,
    );
    const limit = outcome === 'not_eligible' ? passedLimit(coverage, subject) : deadlineOf(coverage, subject);
    const isGranted = outcome === 'eligible';
    const why = tellingReason(coverage, subject, wording, withdrawn.has(coverage.id), isGranted);
    return {
      id: coverage.id,
      title: coverage.title,
      outcome,
      deadline: limit ? formatDay(limit.day) : null,
      why: why ?? coverage.title,
    };
  });
}
