import type { Facts, FactValue } from '../../model/fact.js';
import { asksSomething, sentencesOf } from '../../retrieval/text/sentences.js';
import type { AmbiguousReading, FactReading, UtteranceReading } from '../../understanding/reading.js';
import { sameWords } from '../phrase-reader.js';
import { day } from '../replies/say-fact.js';
import { phrase } from '../replies/segments.js';
import type { Turn } from './turn.js';

/** What a message says about the case. */
export interface Heard {
  readonly facts: Facts;
  readonly ambiguous: readonly AmbiguousReading[];
  readonly dontKnow: boolean;
  /** Some sentence of it asks something. */
  readonly asks: boolean;
  /** The request is wished for in so many words, not concluded from what happened. */
  readonly wishes: boolean;
  readonly reading: UtteranceReading;
}

/** Up to here a request is no more than what people who tell this usually want. */
const GUESS = 0.75;
/** From here on a request was asked for outright. */
const OUTRIGHT = 0.8;

/**
 * Reads a message in the light of the question that is open.
 * @param expecting the fact that it may answer
 */
export function hear(turn: Turn, text: string, expecting?: string): Heard {
  const { day: today, now, offset } = turn.moment;
  const reading = turn.parts.read(text, {
    today,
    offset,
    ...(now === null ? {} : { now }),
    ...(expecting === undefined ? {} : { expecting }),
  });
  const facts: Record<string, FactValue> = {};
  const request = reading.facts.find(({ fact }) => fact === 'request');
  for (const { fact, value } of reading.facts) facts[fact] = value;
  // In a conversation one may ask what somebody wants instead of guessing it.
  if (request && isConcluded(request) && request.confidence <= GUESS) delete facts['request'];
  const label = expecting === undefined ? undefined : valueOfLabel(turn, expecting, text);
  if (expecting !== undefined && label !== undefined) {
    return {
      facts: { [expecting]: label },
      ambiguous: [],
      dontKnow: label === null,
      asks: false,
      wishes: expecting === 'request',
      reading,
    };
  }
  return {
    facts,
    ambiguous: reading.ambiguous,
    dontKnow: reading.dontKnow,
    asks: sentencesOf(text).some((sentence) => asksSomething(sentence.text)),
    wishes: request !== undefined && !isConcluded(request) && request.confidence >= OUTRIGHT,
    reading,
  };
}

/** What was read from other facts rather than from words that ask for it. */
function isConcluded({ recogniser }: FactReading): boolean {
  return recogniser === 'request';
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

/** True for the very words of a button of the open question: they are its answer, whatever else they may mean. */
export function isButton(turn: Turn, text: string): boolean {
  const { pending } = turn.state;
  if (pending?.kind === 'value')
    return pending.candidates.some((candidate) => sameWords(text, day(String(candidate))));
  if (pending?.kind !== 'fact') return false;
  if (pending.boundary !== null) {
    const values = { day: day(pending.boundary) };
    const sides = (['choice.before', 'choice.after'] as const).map((key) => phrase(turn.parts, key, values));
    if (sides.some((side) => sameWords(text, side))) return true;
  }
  return valueOfLabel(turn, pending.fact, text) !== undefined;
}
