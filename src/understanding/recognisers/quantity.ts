import { readNumber } from '../dates/numbers.js';
import type { Finding, Recogniser } from '../finding.js';
import type { Words } from '../words.js';

const BOUGHT = new Set(
  'bought acquired ordered purchased order purchase buy got received get buying ordering bulk sent need have returning return'.split(
    ' ',
  ),
);
const REACH = 6;
const AHEAD = 6;
const THINGS = new Set(
  `switches locks hubs curtains cameras cams doorbells strips lights bulbs lamps sensors plugs sockets outlets relays
  dimmers thermostats valves trvs bots blinds tilts remotes panels modules gateways bridges dongles keypads meters
  humidifiers motors controllers detectors buttons units pieces devices items pcs pc products of minis thermometers
  robots fans chimes repeaters packs sets boxes filters cartridges knobs tags trackers cubes plates adapters cables boards
  kits rings speakers alarms sirens openers drivers routers sticks pods readers displays stickers batteries rails`.split(
    /\s+/,
  ),
);
/** Words that may stand between the number and the thing. */
const BETWEEN_MOST = 5;
/** A number before these counts something else. */
const NOT_COUNTS =
  /^(?:gang|channel|way|button|pack|meter|metre|m|ft|foot|feet|inch|year|day|days|weeks|week|months|month|years|hour|hours|percent|volt|v|w|watt|amp|a|dollars|usd|euro|euros|eur|bucks|pounds|gb|ghz|star|stars|times|time|in|key|zone|pin|k|th|st|nd|rd|mp|x)$/;

/** How many were ordered: `ordered 12 switches`, `a dozen`, `qty: 10`, `x12`, `10 units`. */
export const quantity: Recogniser = (words) => {
  const found: Finding[] = [];
  for (let at = 0; at < words.tokens.length; at++) {
    const read = countAt(words, at);
    if (!read || read.value < 2) continue;
    found.push({
      fact: 'quantity',
      value: read.value,
      from: at,
      to: read.to,
      confidence: read.confidence,
      recogniser: 'quantity',
      flags: words.flagsAt(at, read.to, []),
    });
    at = read.to - 1;
  }
  return found;
};

/** `both bulbs` */
function both({ tokens }: Words, at: number): { value: number; to: number; confidence: number } | null {
  const next = tokens[at + 1];
  return tokens[at]?.word === 'both' && next?.gap === 0 && THINGS.has(next.word) && next.word !== 'of'
    ? { value: 2, to: at + 2, confidence: 0.85 }
    : null;
}

function countAt(words: Words, at: number): { value: number; to: number; confidence: number } | null {
  const { tokens } = words;
  const token = tokens[at];
  if (!token || token.word.startsWith('@')) return null;
  const two = both(words, at);
  if (two) return two;
  const labelled = /^(?:qty|quantity|amount|units|pcs)$/.test(token.word) ? at + 1 : -1;
  if (labelled > 0) {
    const of = /^(?:of|is|was)$/.test(tokens[labelled]?.word ?? '') ? 1 : 0;
    const read = readNumber(tokens, labelled + of);
    return read && (tokens[labelled]?.gap ?? 2) < 2
      ? { value: read.value, to: read.next, confidence: 0.95 }
      : null;
  }
  const dozen = dozenAt(words, at);
  const number = dozen ?? readNumber(tokens, at);
  if (!number) return null;
  const before = tokens[at - 1];
  const next = tokens[number.next];
  // "12x", "x12"
  const times = (next?.word === 'x' && next.gap === 0) || (before?.word === 'x' && token.joined);
  const thing =
    thingAfter(words, times && next?.word === 'x' ? number.next + 1 : number.next) ??
    mistaken(words, number.next);
  if (
    number.value > 5000 ||
    (before && token.gap === 0 && NUMBERED.test(before.word) && !(before.word === 'order' && thing !== null))
  )
    return null;
  if (!times && !dozen && thing === null) return null;
  // "5 bulbs out of 10", "one of my four sensors": the whole is the number.
  const whole =
    thing !== null && tokens[thing]?.word === 'out' && tokens[thing + 1]?.word === 'of'
      ? readNumber(tokens, thing + 2)
      : null;
  if (whole) return { value: whole.value, to: whole.next, confidence: 0.9 };
  const owned = isPartOf(words, at);
  if (owned && thing !== null) return { value: number.value, to: thing, confidence: 0.92 };
  if (!times && !isBought(words, at)) return null;
  // "3 sensors and a hub"
  if (thing !== null && isMixed(words, thing)) return null;
  // "A hub and three sensors": of neither is it the number.
  if (
    /^(?:and|plus)$/.test(before?.word ?? '') &&
    /^(?:an?|one)$/.test(
      tokens
        .slice(Math.max(0, at - 5), at - 1)
        .map(({ word }) => word)
        .find((word) => /^(?:an?|one)$/.test(word)) ?? '',
    )
  )
    return null;
  if (
    tokens[at - 1]?.word === 'of' &&
    /^(?:one|two|three|part|some|half|@number)$/.test(tokens[at - 2]?.word ?? '')
  ) {
    return { value: number.value, to: thing ?? number.next, confidence: 0.85 };
  }
  return { value: number.value, to: thing ?? number.next, confidence: times || dozen ? 0.92 : 0.9 };
}

