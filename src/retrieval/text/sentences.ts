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

/** Where a sentence goes on to ask something else: "who pays for it, and how long does it take?" */
const SECOND_QUESTION =
  /[,;]?\s+(?:and|also|plus|&)\s+(?:also\s+)?(?=(?:who|what|when|where|why|how|which|can (?:i|you|we)|do (?:i|you|we|they)|does|is (?:it|there|the)|are (?:there|you|the)|will (?:i|you|the|it)|am i)\b)/gi;
const MIN_WORDS = 3;

/** Everything that a text asks, in order: its asking sentences, those with two questions in them cut in two. */
export function questionsOf(text: string): Sentence[] {
  return sentencesOf(text)
    .filter((sentence) => asksSomething(sentence.text))
    .flatMap((sentence) => {
      const cuts = [...sentence.text.matchAll(SECOND_QUESTION)];
      const pieces: Sentence[] = [];
      let from = 0;
      for (const { index, 0: joint } of cuts) {
        if (wordCount(sentence.text.slice(from, index)) < MIN_WORDS) continue;
        pieces.push(piece(sentence, from, index));
        from = index + joint.length;
      }
      if (pieces.length > 0 && wordCount(sentence.text.slice(from)) < MIN_WORDS) return [sentence];
      return [...pieces, piece(sentence, from, sentence.text.length)];
    });
}

function piece({ text, start }: Sentence, from: number, to: number): Sentence {
  return { text: text.slice(from, to), start: start + from, end: start + to };
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** True for a sentence that asks something. */
export function asksSomething(sentence: string): boolean {
  return QUESTION.test(sentence.trim());
}
