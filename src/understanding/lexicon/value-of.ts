import type { FactDefinition, FactValue } from '../../model/fact.js';

/** The value of a fact as the files of `dialogs/reading/` write it; undefined: it has none so named. */
export function valueOf(fact: FactDefinition, written: string): FactValue | undefined {
  if (written === 'null') return null;
  if (fact.choices.length === 0) return fact.type === 'event' && written === 'not_yet' ? written : undefined;
  return fact.choices.find((choice) => String(choice.value) === written)?.value;
}
