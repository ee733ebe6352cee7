/** Nouns before which people forget the space: "cancelmyorder", "shippingaddress". */
const NOUNS =
  'order orders purchase address refund delivery package parcel item product money shipment tracking return warranty'.split(
    ' ',
  );
const SHORT = new Set(['my', 'is', 'the', 'an', 'of', 'to', 'for', 'a', 'this']);
const SHORTEST = 4;
const LONGEST = 30;

/**
 * Where two words were written as one, the first of them ends here; 0: nowhere.
 * @param known words that may stand first
 */
export function gluedAt(word: string, known: (word: string) => boolean): number {
  if (word.length < SHORTEST + 2 || word.length > LONGEST || known(word)) return 0;
  for (const noun of NOUNS) {
    if (!word.endsWith(noun)) continue;
    const first = word.slice(0, -noun.length);
    if (SHORT.has(first) || (first.length >= SHORTEST && known(first))) return first.length;
  }
  return 0;
}
