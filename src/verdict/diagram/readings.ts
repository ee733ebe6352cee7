import type { Condition, ReadingsCondition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { ReadingChoice } from './compile-condition.js';
import { conditionsOf } from './variables.js';

/** Every readings condition of the coverages. */
export function readingsOf(coverages: readonly Coverage[]): readonly ReadingsCondition[] {
  const visit = (condition: Condition): ReadingsCondition[] => {
    if (condition.kind === 'readings')
      return [condition, ...condition.options.flatMap((option) => visit(option.condition))];
    return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(visit) : [];
  };
  return coverages.flatMap(conditionsOf).flatMap(visit);
}

/** Every way to read the coverages: an option of each of their readings. */
export function readingChoices(coverages: readonly Coverage[]): ReadingChoice[] {
  let choices: ReadingChoice[] = [new Map()];
  for (const { id, options } of readingsOf(coverages)) {
    choices = choices.flatMap((choice) => options.map((_, index) => new Map([...choice, [id, index]])));
  }
  return choices;
}
