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

const LONGEST_WHOLE = 16;

/** Finds phrases that a customer says to the bot itself, whatever their capitals, apostrophes and courtesies. */
export class PhraseReader {
  private readonly whole: ReadonlyMap<string, readonly (readonly string[])[]>;
  private readonly anywhere: ReadonlyMap<string, readonly (readonly string[])[]>;

  /** @param kinds phrases by kind; those of `courtesy` only accompany others */
  constructor(kinds: Readonly<Record<string, CommandPhrases>>) {
    const entries = Object.entries(kinds);
    this.whole = new Map(entries.map(([kind, phrases]) => [kind, phrases.whole.map(wordsOf)]));
    this.anywhere = new Map(entries.map(([kind, phrases]) => [kind, phrases.anywhere.map(wordsOf)]));
  }

  /** True when the text, courtesies apart, says nothing but this. */
  isWhole(kind: string, text: string): boolean {
    const words = split(text, LONGEST_WHOLE + 1).map(({ word }) => word);
    if (words.length === 0 || words.length > LONGEST_WHOLE) return false;
    const own = this.whole.get(kind) ?? [];
    return own.some((phrase) => {
      for (let at = 0; at + phrase.length <= words.length; at++) {
        if (!startsAt(words, phrase, at)) continue;
        if (this.isCourtesy(words.slice(0, at)) && this.isCourtesy(words.slice(at + phrase.length)))
          return true;
      }
      return false;
    });
  }

  /** The first phrase of the kind that stands anywhere in the text. */
  find(kind: string, text: string): PhraseMatch | null {
    const words = split(text);
    const plain = words.map(({ word }) => word);
    const phrases = this.anywhere.get(kind) ?? [];
    for (let at = 0; at < words.length; at++) {
      const phrase = phrases.find((one) => startsAt(plain, one, at));
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
    const words = split(text).map(({ word }) => word);
    return (this.anywhere.get(kind) ?? []).some((phrase) =>
      startsAt(words, phrase, words.length - phrase.length),
    );
  }

  private isCourtesy(words: readonly string[]): boolean {
    const phrases = this.whole.get('courtesy') ?? [];
    for (let at = 0; at < words.length;) {
      const phrase = phrases.find((one) => startsAt(words, one, at));
      if (!phrase) return false;
      at += phrase.length;
    }
    return true;
  }
}

function startsAt(words: readonly string[], phrase: readonly string[], at: number): boolean {
  return at >= 0 && phrase.length > 0 && phrase.every((word, index) => words[at + index] === word);
}

function wordsOf(phrase: string): string[] {
  return split(phrase).map(({ word }) => word);
}

/** Lower-case words of letters and digits of any script; apostrophes fall away inside them. */
function split(text: string, most = Infinity): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)) {
    words.push({
      word: match[0].replace(/['’]/g, '').toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    });
    if (words.length >= most) break;
  }
  return words;
}

/** The same words, whatever the capitals and the punctuation: a button's label typed or pressed. */
export function sameWords(one: string, other: string): boolean {
  const [a, b] = [split(one, 60), split(other, 60)];
  return a.length > 0 && a.length === b.length && a.every(({ word }, index) => word === b[index]?.word);
}
