import { day, moment } from '../../../conversation/replies/say-fact.js';
import type { FactDefinition, FactValue } from '../../../model/fact.js';

/** A value as people see it on a chip: "10 June 2026", "Used", "not known". */
export function showValue(fact: FactDefinition | undefined, value: FactValue): string {
  if (value === null) return 'not known';
  if (value === 'not_yet') return 'not yet';
  if (typeof value === 'object')
    return value.from === value.to ? day(value.from) : `${day(value.from)} – ${day(value.to)}`;
  const choice = fact?.choices.find((one) => one.value === value);
  if (choice) return choice.label;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (fact?.type === 'timestamp') return moment(String(value));
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? day(String(value)) : String(value);
}
