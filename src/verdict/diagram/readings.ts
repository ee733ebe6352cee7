import type { Condition, ReadingsCondition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { ReadingChoice } from './compile-condition.js';
import { conditionsOf } from './variables.js';

const found = new WeakMap<Coverage, readonly ReadingsCondition[]>();

/** Every readings condition of the coverages. */
export function readingsOf(coverages: readonly Coverage[]): readonly ReadingsCondition[] {
  return coverages.flatMap((coverage) => {
    let own = found.get(coverage);
    if (!own) found.set(coverage, (own = conditionsOf(coverage).flatMap(readingsIn)));
    return own;
  });
}

function readingsIn(condition: Condition): readonly ReadingsCondition[] {
  if (condition.kind === 'readings')
    return [condition, ...condition.options.flatMap((option) => readingsIn(option.condition))];
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(readingsIn) : [];
}

/** Every way to read the coverages: an option of each of their readings. */
export function readingChoices(coverages: readonly Coverage[]): ReadingChoice[] {
  let choices: ReadingChoice[] = [new Map()];
  for (const { id, options } of readingsOf(coverages)) {
    choices = choices.flatMap((choice) => options.map((_, index) => new Map([...choice, [id, index]])));
  }
  return choices;
}
