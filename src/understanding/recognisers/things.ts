import type { Finding, Recogniser } from '../finding.js';
import type { FlagReader } from '../flags.js';
import { beginningIn, Cover } from '../near.js';
import type { Scene } from '../scene.js';
import type { Mention, Words } from '../words.js';
import { bareThing } from './bare-thing.js';

/** How far a verb may stand from the thing it tells of. */
const REACH = 14;
/** Crossing a clause costs as much as this many words. */
const CLAUSE = 5;
/** More things than this are not named in one breath. */
const LONGEST_LIST = 8;
/** Words on the right count as farther than words on the left. */
const RIGHTWARD = 2;
const DOUBT = /^(?:think|believe|guess|suppose|probably|hopefully|should|somewhere)$/;

/**
 * Whether the customer has the box, the accessories, the receipt: each thing named takes the nearest word
 * that tells of having or of losing ("kept the box", "the receipt is gone"). Things in a list share one word.
 */
export const things: Recogniser = (words) => {
  const signs = haveOrLost(words);
  const named = longestThings(words.mentions.filter(({ meaning }) => meaning.kind === 'thing'));
  const never = new Cover(words.mentions.filter(({ meaning }) => meaning.kind === 'never'));
  const lists = listsOf(words, named);
  const read = named.flatMap((thing): Finding[] => {
    const isLookalike = never.overlaps(thing, ({ meaning }) => meaning.name === factOf(thing));
    if (isLookalike && !isOriginal(words, thing)) return [];
    if (isDenied(words, thing)) return [denied(words, thing)];
    const list = lists.get(thing) ?? [thing];
    const sign = nearestSign(words, list, signs);
    if (sign) return reading(words, thing, sign, words.flagsAt);
    const bare = bareThing(words, thing, list);
    return bare ? [{ ...bare, recogniser: recogniserOf(thing) }] : [];
  });
  // One part that is there says nothing of the rest; two are a list.
  const key = ({ value, from }: Finding): string => `${String(value)} ${String(words.sentenceOf[from] ?? 0)}`;
  const counts = new Map<string, number>();
  for (const finding of read) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return read.filter(
    (finding) =>
      finding.recogniser !== PART || finding.value === false || (counts.get(key(finding)) ?? 0) > 1,
  );
};

/** The words of having and of losing; "no longer have the" is no "have the". */
function haveOrLost({ mentions, tokens }: Scene): Mention[] {
  const isSign = (mention: Mention, name: string): boolean =>
    mention.meaning.kind === 'sign' && mention.meaning.name === name;
  // "Nothing missing"
  const isDenied = ({ from, to }: Mention): boolean =>
    to - from === 1 &&
    tokens[from]?.word === 'missing' &&
    /^(?:nothing|not|no|nor)$/.test(tokens[from - 1]?.word ?? '');
  const lost = mentions.filter((mention) => isSign(mention, 'lost') && !isDenied(mention));
  const cover = new Cover(lost);
  const others = mentions.filter(
    (mention) => isSign(mention, 'unclaimed') || (isSign(mention, 'kept') && !cover.overlaps(mention)),
  );
  return [...lost, ...others].sort((a, b) => a.from - b.from);
}

/** Marks what was read from one of several parts. */
const PART = 'things.part';

function recogniserOf(thing: Mention): string {
  return factOf(thing) === thing.meaning.name ? 'things' : PART;
}

/** "The original box" is the packaging, whatever is said of boxes; but not what something comes out of. */
function isOriginal({ tokens }: Words, { from, to }: Mention): boolean {
  return (
    tokens.slice(from, to).some(({ word }) => /^(?:original|retail)$/.test(word)) &&
    !/^(?:of|from|outside|damaged|crushed)$/.test(tokens[from - 1]?.word ?? '')
  );
}

/** "No receipt", "all but the box": words that take away what comes after them in the same breath, and nothing before. */
const TAKES_AWAY = /^(?:no|without|minus|sans|lacks|lacking|except|apart|save|aside)$/;

/** Words of losing that a "not" turns into having kept. */
const LOSES =
  /^(?:lost|lose|misplaced|mislaid|threw|thrown|throw|chucked|tossed|binned|trashed|discarded|recycled|ditched|dumped|disposed|shredded|deleted|destroyed)$/;

function takesAway({ tokens }: Words, sign: Mention): boolean {
  return sign.to - sign.from <= 2 && TAKES_AWAY.test(tokens[sign.from]?.word ?? '');
}

/** "No invoice", "without the box": it is not there, whatever verb stands near. */
function isDenied({ tokens, sentences, sentenceOf }: Words, { from }: Mention): boolean {
  const at = /^(?:no|without)$/.test(tokens[from]?.word ?? '') ? from : from - 1;
  return (
    /^(?:no|without)$/.test(tokens[at]?.word ?? '') &&
    sentenceOf[at] === sentenceOf[from] &&
    sentences[sentenceOf[from] ?? 0]?.asked === false &&
    !/^(?:longer|need|problem|way)$/.test(tokens[at + 1]?.word ?? '')
  );
}

function denied(words: Scene, thing: Mention): Finding {
  return {
    fact: factOf(thing),
    value: false,
    opposite: true,
    from: thing.from,
    to: thing.to,
    confidence: 0.9,
    recogniser: recogniserOf(thing),
    flags: { ...words.flagsAt(thing.from, thing.to, []), negated: false },
  };
}

/** A bare "box" may be any box: a word about it must be near, and not tell what is in it or of it. */
const BARE_REACH = 4;

