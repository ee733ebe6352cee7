const MAX_SENTENCES = 40;
const QUESTION =
  /\?\s*$|^\W*(?:(?:so|and|but|ok|hi|hello|please|also|or)[\s,]+)*(?:who|whom|whose|what|which|when|where|why|how|can|could|may|must|do|does|did|is|are|am|will|would|should|shall|have|has|any)\b/i;

/** A sentence as it stands in a text; `start` and `end` are UTF-16 offsets, `end` excluded. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a text at full stops, question and exclamation marks and line breaks; numbers, addresses and initials stay whole. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(
    /(?:[^.?!\n]|[.](?=[\w@)])|(?<=\b(?:No|e\.g|i\.e|etc|vs|approx|St|Dr|Mr|Ms|Mrs))[.])+[.?!]*[)"'”’]*/g,
  )) {
    const trimmed = match[0].trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
    const start = match.index + match[0].indexOf(trimmed);
    sentences.push({ text: trimmed, start, end: start + trimmed.length });
    if (sentences.length >= MAX_SENTENCES) break;
  }
  return sentences;
}

/** True for a sentence that asks something. */
export function asksSomething(sentence: string): boolean {
  return QUESTION.test(sentence.trim());
}
