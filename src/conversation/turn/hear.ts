import type { Facts, FactValue } from '../../model/fact.js';
import { asksSomething, sentencesOf } from '../../retrieval/text/sentences.js';
import type { AmbiguousReading, UtteranceReading } from '../../understanding/reading.js';
import { sameWords } from '../phrase-reader.js';
import { phrase } from '../replies/segments.js';
import type { Turn } from './turn.js';

/** What a message says about the case. */
export interface Heard {
  readonly facts: Facts;
  readonly ambiguous: readonly AmbiguousReading[];
  readonly dontKnow: boolean;
  /** Some sentence of it asks something. */
  readonly asks: boolean;
  readonly reading: UtteranceReading;
}

/**
 * Reads a message in the light of the question that is open.
 * @param expecting the fact that it may answer
 */
export function hear(turn: Turn, text: string, expecting?: string): Heard {
  const { day, now, offset } = turn.moment;
  const reading = turn.parts.read(text, {
    today: day,
    offset,
    ...(now === null ? {} : { now }),
    ...(expecting === undefined ? {} : { expecting }),
  });
  const facts: Record<string, FactValue> = {};
  for (const { fact, value } of reading.facts) facts[fact] = value;
  const label = expecting === undefined ? undefined : valueOfLabel(turn, expecting, text);
  if (expecting !== undefined && label !== undefined) {
    return { facts: { [expecting]: label }, ambiguous: [], dontKnow: label === null, asks: false, reading };
  }
  return {
    facts,
    ambiguous: reading.ambiguous,
    dontKnow: reading.dontKnow,
    asks: sentencesOf(text).some((sentence) => asksSomething(sentence.text)),
    reading,
  };
}

/** The value whose button the message is, typed or pressed; undefined: none. */
export function valueOfLabel(turn: Turn, name: string, text: string): FactValue | undefined {
  if (sameWords(text, phrase(turn.parts, 'choice.unknown'))) return null;
  const fact = turn.fact(name);
  if (fact.type === 'event' && sameWords(text, phrase(turn.parts, 'choice.not_yet'))) return 'not_yet';
  const own = turn.parts.dialogs
    .get(String(turn.state.current?.facts['request']))
    ?.questions.get(name)?.choices;
  const choice = fact.choices.find(
    ({ value, label }) => sameWords(text, label) || sameWords(text, own?.[String(value)] ?? ''),
  );
  return choice?.value;
}
