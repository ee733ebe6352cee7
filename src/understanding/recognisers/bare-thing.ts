import type { Finding } from '../finding.js';
import type { Scene } from '../scene.js';
import type { Mention, Words } from '../words.js';

/** In a list without verbs little else stands beside the things: "original packaging, all accessories inside". */
const MOST_OTHERS = 5;
/** All of it: what is said so, in passing, is there. */
const WHOLE =
  /^(?:original|retail|all|every|everything|complete|full|included|present|intact|inside|there|here|both)$/;
/** Words that make more of a thing than its being there. */
const TELLS =
  /^(?:not|no|never|without|nothing|lost|missing|gone|where|what|which|if|whether|was|were|looked|looks|arrived|came|of|from|on|for|damaged|crushed|torn|wrong|need|must|require|required|works|worked|working|fine|tried|but|except|minus|some|half|part|partly|incomplete|broken|dirty|empty|than|did|does|do|will|would)$/;

/**
 * A thing that is only named, in a list of what is the case: "never opened, original packaging, accessories complete".
 * Null where a verb or a question says something else of it.
 * @param list the things named in one breath with it
 */
export function bareThing(
  words: Scene,
  thing: Mention,
  list: readonly Mention[],
): Omit<Finding, 'recogniser'> | null {
  if (words.sentences[words.sentenceOf[thing.from] ?? 0]?.asked === true) return null;
  const { from, to } = breath(words, list[0]?.from ?? thing.from, list.at(-1)?.to ?? thing.to);
  const isNamed = (at: number): boolean => list.some((one) => at >= one.from && at < one.to);
  const said = words.tokens.slice(from, to);
  const others = said.filter((_, index) => !isNamed(from + index));
  const isWhole = said.some(({ word }) => WHOLE.test(word));
  if (!isWhole || others.length > MOST_OTHERS || others.some(({ word }) => TELLS.test(word))) return null;
  return {
    fact: thing.meaning.name.replace(/\.part$/, ''),
    value: true,
    opposite: false,
    from: thing.from,
    to: thing.to,
    confidence: 0.8,
    flags: { ...words.flagsAt(thing.from, thing.to, []), negated: false },
  };
}

/** The words between the pauses and conjunctions around a place. */
function breath({ tokens, clauseStart }: Words, first: number, last: number): { from: number; to: number } {
  let from = first;
  while (from > 0 && !(clauseStart[from] ?? true)) from -= 1;
  let to = last;
  while (to < tokens.length && !(clauseStart[to] ?? true)) to += 1;
  return { from, to };
}
