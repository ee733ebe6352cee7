import type { FactDefinition, Facts, FactValue, Vocabulary } from '../../model/fact.js';
import { buttons, type CardContext, type CardPart, hidden, sends, toggles } from './elements.js';
import { cardWords as words } from './words.js';

/** Inputs of the form begin so; the rest is the name of the fact. */
export const FACT_INPUT = 'fact.';

/** A form, folded away, in which the facts of a verdict can be corrected; empty where there is none to correct. */
export function factForm(facts: Facts, vocabulary: Vocabulary, context: CardContext): CardPart[] {
  const inputs = Object.entries(facts)
    .flatMap(([name, value]) => {
      const definition = vocabulary.facts.get(name);
      return definition ? [{ definition, value }] : [];
    })
    .sort((a, b) => a.definition.order - b.definition.order)
    .flatMap(({ definition, value }) => inputFor(definition, value));
  if (inputs.length === 0) return [];
  const use = sends(
    context,
    words.use,
    { press: 'edit' },
    { withInputs: true, style: { style: 'positive' } },
  );
  return [...buttons([toggles(words.correct, 'facts')]), hidden('facts', [...inputs, ...buttons([use])])];
}

function inputFor({ name, type, label, choices }: FactDefinition, value: FactValue): CardPart[] {
  const input = { id: `${FACT_INPUT}${name}`, label };
  if (choices.length > 0) {
    const options = choices.map((choice) => ({ title: choice.label, value: String(choice.value) }));
    const now = typeof value === 'object' ? {} : { value: String(value) };
    return [{ type: 'Input.ChoiceSet', style: 'compact', choices: options, ...now, ...input }];
  }
  if (type === 'date' || type === 'event') {
    const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    return [{ type: 'Input.Date', ...(isDay ? { value } : {}), ...input }];
  }
  if (type === 'number')
    return [{ type: 'Input.Number', ...(typeof value === 'number' ? { value } : {}), ...input }];
  // A moment or a country is told in words.
  return [];
}
