import type { VerdictReading } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Consideration } from '../consider.js';
import { mayBeReleased } from '../diagram/known.js';
import { readingsOf } from '../diagram/readings.js';
import { factsOf } from '../diagram/variables.js';
import { fill, listed, sentence } from './words.js';

/** The facts presumed, the readings taken and the conventions used, where they bear on this request. */
export function assumptionsOf(
  considered: Consideration,
  disagreeing: readonly VerdictReading[],
  notes: readonly string[],
  wording: Wording,
): string[] {
  const { compiled, subject, route } = considered;
  const result = [...notes];
  const support = compiled.diagram.support(compiled.root);
  const named = new Set<string>();
  compiled.variables.list.forEach((variable, index) => {
    if (!support.has(index)) return;
    for (const name of factsOf(variable)) {
      const state = subject.plain.get(name) ?? subject.dates.get(name);
      const fact = subject.vocabulary.facts.get(name);
      if (named.has(name) || state?.source !== 'presumed' || !fact?.presumed) continue;
      if (mayBeReleased(name, subject) && considered.leaves.every(({ released }) => released.has(name)))
        continue;
      named.add(name);
      const plain = subject.plain.get(name)?.value;
      const said = fact.choices.find(
        (choice) => choice.value === plain && plain !== fact.presumed?.value,
      )?.says;
      result.push(`${sentence(said ?? fact.presumed.says)}.`);
    }
  });
  const countsDays = compiled.variables.list.some(
    (variable, index) => variable.kind === 'window' && support.has(index),
  );
  if (subject.store.timeZoneAssumed && (countsDays || route?.expects))
    result.push(fill(wording, 'assumption.zone'));
  for (const { derivation } of subject.derived) result.push(`${sentence(derivation.says)}.`);
  const own = route ? readingsOf([route]) : [];
  if (own.length > 0 && disagreeing.length === 0) {
    const texts = own.flatMap(({ options }) => options.map(({ text }) => text));
    result.push(fill(wording, 'assumption.readings', { readings: listed([...new Set(texts)], 'or') }));
  }
  return [...new Set(result)];
}
