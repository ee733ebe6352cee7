/** Mends a misspelt word: the word of the vocabulary that was meant, or the word itself. */
export type Speller = (word: string) => string;

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const LONGEST = 24;
/** From this length on, two slips are forgiven. */
const TWO_SLIPS = 9;

/**
 * A speller over the words of the vocabulary.
 * @param known the words that phrases name
 * @param lookalikes real words that resemble known ones and are not to be changed: "older" is no "order"
 */
export function speller(known: ReadonlySet<string>, lookalikes: ReadonlySet<string>): Speller {
  const byForm = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) continue;
    for (const form of shortened(word)) {
      const list = byForm.get(form);
      if (list) list.push(word);
      else byForm.set(form, [word]);
    }
  }
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || known.has(word) || lookalikes.has(word))
      return word;
    let best = word;
    let least = 3;
    for (const form of shortened(word)) {
      for (const candidate of byForm.get(form) ?? []) {
        const slips = slipsBetween(word, candidate);
        const allowed = Math.min(word.length, candidate.length) >= TWO_SLIPS ? 2 : 1;
        if (
          slips <= allowed &&
          slips < least &&
          sameBeginning(word, candidate) &&
          !sameWord(word, candidate)
        ) {
          best = candidate;
          least = slips;
        }
      }
    }
    return best;
  };
}

/** The word, and the word without each one of its letters. */
function shortened(word: string): Set<string> {
  const forms = new Set([word]);
  for (let at = 0; at < word.length; at++) forms.add(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** People rarely miss the first letter; at most they swap it with the second. */
function sameBeginning(a: string, b: string): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}

const ENDINGS = ['s', 'd', 'r', 'es', 'ed', 'er', 'ing', 'ly', 'y', 'e', 'n'];

/** Another form of the same word is a word of its own: "returns" is no slip for "return". */
function sameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short !== long && long.startsWith(short) && ENDINGS.includes(long.slice(short.length));
}

/** Letters added, left out, changed or swapped with the next. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, cell(i - 1, j) + 1, cell(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, cell(i - 2, j - 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return cell(a.length, b.length);
}
