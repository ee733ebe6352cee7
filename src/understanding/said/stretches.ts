import type { Words } from '../words.js';

/** A stretch of words that may say something: some neighbouring clauses of a sentence. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** It ends a sentence that ends with a question mark. */
  readonly asked: boolean;
}

/** So many neighbouring clauses are looked at together. */
const MOST_CLAUSES = 3;
const LONGEST = 40;
/** No mail has more to say; what comes after is left. */
const MOST_STRETCHES = 300;

/** Every run of up to three neighbouring clauses of a sentence, and the sentence itself. */
export function stretchesOf({ sentences, clauseStart }: Words): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, asked } of sentences) {
    const starts: number[] = [];
    for (let at = from; at < to; at++) if (at === from || clauseStart[at]) starts.push(at);
    for (const [index, start] of starts.entries()) {
      for (let more = 1; more <= MOST_CLAUSES && index + more <= starts.length; more++) {
        const end = starts[index + more] ?? to;
        if (end - start > LONGEST) break;
        stretches.push({ from: start, to: end, asked: asked && end === to });
      }
    }
    if (starts.length > MOST_CLAUSES && to - from <= LONGEST) stretches.push({ from, to, asked });
    if (stretches.length > MOST_STRETCHES) break;
  }
  return stretches;
}