function isBareBox({ tokens }: Words, { from, to, meaning }: Mention): boolean {
  return (
    meaning.name === 'originalPackaging' &&
    tokens.slice(from, to).every(({ word }) => /^(?:the|my|a|its|box|boxes|carton|cartons)$/.test(word))
  );
}

function factOf({ meaning }: Mention): string {
  return meaning.name.replace(/\.part$/, '');
}

/** Of things within one another only the longest: "original box", not "box". */
function longestThings(mentions: readonly Mention[]): Mention[] {
  const result: Mention[] = [];
  for (const mention of mentions) {
    const last = result.at(-1);
    if (last && mention.from < last.to && mention.meaning.name === last.meaning.name) {
      if (mention.to > last.to) result[result.length - 1] = { ...last, to: mention.to };
    } else result.push(mention);
  }
  return result;
}

const JOINS = /^(?:and|or|nor|the|my|all|its|original|both|as|well|also|plus|a|an|in|full|set|of)$/;

/** Things named one after the other, with nothing but "and" and the like between them. */
function listsOf({ tokens, sentenceOf }: Words, named: readonly Mention[]): Map<Mention, Mention[]> {
  const lists = new Map<Mention, Mention[]>();
  const ordered = [...named].sort((a, b) => a.from - b.from);
  let list: Mention[] = [];
  for (const thing of ordered) {
    const last = list.at(-1);
    const joined =
      last &&
      sentenceOf[last.from] === sentenceOf[thing.from] &&
      tokens.slice(last.to, Math.max(last.to, thing.from)).every(({ word }) => JOINS.test(word));
    // "…, no receipt" begins anew.
    const startsAnew = /^(?:no|without)$/.test(tokens[thing.from]?.word ?? '');
    list = joined && !startsAnew && list.length < LONGEST_LIST ? list : [];
    list.push(thing);
    lists.set(thing, list);
  }
  return lists;
}

function nearestSign(words: Words, list: readonly Mention[], signs: readonly Mention[]): Mention | null {
  let best: Mention | null = null;
  let least = REACH + 1;
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last) return null;
  for (const sign of beginningIn(signs, first.from - 2 * REACH, last.to + REACH)) {
    if (words.sentenceOf[sign.from] !== words.sentenceOf[first.from]) continue;
    const inOneBreath = takesAway(words, sign) || sign.meaning.name === 'unclaimed';
    if (inOneBreath && !list.some((thing) => isTaken(words, thing, sign))) continue;
    const cost = Math.min(...list.map((thing) => distance(words, thing, sign)));
    const reach = sign.from >= last.to ? 2 * BARE_REACH + 1 : BARE_REACH;
    if (cost > reach && list.every((thing) => isBareBox(words, thing))) continue;
    // Of two verbs that are equally near, the longer phrase says more: "do not have" before "have".
    if (cost < least || (cost === least && best && sign.to - sign.from > best.to - best.from)) {
      best = sign;
      least = cost;
    }
  }
  return best;
}

function isTaken({ tokens }: Words, thing: Mention, sign: Mention): boolean {
  if (sign.from >= thing.from) return sign.from < thing.to;
  return tokens.slice(sign.to, thing.from + 1).every(({ gap }) => gap === 0);
}

function distance(words: Words, thing: Mention, sign: Mention): number {
  if (sign.from < thing.to && thing.from < sign.to) return sign.from <= thing.from ? 0 : 1;
  const right = sign.from >= thing.to;
  const [from, to] = right ? [thing.to, sign.from] : [sign.to, thing.from];
  const isPredicate = /^(?:is|are|was|were)$/.test(words.tokens[sign.from]?.word ?? '');
  // "The cable is gone, the box is there"
  if (right && isPredicate && from === to && words.tokens[to]?.gap === 0) return 0;
  let cost = (to - from) * (right ? RIGHTWARD : 1) + (right ? 1 : 0);
  // Behind a semicolon another thing is spoken of.
  if (
    !right &&
    isPredicate &&
    words.text.slice(words.tokens[from - 1]?.end, words.tokens[to]?.start).includes(';')
  )
    cost += 2 * CLAUSE;
  // A list goes on over commas on the right of its verb; a new clause begins another thought.
  for (let at = from; at <= to && at < words.tokens.length; at++) {
    const token = words.tokens[at];
    if (!token || (at === to && !right && token.gap === 0)) continue;
    if (/^(?:but|because|so|although|though|however|except|while|if)$/.test(token.word)) cost += CLAUSE;
    else if (right && token.gap === 1) cost += CLAUSE;
    else if (!right && words.clauseStart[at] && token.gap === 0) cost += CLAUSE;
    else if (!right && token.gap === 1) cost += 1;
  }
  return cost;
}

function reading(words: Words, thing: Mention, sign: Mention, flagsAt: FlagReader): Finding[] {
  const { name } = sign.meaning;
  if (name === 'unclaimed') return [];
  const flags = flagsAt(Math.min(thing.from, sign.from), Math.max(thing.to, sign.to), []);
  const own = flagsAt(sign.from, sign.to, sign.between);
  // "I have not thrown the box away"
  const isKept =
    name === 'kept' ||
    (own.negated && words.tokens.slice(sign.from, sign.to).some(({ word }) => LOSES.test(word)));
  const doubtful = words.tokens
    .slice(Math.max(0, sign.from - 3), sign.from)
    .some(({ word }) => DOUBT.test(word));
  return [
    {
      fact: factOf(thing),
      value: isKept,
      opposite: !isKept,
      from: thing.from,
      to: thing.to,
      confidence: doubtful ? 0.75 : 0.9,
      recogniser: recogniserOf(thing),
      flags: { ...flags, negated: name === 'kept' && own.negated, hedged: flags.hedged || own.hedged },
    },
  ];
}
