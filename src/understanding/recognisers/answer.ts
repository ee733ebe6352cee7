import type { FactDefinition, FactValue } from '../../model/fact.js';
import type { Finding } from '../finding.js';
import { plain } from '../flags.js';
import type { Scene } from '../scene.js';
import type { Words } from '../words.js';
import { answerDay, isToCome } from './answer-day.js';
import { answerNumber } from './answer-number.js';
import { answerWords, choiceByPlace, type ValueAt } from './answer-words.js';
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
/** So begins an answer that says it all. */
const PLAINLY = /^(?:yes|yeah|yep|yup|yea|y|no|nope|nah|n|sure|absolutely|definitely)$/;
/** Facts of things that one has or has lost, for which "threw it out" is an answer. */
const THINGS = new Set(['originalPackaging', 'accessoriesIncluded', 'proofOfPurchase', 'warrantyCard']);

/**
 * Reads the text as the answer to a question: `the 5th`, `yes`, `nope`, `3 weeks ago`, `two`, `the second one`, `no idea`.
 * @param read what was read without knowing the question; it wins where it speaks of the fact
 * @param bareWords reads the words again with bare dates (`May`, `5`) allowed
 */
export function readAnswer(
  fact: FactDefinition,
  words: Scene,
  read: readonly Finding[],
  bareWords: () => Words,
  context: RecogniseContext,
): Answer {
  const last = words.tokens.length;
  const known = read.find((finding) => finding.fact === fact.name && finding.value !== null);
  if (last === 0 || last > LONGEST || known) return nothing;
  const one = (value: Finding | null): Answer => ({ facts: value ? [value] : [], dontKnow: false });
  const value = ((): Finding | null => {
    switch (fact.type) {
      case 'date':
      case 'event':
      case 'timestamp':
        return answerDay(fact, words, bareWords(), read, context);
      case 'number':
        return found(fact, answerNumber(fact, bareWords(), words, context.today));
      default:
        return null;
    }
  })();
  if (value) return one(value);
  const unknown = scope(words, 'dont_know') ?? scope(words, 'answer.skip');
  if (unknown) return { facts: [make(fact, null, unknown.from, unknown.to)], dontKnow: true };
  if (read.some((finding) => finding.fact === fact.name) && fact.type !== 'choice') return nothing;
  switch (fact.type) {
    case 'boolean':
      return one(yesOrNo(fact, words, read));
    case 'event':
      return one(notYet(fact, words, bareWords()));
    case 'country':
      return one(place(fact, words) ?? found(fact, answerWords(fact, words)));
    case 'choice':
      return one(
        found(fact, choiceByPlace(fact, words)) ??
          found(fact, answerWords(fact, words)) ??
          byLabel(fact, words),
      );
    default:
      return nothing;
  }
}

function make(
  { name }: FactDefinition,
  value: FactValue,
  from: number,
  to: number,
  confidence = 0.9,
): Finding {
  return { fact: name, value, from, to, confidence, recogniser: 'answer', flags: plain };
}

function found(fact: FactDefinition, at: ValueAt | null): Finding | null {
  return at && make(fact, at.value, at.from, at.to);
}

function scope(words: Words, name: string): { from: number; to: number } | undefined {
  return words.mentions.find(({ meaning }) => meaning.kind === 'scope' && meaning.name === name);
}

function yesOrNo(fact: FactDefinition, words: Scene, read: readonly Finding[]): Finding | null {
  const said = answerWords(fact, words);
  const no = earliest(scope(words, 'no'), scope(words, 'answer.no'));
  const yes = earliest(scope(words, 'yes'), scope(words, 'answer.yes'));
  // "I do not", "of course not", "I'm afraid not": the "not" counts.
  const denied = yes && no && no.from >= yes.from && no.from <= yes.to + 2 && isNot(words, no.to - 1);
  const first = no && (!yes || no.from <= yes.from || denied) ? no : yes;
  const plainly = first?.from === 0 && words.tokens.slice(0, 1).some(({ word }) => PLAINLY.test(word));
  if (said && !plainly) return make(fact, said.value, said.from, said.to);
  const thing = THINGS.has(fact.name) ? hadOrLost(fact, words) : null;
  if (thing && !plainly) return thing;
  if (!first || first.from > SHORT || (first === yes && tellsOn(words, first, read))) return null;
  return make(fact, first === yes, first.from, first.to);
}

/** "It was delivered on 9 June": no short answer, but the beginning of a sentence that tells something else. */
function tellsOn(
  words: Scene,
  { from, to }: { from: number; to: number },
  read: readonly Finding[],
): boolean {
  if (!/^(?:i|we|it|they)$/.test(words.tokens[from]?.word ?? '')) return false;
  return read.some(
    (finding) =>
      finding.to > to &&
      words.sentenceOf[finding.from] === words.sentenceOf[from] &&
      words.tokens.slice(to, finding.from + 1).every(({ gap }) => gap === 0),
  );
}

function earliest<T extends { from: number; to: number }>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  return a.from < b.from || (a.from === b.from && a.to >= b.to) ? a : b;
}

function isNot({ tokens }: Words, at: number): boolean {
  const token = tokens[at];
  return token?.word === 'not' && token.gap === 0;
}

/** "Recycled it", "still got it": the thing is the one asked for. */
function hadOrLost(fact: FactDefinition, words: Scene): Finding | null {
  const sign = (name: string): { from: number; to: number } | undefined =>
    words.mentions.find(({ meaning, from, to, between }) => {
      const isSign = meaning.kind === 'sign' && meaning.name === name;
      return isSign && !words.flagsAt(from, to, between).negated;
    });
  const lost = sign('lost');
  const kept = lost ? undefined : sign('kept');
  const at = lost ?? kept;
  return at ? make(fact, lost === undefined, at.from, at.to, 0.85) : null;
}

function notYet(fact: FactDefinition, words: Scene, bare: Words): Finding | null {
  const said = answerWords(fact, words);
  const no = scope(words, 'not_yet') ?? scope(words, 'no') ?? scope(words, 'answer.no');
  const at = said ?? (no && no.from <= SHORT ? no : undefined);
  if (at) return make(fact, 'not_yet', at.from, at.to);
  return isToCome(bare) ? make(fact, 'not_yet', 0, words.tokens.length) : null;
}

function place(fact: FactDefinition, words: Words): Finding | null {
  const named = words.mentions.find(({ meaning }) => meaning.kind === 'place');
  return named ? make(fact, named.meaning.name, named.from, named.to) : null;
}

/** The choice whose label shares most words with the answer. */
function byLabel(fact: FactDefinition, words: Words): Finding | null {
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
  return best ? make(fact, best.value, 0, words.tokens.length, 0.8) : null;
}
