import type { Facts, FactValue } from '../../src/model/fact.js';
import { candidatesOf, isAt } from '../../src/understanding/beside/candidates.js';
import { TOLD } from '../../src/understanding/beside/tell.js';
import { besideTraits, type ReadSoFar } from '../../src/understanding/beside/traits.js';
import type { Example } from '../../src/understanding/said/learn.js';
import type { SaidLabel } from '../../src/understanding/said/model.js';
import type { Scene } from '../../src/understanding/scene.js';
import { compareFacts } from './facts.js';

/** What the days, numbers and places of texts can be. */
export const BESIDE: readonly SaidLabel[] = Object.values(TOLD)
  .flat()
  .map((fact): SaidLabel => ({ fact, value: true }));

/** What a mail's days, numbers and places are examples of: of each fact that the mail notes with that very value. */
export function besideExamples(
  { words, today, ...sofar }: ReadSoFar & { readonly words: Scene; readonly today: number },
  facts: Facts,
  alike: ReadonlyMap<string, string>,
): Example[] {
  const candidates = candidatesOf(words, today);
  const traits = besideTraits(words, candidates, sofar, alike);
  return candidates.flatMap((candidate, index): Example[] => {
    const values: readonly (FactValue | undefined)[] = candidate.candidates ?? [
      candidate.value,
      ...sofar.found.filter((finding) => isAt(finding, candidate)).map(({ value }) => value),
    ];
    const noted = (fact: string): boolean =>
      values.some(
        (value) =>
          value !== undefined &&
          facts[fact] !== undefined &&
          compareFacts({ [fact]: facts[fact] }, { [fact]: value })[0]?.judgement === 'right',
      );
    const says = BESIDE.flatMap(({ fact }, label) => (noted(fact) ? [label] : []));
    const open = BESIDE.flatMap(({ fact }, label) => (TOLD[candidate.kind].includes(fact) ? [] : [label]));
    return [{ stretches: [traits[index] ?? []], says: new Set(says), open: new Set(open), counts: [1, 1] }];
  });
}
