import type { FactDefinition, FactValue } from '../../model/fact.js';
import { readNumber } from '../dates/numbers.js';
import type { Finding } from '../finding.js';
import { plain } from '../flags.js';
import type { Words } from '../words.js';
import { dateValue } from './event-dates.js';
import type { RecogniseContext } from './recognise-context.js';

/** What an answer to the question just asked says about its fact. */
export interface Answer {
  readonly facts: readonly Finding[];
  readonly dontKnow: boolean;
}

/** A longer text is a message of its own and no mere answer. */
const LONGEST = 30;
/** A plain "yes" is one among few words. */
const SHORT = 6;
const nothing: Answer = { facts: [], dontKnow: false };

/**
 * Reads the text as the answer to a question: `the 5th`, `yes`, `nope`, `3 weeks ago`, `two`, `no idea`.
 * @param read what was read without knowing the question; it wins where it speaks of the fact
 * @param bareWords the words read again with bare dates (`May`, `5`) allowed
 */
export function readAnswer(
  fact: FactDefinition,
  words: Words,
  read: readonly Finding[],
  bareWords: () => Words,
  context: RecogniseContext,
): Answer {
  const last = words.tokens.length;
  if (last === 0 || last > LONGEST || read.some((finding) => finding.fact === fact.name)) return nothing;
  const finding = (value: FactValue, from: number, to: number, confidence = 0.9): Finding => ({
    fact: fact.name,
    value,
    from,
    to,
    confidence,
    recogniser: 'answer',
    flags: plain,
  });
  const unknown = scope(words, 'dont_know');
  if (unknown) return { facts: [finding(null, unknown.from, unknown.to)], dontKnow: true };
  const one = (value: Finding | null): Answer => ({ facts: value ? [value] : [], dontKnow: false });
  switch (fact.type) {
    case 'boolean':
      return one(yesOrNo(words, finding));
    case 'date':
    case 'event':
    case 'timestamp':
      return one(day(fact, words, bareWords(), read, finding, context));
    case 'number':
      return one(number(words, finding));
    case 'country': {
      const place = words.mentions.find(({ meaning }) => meaning.kind === 'place');
      return one(place ? finding(place.meaning.name, place.from, place.to) : null);
    }
    case 'choice':
      return one(choice(fact, words, finding));
  }
}

type Make = (value: FactValue, from: number, to: number, confidence?: number) => Finding;

function scope(words: Words, name: string): { from: number; to: number } | undefined {
  return words.mentions.find(({ meaning }) => meaning.kind === 'scope' && meaning.name === name);
}

function yesOrNo(words: Words, finding: Make): Finding | null {
  const no = scope(words, 'no');
  const yes = scope(words, 'yes');
  const first = no && (!yes || no.from <= yes.from) ? no : yes;
  if (!first || first.from > SHORT) return null;
  return finding(first === yes, first.from, first.to);
}

function day(
  fact: FactDefinition,
  words: Words,
  bare: Words,
  read: readonly Finding[],
  finding: Make,
  { now, offset }: RecogniseContext,
): Finding | null {
  const notYet = scope(words, 'not_yet');
  const [entry] = [...bare.times].filter(
    ([, { meaning }]) => meaning.kind === 'days' || meaning.kind === 'options',
  );
  if (!entry) return notYet && fact.type === 'event' ? finding('not_yet', notYet.from, notYet.to) : null;
  const [at, time] = entry;
  // The date belongs to another event, which the text names.
  const start = bare.tokens[at]?.start;
  if (read.some((other) => words.tokens[other.from]?.start === start && /Date$|^orderedAt$/.test(other.fact)))
    return null;
  const from = words.tokens.findIndex((token) => token.end > (start ?? 0));
  const to = Math.max(
    from + 1,
    words.tokens.findIndex((token) => token.end >= (bare.tokens[at]?.end ?? 0)) + 1,
  );
  if (time.meaning.kind === 'options')
    return {
      ...finding(null, from, to),
      candidates: time.meaning.days.map((value) => dateValue({ lo: value, hi: value })),
    };
  if (time.meaning.kind !== 'days') return null;
  const clock = [...bare.times.values()].find(({ meaning }) => meaning.kind === 'time')?.meaning;
  if (fact.type === 'timestamp' && clock?.kind === 'time' && time.meaning.span.lo === time.meaning.span.hi) {
    const [hours, minutes] = [Math.floor(clock.minute / 60), clock.minute % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    const zone = clock.offset ?? offset;
    return finding(
      `${String(dateValue(time.meaning.span))}T${hours ?? '00'}:${minutes ?? '00'}:00${zone === '+00:00' ? 'Z' : zone}`,
      0,
      words.tokens.length,
    );
  }
  if (fact.type === 'timestamp' && time.minutesAgo !== undefined && now !== null) {
    const moment = new Date((now - time.minutesAgo) * 60_000).toISOString();
    return finding(`${moment.slice(0, 19)}Z`, from, to);
  }
  return finding(dateValue(time.meaning.span), from, to);
}

function number(words: Words, finding: Make): Finding | null {
  for (let at = 0; at < words.tokens.length; at++) {
    const dozen = words.tokens[at]?.word === 'dozen' ? { value: 12, next: at + 1 } : null;
    const read = dozen ?? readNumber(words.tokens, at);
    if (read) return finding(read.value, at, read.next);
    const length = words.times.get(at)?.meaning;
    if (length?.kind === 'length' && length.length.least.months === 0)
      return finding(length.length.least.days, at, at + 1);
  }
  const once = words.tokens.findIndex(({ word }) => /^(?:single|a|an|just)$/.test(word));
  return once >= 0 && words.tokens.length <= 4 ? finding(1, once, once + 1, 0.7) : null;
}

/** The choice whose label shares most words with the answer. */
function choice(fact: FactDefinition, words: Words, finding: Make): Finding | null {
  const said = new Set(words.tokens.map(({ word }) => word));
  let best: { value: FactValue; shared: number } | null = null;
  for (const { value, label } of fact.choices) {
    const names = label
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2);
    const shared = names.filter((word) => said.has(word)).length / Math.max(1, names.length);
    if (shared > (best?.shared ?? 0.49)) best = { value, shared };
  }
  return best ? finding(best.value, 0, words.tokens.length, 0.8) : null;
}
