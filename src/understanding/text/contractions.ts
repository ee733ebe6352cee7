/** Words that stand for several, as written without their apostrophes. */
const WHOLE: Readonly<Record<string, string>> = {
  cannot: 'can not',
  cant: 'can not',
  wont: 'will not',
  shant: 'shall not',
  aint: 'is not',
  dont: 'do not',
  doesnt: 'does not',
  dosnt: 'does not',
  doesent: 'does not',
  dosent: 'does not',
  doenst: 'does not',
  donot: 'do not',
  didint: 'did not',
  didnot: 'did not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  hasnt: 'has not',
  havent: 'have not',
  hadnt: 'had not',
  couldnt: 'could not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  mustnt: 'must not',
  neednt: 'need not',
  im: 'i am',
  ive: 'i have',
  youve: 'you have',
  weve: 'we have',
  theyve: 'they have',
  youre: 'you are',
  theyre: 'they are',
  thats: 'that is',
  whats: 'what is',
  wheres: 'where is',
  hows: 'how is',
  theres: 'there is',
  heres: 'here is',
  dunno: 'do not know',
  idk: 'i do not know',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'got to',
  gimme: 'give me',
  lemme: 'let me',
  cani: 'can i',
  dunnow: 'do not know',
  wen: 'when',
  whem: 'when',
  wher: 'where',
  oder: 'order',
  ordr: 'order',
  teh: 'the',
  adn: 'and',
  taht: 'that',
  whta: 'what',
  waht: 'what',
  fo: 'for',
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  cuz: 'because',
  cos: 'because',
  bcoz: 'because',
  bc: 'because',
  b4: 'before',
  wo: 'without',
  w: 'with',
  yday: 'yesterday',
};

const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'d", 'would'],
  ["'m", 'am'],
];

/** What "'s" is short for "is" after; after any other word it marks an owner. */
const IS_AFTER = new Set(
  'it he she that this there here what where who how when everything nothing something everyone'.split(' '),
);

/**
 * The plain words that a written word stands for, in lower case and without accents or apostrophes.
 * `Didn’t` → `did`, `not`; `box's` → `box`
 */
export function plainWords(written: string): readonly string[] {
  const word = written
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ`´]/g, "'");
  if (word === 'w/') return ['with'];
  if (word === 'w/o') return ['without'];
  if (!word.includes("'"))
    return (Object.hasOwn(WHOLE, word) ? WHOLE[word] : undefined)?.split(' ') ?? [word];
  const whole = word.replaceAll("'", '');
  if (Object.hasOwn(WHOLE, whole)) return (WHOLE[whole] ?? whole).split(' ');
  for (const [ending, meaning] of ENDINGS) {
    if (word.endsWith(ending) && word.length > ending.length) return [word.slice(0, -ending.length), meaning];
  }
  if (word.endsWith("'s")) {
    const stem = word.slice(0, -2);
    return IS_AFTER.has(stem) ? [stem, 'is'] : [stem];
  }
  return [whole];
}
