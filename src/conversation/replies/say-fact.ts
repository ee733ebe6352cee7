import type { FactDefinition, Facts, FactValue, Vocabulary } from '../../model/fact.js';
import { parseDay } from '../../verdict/days.js';
import { sayDay } from '../../verdict/explain/words.js';

/** A fact in words: "it was delivered on 5 May 2026", "the item was used"; empty for what the customer does not know. */
export function sayFact(fact: FactDefinition, value: FactValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return `${fact.says} between ${day(value.from)} and ${day(value.to)}`;
  if (value === 'not_yet') return `${fact.label}: not yet`;
  const choice = fact.choices.find((one) => one.value === value);
  if (choice) return choice.says;
  if (fact.type === 'date' || fact.type === 'event') return `${fact.says} on ${day(String(value))}`;
  if (fact.type === 'timestamp') return `${fact.says} on ${moment(String(value))}`;
  return `${fact.label}: ${String(value)}`;
}

/** The facts in words, in the order of the vocabulary; those that nobody knows are left out. */
export function sayFacts(facts: Facts, vocabulary: Vocabulary): string[] {
  return Object.entries(facts)
    .flatMap(([name, value]) => {
      const fact = vocabulary.facts.get(name);
      return fact ? [{ order: fact.order, text: sayFact(fact, value) }] : [];
    })
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.order - b.order)
    .map(({ text }) => text);
}

/** "5 May 2026". */
export function day(text: string): string {
  const number = parseDay(text.slice(0, 10));
  return number === null ? text : sayDay(number);
}

/** "5 May 2026, 14:30" for a timestamp, the day alone for a bare date. */
export function moment(text: string): string {
  const time = /T(\d\d:\d\d)/.exec(text)?.[1];
  return time === undefined ? day(text) : `${day(text)}, ${time}`;
}
