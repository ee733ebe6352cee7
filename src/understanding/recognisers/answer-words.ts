import type { FactDefinition, FactValue } from '../../model/fact.js';
import type { Scene } from '../scene.js';
import type { Mention } from '../words.js';

/** A place in the words, and the value that it stands for. */
export interface ValueAt {
  readonly value: FactValue;
  readonly from: number;
  readonly to: number;
}

const PREFIX = 'answer.';
/** In so long a text a single word is no answer. */
const LONGEST = 14;

/**
 * The value that `dialogs/reading/answers.yaml` gives the words for this fact: the longest phrase that is not denied
 * ("opened, not unopened"), the first of equals.
 */
export function answerWords(fact: FactDefinition, words: Scene): ValueAt | null {
  if (words.tokens.length > LONGEST) return null;
  const beginning = `${PREFIX}${fact.name}.`;
  let best: Mention | null = null;
  for (const mention of words.mentions) {
    const { meaning, from, to, between } = mention;
    if (meaning.kind !== 'scope' || !meaning.name.startsWith(beginning)) continue;
    if (words.flagsAt(from, to, between).negated) continue;
    if (!best || size(mention) > size(best)) best = mention;
  }
  const written = best?.meaning.name.slice(beginning.length);
  if (!best || written === undefined) return null;
  const value = valueNamed(fact, written);
  return value === undefined ? null : { value, from: best.from, to: best.to };
}

/** The value of a fact as `answers.yaml` writes it; undefined: the fact has none so named. */
export function valueNamed({ choices, type }: FactDefinition, written: string): FactValue | undefined {
  if (type === 'event' && written === 'not_yet') return written;
  if (type === 'country') return written;
  return choices.find(({ value }) => String(value) === written)?.value;
}

function size({ from, to, between }: Mention): number {
  return to - from - between.length;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const FILLERS =
  /^(?:the|one|option|answer|number|nr|no|choice|please|i|think|would|say|take|choose|it|is|was|probably|that|a|an|my|pick|go|with|for)$/;

/** The choice named by its place: "the second one", "2", "#4", "option 3", "the last"; null for any other words. */
export function choiceByPlace({ choices }: FactDefinition, { tokens }: Scene): ValueAt | null {
  const named = tokens.map(({ word, kind }) => placeOf(word, kind, choices.length));
  if (tokens.some(({ word }, at) => named[at] === null && !FILLERS.test(word))) return null;
  // "The first one" names a place once; "one" alone does, too.
  const places = [...named.keys()].filter((at) => named[at] !== null);
  const others = places.filter((at) => tokens[at]?.word !== 'one');
  const [at, more] = others.length > 0 ? others : places;
  if (at === undefined || more !== undefined) return null;
  const choice = choices[named[at] ?? -1];
  return choice ? { value: choice.value, from: at, to: at + 1 } : null;
}

function placeOf(word: string, kind: string, count: number): number | null {
  if (word === 'last') return count - 1;
  const ordinal = kind === 'ordinal' || kind === 'number' ? Number(word) - 1 : ORDINALS.indexOf(word);
  const place = ordinal >= 0 ? ordinal : NUMBERS.indexOf(word);
  return Number.isInteger(place) && place >= 0 && place < count ? place : null;
}
