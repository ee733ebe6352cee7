import type { Concepts } from '../../knowledge/parse-concepts.js';
import { stem } from '../../understanding/text/stem.js';
import { type Match, PhraseBook, type Phrases, readPhrases } from './phrases.js';
import { Spelling } from './spelling.js';
import { NEGATIONS, QUESTION_WORDS, STOP_WORDS } from './stop-words.js';
import { wordsOf } from './words.js';

/** What a feature of a text is; the codes of `Reading.kinds`. */
export const FEATURE = {
  /** A content stem. */
  stem: 0,
  /** A content stem that people use whatever the matter is. */
  background: 1,
  /** `#concept`. */
  concept: 2,
  /** `a_b`: content stems that follow each other. */
  pair: 3,
  /** `a=b`: stems side by side. */
  side: 4,
  /** `?who`: a question word. */
  question: 5,
  /** `!`: a negation. */
  negation: 6,
  /** `~before`: a word that holds a sentence together. */
  filler: 7,
} as const;

/** A text as retrieval sees it. */
export interface Reading {
  /** Stems of all words, in order, spelling mended. */
  readonly stems: readonly string[];
  /** Stems of the words that carry the matter, in order. */
  readonly content: readonly string[];
  readonly concepts: ReadonlySet<string>;
  /** Everything that two texts can share, each once. */
  readonly features: readonly string[];
  /** What each feature is, a code of `FEATURE`. */
  readonly kinds: Uint8Array;
  /** Content stems that are part of some phrase of the field, with the concepts of these phrases. */
  readonly inPhrase: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The words of the shops and of the field with how often they occur, for mending slips. */
export type WordCounts = ReadonlyMap<string, number>;

/** Turns text into stems, concepts and features; made once from the concepts and everything the shops say. */
export class Reader {
  private readonly book: PhraseBook;
  private readonly background: ReadonlySet<string>;
  private spelling: Spelling | null = null;
  private readonly names: ReadonlySet<string>;

  /**
   * @param names words of the shops' names, which say nothing about the matter
   * @param phrases those of the concepts, where they were read before
   */
  constructor(
    private readonly concepts: Concepts,
    names: Iterable<string>,
    readonly phrases: Phrases = readPhrases(concepts.concepts),
  ) {
    this.book = new PhraseBook(phrases);
    this.background = new Set(concepts.background.flatMap(wordsOf).map(stem));
    this.names = new Set([...names].flatMap(wordsOf));
  }

  /** The words of the shops, the field and everyday life, counted. */
  count(texts: Iterable<string>): WordCounts {
    const counts = new Map<string, number>();
    const count = (word: string): unknown => counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const text of texts) wordsOf(text).forEach(count);
    this.phrases.words.forEach(count);
    this.concepts.background.flatMap(wordsOf).forEach(count);
    for (const set of [STOP_WORDS, QUESTION_WORDS, NEGATIONS]) set.forEach(count);
    return counts;
  }

  /** From now on texts are mended towards these words. */
  learn(words: WordCounts): void {
    this.spelling = new Spelling(words);
  }

  /** True for a stem that people use whatever the matter is. */
  isBackground(word: string): boolean {
    return this.background.has(word);
  }

  /** Reads a text. */
  read(text: string): Reading {
    const words = this.mended(wordsOf(text));
    const stems = words.map(stem);
    const matches = this.book.find(stems);
    const concepts = this.book.conceptsOf(matches);
    const features = new Map<string, number>();
    const content: string[] = [];
    const contentAt: number[] = [];
    for (const [index, word] of words.entries()) {
      const stemmed = stems[index] ?? word;
      if (index > 0) features.set(`${stems[index - 1] ?? ''}=${stemmed}`, FEATURE.side);
      if (STOP_WORDS.has(word)) features.set(`~${stemmed}`, FEATURE.filler);
      if (NEGATIONS.has(word)) features.set('!', FEATURE.negation);
      else if (QUESTION_WORDS.has(word)) features.set(`?${word}`, FEATURE.question);
      else if (!STOP_WORDS.has(word) && !this.names.has(word)) {
        content.push(stemmed);
        contentAt.push(index);
        features.set(stemmed, this.background.has(stemmed) ? FEATURE.background : FEATURE.stem);
      }
    }
    for (let index = 1; index < content.length; index++)
      features.set(`${content[index - 1] ?? ''}_${content[index] ?? ''}`, FEATURE.pair);
    for (const concept of concepts) features.set(`#${concept}`, FEATURE.concept);
    return {
      stems,
      content,
      concepts,
      features: [...features.keys()],
      kinds: Uint8Array.from(features.values()),
      inPhrase: phrasesAround(content, contentAt, matches),
    };
  }

  private mended(words: readonly string[]): string[] {
    const spelling = this.spelling;
    if (!spelling) return [...words];
    return words.flatMap((word) =>
      spelling.knows(word) || this.names.has(word) ? [word] : (spelling.mend(word) ?? [word]),
    );
  }
}

/** For each content stem within a phrase, the concepts of such phrases. */
function phrasesAround(
  content: readonly string[],
  contentAt: readonly number[],
  matches: readonly Match[],
): Map<string, Set<string>> {
  const at = new Map(contentAt.map((place, index) => [place, content[index] ?? '']));
  const around = new Map<string, Set<string>>();
  for (const { concept, start, end } of matches) {
    for (let place = start; place < end; place++) {
      const word = at.get(place);
      if (word === undefined) continue;
      const concepts = around.get(word);
      if (concepts) concepts.add(concept);
      else around.set(word, new Set([concept]));
    }
  }
  return around;
}