const NUMBERED = /^(?:no|number|nr|order|id|step|version|gen|v|ticket|case|rma|model|day)$/;

/** `one of my four`, `2 of 5`, `two of the six`. */
function isPartOf({ tokens }: Words, at: number): boolean {
  const article = /^(?:my|our|the|these|those)$/.test(tokens[at - 1]?.word ?? '') ? 1 : 0;
  const part = tokens[at - 2 - article];
  return (
    tokens[at - 1 - article]?.word === 'of' &&
    part !== undefined &&
    (part.kind === 'number' || PARTS.test(part.word))
  );
}

const PARTS = /^(?:one|two|three|four|five|six|some|half|most|none|several)$/;

/** `ordered two by mistake`, `bought three instead of one`. */
function mistaken({ tokens }: Words, at: number): number | null {
  const [first, second] = [tokens[at]?.word ?? '', tokens[at + 1]?.word ?? ''];
  if ((first === 'by' && /^(?:mistake|accident)$/.test(second)) || (first === 'instead' && second === 'of'))
    return at;
  // "Ordered 2."
  const bought = /^(?:ordered|bought|purchased)$/.test(tokens[at - 2]?.word ?? '');
  const ends = (tokens[at]?.gap ?? 2) > 0 || /^(?:on|from|at|in|@date|last|but|and|by|because)$/.test(first);
  return bought && ends ? at : null;
}

/** A pair of these is one. */
const IN_PAIRS =
  /^(?:(?:head|ear)(?:phones?|sets?|buds?|pods?|pieces?)|buds|glasses|gloves|curtains?|speakers)$/;

/** `a dozen`, `half a dozen`, `a pair of`. */
export function dozenAt(words: Words, at: number): { value: number; next: number } | null {
  const [first = '', second = '', third = ''] = [0, 1, 2].map(
    (offset) => words.tokens[at + offset]?.word ?? '',
  );
  if (first === 'a' && second === 'dozen') return { value: 12, next: at + 2 };
  if (
    (first === 'half' && second === 'a' && third === 'dozen') ||
    (first === 'a' && second === 'half' && third === 'dozen')
  )
    return { value: 6, next: at + 3 };
  if (first === 'two' && second === 'dozen') return { value: 24, next: at + 2 };
  if (first === 'pair' && second === 'of')
    return words.tokens.slice(at + 2, at + 7).some(({ word }) => IN_PAIRS.test(word))
      ? null
      : { value: 2, next: at + 1 };
  if (first === 'dozen') return { value: 12, next: at + 1 };
  return null;
}

/** The index after the thing counted, when one follows within a few words; null when something else is counted. */
function thingAfter(words: Words, at: number): number | null {
  for (let offset = 0; offset < BETWEEN_MOST; offset++) {
    const token = words.tokens[at + offset];
    if (
      !token ||
      token.gap > 0 ||
      token.word.startsWith('@') ||
      (offset === 0 && NOT_COUNTS.test(token.word))
    )
      return null;
    if (THINGS.has(token.word)) {
      if (token.word !== 'of') return at + offset + 1;
      const whole = words.tokens[at + offset + 2];
      if (readNumber(words.tokens, at + offset + 1) ?? (whole && readNumber(words.tokens, at + offset + 2)))
        return null;
      return /^(?:them|these|those|the|your)$/.test(words.tokens[at + offset + 1]?.word ?? '')
        ? at + offset + 2
        : null;
    }
    // "24 door and window sensors"
    const isPair =
      token.word === 'and' && offset > 0 && PAIRED.test(words.tokens[at + offset + 1]?.word ?? '');
    if (!isPair && /^(?:and|or|but|to|for|with|days|were|was|is|are)$/.test(token.word)) return null;
  }
  return null;
}

/** Things that are named in pairs. */
const PAIRED =
  /^(?:window|door|humidity|temperature|smoke|water|wall|light|motion|pan|tilt|white|black|outdoor|indoor)$/;

/** Whether other things are counted beside these: `3 sensors and a hub`. @param at the word after the number */
export function isOneOfSeveral(words: Words, at: number): boolean {
  const thing = thingAfter(words, at);
  return thing !== null && isMixed(words, thing);
}

/** Another number of other things follows: `3 sensors and 1 hub`. */
function isMixed({ tokens }: Words, at: number): boolean {
  const next = tokens.slice(at, at + 3);
  return (
    next[0]?.word === 'and' &&
    next[0].gap === 0 &&
    (next[1]?.kind === 'number' || /^(?:an?|one|two|three|four)$/.test(next[1]?.word ?? '')) &&
    !/^(?:week|day|month|half)/.test(next[2]?.word ?? '')
  );
}

/** Whether buying is spoken of just before. */
function isBought(words: Words, at: number): boolean {
  for (let back = 1; back <= REACH; back++) {
    const token = words.tokens[at - back];
    if (!token || words.sentenceOf[at - back] !== words.sentenceOf[at]) return false;
    if (BOUGHT.has(token.word)) return true;
  }
  // "A dozen bulbs ordered in May"
  for (let on = 1; on <= AHEAD; on++) {
    const token = words.tokens[at + on];
    if (!token || token.gap > 0) return false;
    if (/^(?:ordered|bought|purchased)$/.test(token.word)) return true;
  }
  return false;
}
