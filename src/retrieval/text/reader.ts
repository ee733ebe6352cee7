import type { Concepts } from '../../knowledge/parse-concepts.js';
import { type Match, PhraseBook } from './phrases.js';
import { Spelling } from './spelling.js';
import { stem } from './stem.js';
import { NEGATIONS, QUESTION_WORDS, STOP_WORDS } from './stop-words.js';
import { wordsOf } from './words.js';

/** A text as retrieval sees it. */
export interface Reading {
  /** Stems of all words, in order, spelling mended. */
  readonly stems: readonly string[];
  /** Stems of the words that carry the matter, in order. */
  readonly content: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly matches: readonly Match[];
  /**
   * Everything that two texts can share: content stems, `#concept`, `a_b` content stems that follow each other, `a=b`
   * stems side by side, `?who` question words, `~before` words that hold a sentence together, `!` for a negation.
   */
  readonly features: readonly string[];
  /** Content stems that are part of some phrase of the field. */
  readonly inPhrase: ReadonlySet<string>;
}

/** Turns text into stems, concepts and features; made once from the concepts and everything the shops say. */
export class Reader {
  readonly book: PhraseBook;
  private readonly background: ReadonlySet<string>;
  private spelling: Spelling | null = null;
  private readonly names: ReadonlySet<string>;

  /** @param names words of the shops' names, which say nothing about the matter */
  constructor(concepts: Concepts, names: Iterable<string>) {
    this.book = new PhraseBook(concepts.concepts);
    this.background = new Set(concepts.background.flatMap(wordsOf).map(stem));
    this.names = new Set([...names].flatMap(wordsOf));
  }

  /** Learns the words of the shops, so that later texts can be mended towards them. */
  learn(texts: Iterable<string>, concepts: Concepts): void {
    const counts = new Map<string, number>();
    const count = (word: string): unknown => counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const text of texts) wordsOf(text).forEach(count);
    this.book.words.forEach(count);
    concepts.background.flatMap(wordsOf).forEach(count);
    for (const set of [STOP_WORDS, QUESTION_WORDS, NEGATIONS]) set.forEach(count);
    this.spelling = new Spelling(counts);
  }

  /** True for a stem that people use whatever the matter is. */
  isBackground(word: string): boolean {
    return this.background.has(word);
  }

  /** True for the shops' own names. */
  isName(word: string): boolean {
    return this.names.has(word);
  }

  /** Reads a text. */
  read(text: string): Reading {
    const words = this.mended(wordsOf(text));
    const stems = words.map(stem);
    const matches = this.book.find(stems);
    const concepts = this.book.conceptsOf(matches);
    const content: string[] = [];
    const contentAt: number[] = [];
    const features = new Set<string>();
    for (const [index, word] of words.entries()) {
      const stemmed = stems[index] ?? word;
      if (index > 0) features.add(`${stems[index - 1] ?? ''}=${stemmed}`);
      if (STOP_WORDS.has(word)) features.add(`~${stemmed}`);
      if (NEGATIONS.has(word)) features.add('!');
      else if (QUESTION_WORDS.has(word)) features.add(`?${word}`);
      else if (!STOP_WORDS.has(word) && !this.names.has(word)) {
        content.push(stemmed);
        contentAt.push(index);
        features.add(stemmed);
      }
    }
    for (let index = 1; index < content.length; index++)
      features.add(`${content[index - 1] ?? ''}_${content[index] ?? ''}`);
    for (const concept of concepts) features.add(`#${concept}`);
    const inPhrase = new Set<string>();
    for (const [index, word] of content.entries()) {
      const at = contentAt[index] ?? -1;
      if (matches.some(({ start, end }) => at >= start && at < end)) inPhrase.add(word);
    }
    return { stems, content, concepts, matches, features: [...features], inPhrase };
  }

  private mended(words: readonly string[]): string[] {
    const spelling = this.spelling;
    if (!spelling) return [...words];
    return words.flatMap((word) =>
      spelling.knows(word) || this.names.has(word) ? [word] : (spelling.mend(word) ?? [word]),
    );
  }
}
