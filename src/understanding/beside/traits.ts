import type { Finding } from '../finding.js';
import { plainWord } from '../said/traits.js';
import type { Scene } from '../scene.js';
import { type Candidate, isAt } from './candidates.js';

/** What was read of a text before its days, numbers and places are told apart. */
export interface ReadSoFar {
  /** What the recognisers found: by their rules a day or number has been told already. */
  readonly found: readonly Finding[];
  /** What the refiners made of it. */
  readonly read: readonly Finding[];
}

/** So many words before and after are looked at each for itself, and so many as a heap. */
const NEAR = 3;
const FAR = 9;
/** Of the sentences before and after, so many words. */
const BEYOND = 4;

/**
 * The traits of each candidate: its own, what the text is about, and the words beside it.
 * @param alike the class of a stem, as `dialogs/reading/alike.yaml` has it
 */
export function besideTraits(
  scene: Scene,
  candidates: readonly Candidate[],
  { found, read }: ReadSoFar,
  alike: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const { tokens, sentenceOf, events } = scene;
  const words = tokens.map((token) => plainWord(token, alike).word ?? token.word);
  const about = read
    .filter(({ fact }) => fact === 'request' || fact === 'problem')
    .map(({ fact, value }) => `about ${fact}=${String(value)}`);
  return candidates.map((candidate) => {
    const { kind, from, to, traits } = candidate;
    const told = found.filter((finding) => isAt(finding, candidate)).map(({ fact }) => `told ${fact}`);
    const near = events.filter((event) => sentenceOf[event.from] === sentenceOf[from]);
    const own = [
      ...traits,
      ...about,
      ...(told.length > 0 ? told : ['told nothing']),
      `event before ${near.findLast((event) => event.to <= from)?.fact ?? 'none'}`,
      `event after ${near.find((event) => event.from >= to)?.fact ?? 'none'}`,
      `around ${words[from - 1] ?? '^'} ${words[to] ?? '$'}`,
      ...sideTraits(scene, words, from - 1, -1),
      ...sideTraits(scene, words, to, 1),
    ];
    return [...new Set(own)].map((trait) => `${kind}: ${trait}`);
  });
}

/** The traits of the words on one side, outwards from the first of them. */
function sideTraits(
  { tokens, sentenceOf, clauseStart }: Scene,
  words: readonly string[],
  first: number,
  step: 1 | -1,
): string[] {
  const side = step < 0 ? '-' : '+';
  const traits: string[] = [];
  const sentence = sentenceOf[first - step];
  let parted = false;
  let beyond = 0;
  for (let far = 1, at = first; far <= FAR; far++, at += step) {
    const word = words[at];
    if (word === undefined) {
      traits.push(`${side} ends ${Math.min(far, NEAR)}`);
      break;
    }
    if (sentenceOf[at] !== sentence) {
      if (beyond === 0) traits.push(`${side} edge ${Math.min(far, NEAR)}`);
      beyond += 1;
      if (beyond > BEYOND) break;
      traits.push(`${side} beyond ${word}`);
      continue;
    }
    // A comma stands before the word that comes after it, whichever way the words are gone through.
    if ((tokens[step > 0 ? at : at + 1]?.gap ?? 0) === 1) parted = true;
    if (far <= NEAR) traits.push(`${side}${far} ${parted ? ', ' : ''}${word}`);
    traits.push(`${side} ${word}`);
    if (far === 1) traits.push(`${side}${side} ${words[at + step] ?? ''} ${word}`);
    if (!parted && !(step > 0 && clauseStart[at])) traits.push(`clause ${word}`);
  }
  return traits;
}
