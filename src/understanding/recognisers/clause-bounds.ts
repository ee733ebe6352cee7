import type { Words } from '../words.js';

/** For each word the number of the brackets it stands in; 0: none. */
export function bracketsOf({ text, tokens }: Words): readonly number[] {
  let open = false;
  let count = 0;
  let before = 0;
  return tokens.map(({ start, end, gap }) => {
    // Nobody leaves a bracket open over a full stop.
    if (gap === 2) open = false;
    for (const sign of text.slice(before, start).matchAll(/[()[\]]/g)) {
      const opens = sign[0] === '(' || sign[0] === '[';
      if (opens && !open) count += 1;
      open = opens;
    }
    before = end;
    return open ? count : 0;
  });
}

/** Whether nothing but a closing bracket parts a word from the one before it. */
export function isBehindBracket({ text, tokens }: Words, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return (
    before !== undefined &&
    token !== undefined &&
    /^[^,;:.–—]*[)\]]\s*$/.test(text.slice(before.end, token.start))
  );
}

const PRONOUN = /^(?:i|we|he|she|they|you|that|which)$/;
const HELPER = /^(?:had|have|has|would|just|only|originally|previously|recently|already|once)$/;
const BEGINS =
  /^(?:and|but|when|since|because|after|before|if|so|then|as|until|while|although|though|yesterday|today|then|now|here|there|where|or|@date|@length|@relative|@time)$/;

/** Whether a verb only tells more about a noun before it: "the hub (that) I had bought here was delivered". */
export function isRelative({ tokens, clauseStart }: Words, from: number): boolean {
  let at = from;
  while (at > 0 && at > from - 3 && HELPER.test(tokens[at - 1]?.word ?? '')) at -= 1;
  let pronouns = 0;
  while (at > 0 && pronouns < 2 && PRONOUN.test(tokens[at - 1]?.word ?? '')) {
    at -= 1;
    pronouns += 1;
    if ((tokens[at]?.gap ?? 2) > 0) return false;
  }
  const noun = tokens[at - 1];
  const begins =
    pronouns === 1 && clauseStart[at] === true && !/^(?:that|which)$/.test(tokens[at]?.word ?? '');
  return pronouns > 0 && !begins && noun !== undefined && !BEGINS.test(noun.word);
}
