import type { Facts } from '../../model/fact.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Words } from '../words.js';
import type { Example } from './learn.js';
import type { SaidLabel } from './model.js';
import { stretchesOf } from './stretches.js';
import { plainWord, stretchTraits, traitsAt } from './traits.js';

/** How much a mail counts where it says a thing and where it does not; chosen as the rounds of `learn` were. */
const MAIL = [3, 2] as const;
/** The sound by which a sentence tells the value of `problem`. */
const SOUNDS: Readonly<Record<string, string>> = {
  stopped_working: 'sign.fault_later',
  defective_on_arrival: 'sign.dead_on_arrival',
  damaged_on_arrival: 'sign.harm_arrival',
};

/**
 * A mail to learn from: somewhere it says each of its facts, and nowhere any other.
 * @param facts as a careful agent noted them
 */
export function mailExample(
  words: Words,
  facts: Facts,
  labels: readonly SaidLabel[],
  lexicon: Lexicon,
): Example {
  const plain = words.tokens.map((token) => plainWord(token, lexicon.alike));
  const traits = traitsAt(plain);
  const sound = SOUNDS[String(facts['problem'])];
  const sounds = new Set(Object.values(SOUNDS));
  const says = new Set<number>();
  const open = new Set<number>();
  for (const [index, { fact, value }] of labels.entries()) {
    if (facts[fact] === value || fact === sound) says.add(index);
    else if (fact.startsWith('sign.') && !sounds.has(fact)) open.add(index);
    else if (fact === 'request' && SPECIAL.has(String(value))) open.add(index);
  }
  const stretches = stretchesOf(words).map((stretch) => stretchTraits(plain, traits, stretch));
  return { stretches, says, open, counts: MAIL };
}

/** Requests that are noted as `arrival` as well. */
const SPECIAL = new Set(['dispatch', 'tracking']);
