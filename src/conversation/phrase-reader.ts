import type { CommandPhrases } from '../model/dialog.js';

/** Where in a text a phrase was found, in words and in characters. */
export interface PhraseMatch {
  /** UTF-16 offsets of the phrase; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Phrases as words, by the word that they begin with; those of one word in the order of the file. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** A text as words; a message is asked for one kind of phrase after another, so the last one is remembered. */
interface Split {
  readonly text: string;
  readonly words: readonly Word[];
  readonly plain: readonly string[];
}

const LONGEST_WHOLE = 16;
const none: Phrases = new Map();

/** Finds phrases that a customer says to the bot itself, whatever their capitals, apostrophes and courtesies. */
export class PhraseReader {
  private readonly whole: ReadonlyMap<string, Phrases>;
  private readonly anywhere: ReadonlyMap<string, Phrases>;
  private readonly courtesy: Phrases;
  private last: Split = { text: '', words: [], plain: [] };

  /** @param kinds phrases by kind; those of `courtesy` only accompany others */
  constructor(kinds: Readonly<Record<string, CommandPhrases>>) {
    const entries = Object.entries(kinds);
    this.whole = new Map(entries.map(([kind, phrases]) => [kind, byFirstWord(phrases.whole)]));
    this.anywhere = new Map(entries.map(([kind, phrases]) => [kind, byFirstWord(phrases.anywhere)]));
    this.courtesy = this.whole.get('courtesy') ?? none;
  }

  /** True when the text, courtesies apart, says nothing but this. */
  isWhole(kind: string, text: string): boolean {
    const { plain } = this.split(text);
    if (plain.length === 0 || plain.length > LONGEST_WHOLE) return false;
    const own = this.whole.get(kind) ?? none;
    for (let at = 0; at < plain.length; at++) {
      const isWhole = phrasesAt(own, plain, at).some(
        ({ length }) => this.isCourtesy(plain, 0, at) && this.isCourtesy(plain, at + length, plain.length),
      );
      if (isWhole) return true;
    }
    return false;
  }

  /** The first phrase of the kind that stands anywhere in the text. */
  find(kind: string, text: string): PhraseMatch | null {
    const { words, plain } = this.split(text);
    const phrases = this.anywhere.get(kind) ?? none;
    for (let at = 0; at < plain.length; at++) {
      const [phrase] = phrasesAt(phrases, plain, at);
      if (phrase) {
        const [first, last] = [words[at], words[at + phrase.length - 1]];
        return { start: first?.start ?? 0, end: last?.end ?? 0, words: phrase.length };
      }
    }
    return null;
  }

  /** True when the text says this, alone or among other things. */
  says(kind: string, text: string): boolean {
    return this.isWhole(kind, text) || this.find(kind, text) !== null;
  }

  /** True when a phrase of the kind closes the text. */
  closes(kind: string, text: string): boolean {
    const { plain } = this.split(text);
    const phrases = this.anywhere.get(kind) ?? none;
    return plain.some((_, at) =>
      phrasesAt(phrases, plain, at).some(({ length }) => at + length === plain.length),
    );
  }

  private split(text: string): Split {
    if (this.last.text !== text) {
      const words = [...wordsIn(text)];
      this.last = { text, words, plain: words.map(({ word }) => word) };
    }
    return this.last;
  }

  /** Nothing but courtesies from one word to another. */
  private isCourtesy(words: readonly string[], from: number, to: number): boolean {
    for (let at = from; at < to;) {
      const phrase = phrasesAt(this.courtesy, words, at).find(({ length }) => at + length <= to);
      if (!phrase) return false;
      at += phrase.length;
    }
    return true;
  }
}

function byFirstWord(phrases: readonly string[]): Phrases {
  const sorted = new Map<string, string[][]>();
  for (const words of phrases.map(wordsOf)) {
    const [first] = words;
    if (first === undefined) continue;
    const list = sorted.get(first);
    if (list) list.push(words);
    else sorted.set(first, [words]);
  }
  return sorted;
}

/** The phrases that stand at a word. */
function phrasesAt(phrases: Phrases, words: readonly string[], at: number): readonly (readonly string[])[] {
  const begun = phrases.get(words[at] ?? '');
  return begun?.filter((phrase) => phrase.every((word, index) => words[at + index] === word)) ?? [];
}

function wordsOf(phrase: string): string[] {
  return Array.from(wordsIn(phrase), ({ word }) => word);
}

/** Lower-case words of letters and digits of any script; apostrophes fall away inside them. */
function* wordsIn(text: string): Generator<Word, undefined> {
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)) {
    yield {
      word: match[0].replace(/['’]/g, '').toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    };
  }
}

/** The same words, whatever the capitals and the punctuation: a button's label typed or pressed. */
export function sameWords(one: string, other: string): boolean {
  const others = wordsIn(other);
  let isAny = false;
  for (const { word } of wordsIn(one)) {
    if (others.next().value?.word !== word) return false;
    isAny = true;
  }
  return isAny && others.next().done === true;
}
