import type { Reader, Reading } from './text/reader.js';
import { asksSomething, sentencesOf } from './text/sentences.js';

/** Of a text with many questions, the first so many are looked at. */
const MAX_QUESTIONS = 3;

/** A text to be answered, read once for all shops. */
export class Question {
  /** The text as a whole. */
  readonly whole: Reading;
  private asking: readonly Reading[] | null = null;

  constructor(
    readonly text: string,
    private readonly reader: Reader,
  ) {
    this.whole = reader.read(text);
  }

  /** The sentences of it that ask something; none where it has but one sentence. */
  get sentences(): readonly Reading[] {
    if (this.asking) return this.asking;
    const sentences = sentencesOf(this.text);
    return (this.asking =
      sentences.length < 2
        ? []
        : sentences
            .filter(({ text }) => asksSomething(text))
            .slice(0, MAX_QUESTIONS)
            .map(({ text }) => this.reader.read(text)));
  }
}
