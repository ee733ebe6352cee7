/** Tells small talk ("hi there, thanks!") from everything else. */
export class SmallTalkReader {
  private readonly phrases: readonly { readonly kind: string; readonly words: readonly string[] }[];

  /** @param kinds phrases by kind; those of the kind `filler` only accompany others */
  constructor(kinds: ReadonlyMap<string, readonly string[]>) {
    this.phrases = [...kinds]
      .flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, words: wordsOf(phrase) })))
      .sort((a, b) => b.words.length - a.words.length);
  }

  /** The kind of small talk that the whole text is (the last one named), or null when anything else is in it. */
  kindOf(text: string): string | null {
    const words = wordsOf(text);
    if (words.length === 0 || words.length > 24) return null;
    let kind: string | null = null;
    for (let at = 0; at < words.length;) {
      const phrase = this.phrases.find((candidate) =>
        candidate.words.every((word, index) => words[at + index] === word),
      );
      if (!phrase) return null;
      if (phrase.kind !== 'filler' && (kind === null || kind === 'greeting' || phrase.kind !== 'greeting'))
        kind = phrase.kind;
      at += phrase.words.length;
    }
    return kind;
  }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
