import type { Duration } from '../../model/duration.js';
import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import { nominalDays } from '../days.js';
import type { Variable } from '../diagram/variables.js';

/** Used where the vocabulary gives no spread of ages: half of all cases are at most a month old. */
const DEFAULT_AGES = [
  { days: 0, share: 0 },
  { days: 30, share: 0.5 },
  { days: 365, share: 0.95 },
  { days: 3650, share: 1 },
];

/**
 * How likely a value of a variable is before anything is known, from the priors in `dialogs/facts/`.
 * Values of a window count by their nominal length, so that the weights do not depend on the day.
 * @returns a weight, at least a very small one, since what is possible is never ruled out
 */
export function priorOf(variable: Variable, value: number, vocabulary: Vocabulary): number {
  return Math.max(rawPrior(variable, value, vocabulary), 1e-4);
}

function rawPrior(variable: Variable, value: number, vocabulary: Vocabulary): number {
  switch (variable.kind) {
    case 'choice':
      return (
        vocabulary.facts.get(variable.fact)?.choices.find((choice) => choice.value === variable.values[value])
          ?.prior ?? 0
      );
    case 'country': {
      const fact = vocabulary.facts.get(variable.fact);
      const prior = (code: string): number =>
        fact?.choices.find((choice) => choice.value === code)?.prior ?? 0.01;
      const code = variable.values[value];
      return code === undefined
        ? 1 - variable.values.reduce((sum, named) => sum + prior(named), 0)
        : prior(code);
    }
    case 'number': {
      const bands = vocabulary.facts.get(variable.fact)?.bands ?? [];
      const [above, atMost] = [variable.limits[value - 1] ?? -Infinity, variable.limits[value] ?? Infinity];
      return bands
        .filter((sample) => sample.value > above && sample.value <= atMost)
        .reduce((sum, { prior }) => sum + prior, 0);
    }
    case 'happened':
      return 0.5;
    case 'window': {
      const fact = vocabulary.facts.get(variable.from);
      const share = (length: Duration | undefined): number =>
        length === undefined ? 1 : shareWithin(fact, nominalDays(length));
      return share(variable.lengths[value]) - (value === 0 ? 0 : share(variable.lengths[value - 1]));
    }
  }
}

/** Share of cases in which the date is at most so many days before today. */
export function shareWithin(fact: FactDefinition | undefined, days: number): number {
  const ages = fact && fact.ages.length > 1 ? fact.ages : DEFAULT_AGES;
  let previous = ages[0];
  for (const point of ages) {
    if (previous && days < point.days) {
      const width = point.days - previous.days;
      return width > 0
        ? previous.share + ((point.share - previous.share) * Math.max(0, days - previous.days)) / width
        : point.share;
    }
    previous = point;
  }
  return 1;
}
