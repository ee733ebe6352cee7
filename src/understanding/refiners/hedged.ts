import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import type { Refiner } from '../finding.js';

/** Facts of which "I am not sure" is an answer, beside those that are yes or no. */
const KNOWABLE = new Set(['cause', 'condition']);
/** Asking stays asking, however unsure. */
const KEPT = new Set(['request', 'wants', 'problem', 'boughtFrom']);

/** "Not sure if I still have the receipt": the customer does not know, which is an answer, too. */
export const hedged =
  (vocabulary: Vocabulary): Refiner =>
  (findings) =>
    findings.flatMap((finding) => {
      if (!finding.flags.hedged || finding.fact.startsWith('sign.') || KEPT.has(finding.fact))
        return [finding];
      const fact: FactDefinition | undefined = vocabulary.facts.get(finding.fact);
      const unknown = fact?.type === 'boolean' || KNOWABLE.has(finding.fact);
      return unknown ? [{ ...finding, value: null }] : [];
    });
