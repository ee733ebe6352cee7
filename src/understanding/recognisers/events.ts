import type { FlagReader } from '../flags.js';
import { Cover } from '../near.js';
import type { Mention, Words } from '../words.js';

/** Something that happened on a day, or that did not. */
export interface Event {
  /** The date fact that it tells the day of; `other` and what is not the case claim dates and give none. */
  readonly fact: string;
  readonly from: number;
  readonly to: number;
  readonly happened: boolean;
  /** It did not happen: with "until" it did after all. */
  readonly negated: boolean;
  /** Extra words' worth of distance: the event takes a date only where no better one is near. */
  readonly reserve: number;
}

/** Which of two overlapping events of equal length is meant. */
const PRECEDENCE = [
  'replacementDate',
  'returnReceivedDate',
  'rmaDate',
  'returnShippedDate',
  'other',
  'noticeDate',
  'shipDate',
  'purchaseDate',
  'deliveryDate',
  'discoveredDate',
  'use',
];
/** Between a word like "should" and its verb. */
const HELPERS = new Set(
  'have has been be to not also already only it they get getting even by now then still the package order'.split(
    ' ',
  ),
);
const PAST = /(?:ed|bought|got|came|sent|paid|broke|received|gotten)$/;
/** "My faulty plug": no event. */
const ATTRIBUTIVE = /^(?:a|an|the|my|this|your|these|one|that|our|its|of)$/;
const EXPECTED_REACH = 4;
const SYMPTOM_RESERVE = 3;
const ARRIVED_SO = 2;
/** Using a thing shows its fault when one is named at most this many sentences later. */
const FAULT_WITHIN = 1;

/** The events of a text, none overlapping, in order. */
export function eventsIn(words: Words, flagsAt: FlagReader): Event[] {
  const expectedEnds = new Set(
    words.mentions
      .filter(({ meaning }) => meaning.kind === 'scope' && meaning.name === 'expected')
      .map(({ to }) => to),
  );
  const faults = words.mentions.filter(isTrouble).map(({ from }) => words.sentenceOf[from] ?? 0);
  const faulty = new Set(
    faults.flatMap((sentence) => Array.from({ length: FAULT_WITHIN + 1 }, (_, back) => sentence - back)),
  );
  const named = apart(words.mentions.filter(({ meaning }) => meaning.kind === 'event'));
  const covered = new Cover(named);
  const lookalikes = new Cover(words.mentions.filter(({ meaning }) => meaning.kind === 'never'));
  const isLookalike = (mention: Mention): boolean =>
    lookalikes.overlaps(mention, ({ meaning }) => meaning.name.replace('sign.', '') === mention.meaning.name);
  const shown = apart(
    words.mentions
      .filter(showsFault)
      .filter((mention) => !isAttribute(words, mention) && !isLookalike(mention)),
  ).filter((mention) => !covered.overlaps(mention));
  const arrivalEnds = new Set(
    named.filter(({ meaning }) => meaning.name === 'deliveryDate').map(({ to }) => to),
  );
  // "It arrived dead on May 29": the day of the arrival.
  const apartFromArrival = shown.filter(({ from }) => {
    for (let end = from; end >= from - ARRIVED_SO && !words.clauseStart[end]; end--) {
      if (arrivalEnds.has(end)) return false;
    }
    return true;
  });
  const symptoms = apartFromArrival.map(({ from, to, between, meaning }): Event => {
    const { others, supposed, negated } = flagsAt(from, to, between);
    const reserve = meaning.name === 'fault_later' ? 0 : SYMPTOM_RESERVE;
    return { fact: 'discoveredDate', from, to, happened: !others && !supposed, negated, reserve };
  });
  const happenings = named.map((mention): Event => {
    const { from, to, between, meaning } = mention;
    const flags = flagsAt(from, to, between);
    const expected = isExpected(words, from, expectedEnds);
    const found = meaning.name === 'use' || meaning.name === 'discoveredDate';
    const fact =
      meaning.name === 'use'
        ? faulty.has(words.sentenceOf[from] ?? 0)
          ? 'discoveredDate'
          : 'other'
        : meaning.name;
    // "I can't tell whether you have it"
    const unsure = flags.hedged && meaning.name === 'returnReceivedDate';
    const happened =
      !expected && !unsure && !flags.others && !flags.supposed && !(found && faults.length === 0);
    return { fact, from, to, happened: happened && fact !== 'other', negated: flags.negated, reserve: 0 };
  });
  return [...happenings, ...symptoms].sort((a, b) => a.from - b.from);
}

/** A fault, or what did it: the date beside it is the day it was noticed. */
function showsFault({ meaning }: Mention): boolean {
  if (meaning.kind === 'sign') return /^(?:fault|fault_later)$/.test(meaning.name);
  return (
    meaning.kind === 'fact' &&
    meaning.name === 'cause' &&
    /^(?:drop|water|force_majeure|misuse)$/.test(String(meaning.value))
  );
}

function isAttribute({ tokens }: Words, { meaning, from }: Mention): boolean {
  return meaning.kind === 'sign' && ATTRIBUTIVE.test(tokens[from - 1]?.word ?? '');
}

function isTrouble({ meaning }: Mention): boolean {
  if (meaning.kind === 'sign')
    return /^(?:fault|fault_later|dead_on_arrival|harm|harm_arrival)$/.test(meaning.name);
  return meaning.kind === 'fact' && meaning.name === 'problem' && meaning.value !== 'none';
}

/** The longest mentions win; what overlaps them is dropped. */
function apart(mentions: readonly Mention[]): Mention[] {
  const size = ({ from, to, between }: Mention): number => to - from - between.length;
  const rank = ({ meaning }: Mention): number => PRECEDENCE.indexOf(meaning.name);
  const ordered = [...mentions].sort((a, b) => size(b) - size(a) || rank(a) - rank(b) || a.from - b.from);
  const taken = new Set<number>();
  const kept: Mention[] = [];
  for (const mention of ordered) {
    let free = true;
    for (let at = mention.from; at < mention.to && free; at++)
      free = mention.between.includes(at) || !taken.has(at);
    if (!free) continue;
    for (let at = mention.from; at < mention.to; at++) if (!mention.between.includes(at)) taken.add(at);
    kept.push(mention);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** "should have arrived", "to be delivered". */
function isExpected(words: Words, from: number, ends: ReadonlySet<number>): boolean {
  // "Can the order that I placed on Monday …"
  if (words.clauseStart[from] || /^(?:order|purchase|that|which)$/.test(words.tokens[from]?.word ?? ''))
    return false;
  for (let at = from; at > from - EXPECTED_REACH && at >= 0; at--) {
    // "he'd bought it": had, not would.
    const had =
      at === from && words.tokens[at - 1]?.word === 'would' && PAST.test(words.tokens[from]?.word ?? '');
    if (words.tokens[at]?.gap === 2) return false;
    // "It might have been delivered on Monday": it was, then or then.
    const guessed =
      /^(?:may|might)$/.test(words.tokens[at - 1]?.word ?? '') && words.tokens[at]?.word === 'have';
    if (guessed) return false;
    if (ends.has(at) && !had) return true;
    if (words.clauseStart[at] || !HELPERS.has(words.tokens[at - 1]?.word ?? '')) return false;
  }
  return false;
}
