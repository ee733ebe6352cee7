import { isRuleQuestion } from './rule-question.js';
import type { Mention, Words } from './words.js';

/** What the words around a mention make of it. */
export interface Flags {
  readonly negated: boolean;
  /** The writer is not sure. */
  readonly hedged: boolean;
  /** Only supposed: "if it breaks". */
  readonly supposed: boolean;
  /** What would follow from something supposed: "if it breaks, do I get a new one". */
  readonly consequent: boolean;
  /** Said of someone or something else. */
  readonly others: boolean;
  /** Part of a question about the rules. */
  readonly rule: boolean;
}

/** The flags of a plain statement. */
export const plain: Flags = {
  negated: false,
  hedged: false,
  supposed: false,
  consequent: false,
  others: false,
  rule: false,
};

/** How many words back "not" and "not sure if" reach. */
const NEGATION_REACH = 6;
const HEDGE_REACH = 12;
const SUPPOSED_REACH = 25;
const OTHERS_REACH = 30;
/** After these words an "if" asks and does not suppose. */
const ASKS_IF = new Set(
  'wondering wonder know see ask check asking tell sure say idea remember certain asked advise confirm clarify understand unsure'.split(
    ' ',
  ),
);
/** "not only", "whether or not", "no problem": no negation. */
const AFTER_NO = new Set(
  'only just problem worries wonder later matter mention doubt rush sooner less to'.split(' '),
);
const BEFORE_NO = new Set(['or', 'if', 'why']);
const BARRIERS = new Set(['for', 'after', 'since', 'until', 'about', 'regarding', 'concerning']);
const FIRST_PERSON = new Set(['i', 'my', 'mine', 'we', 'our', 'ours', 'this', 'me']);
const SUBJECTS = new Set('i we it they you he she there this that my please can could'.split(' '));
const PARTING = new Set(['but', 'because', 'so', 'although', 'though', 'however', 'yet', 'except', 'and']);

/** Knows for every mention how the words around it colour it. */
export interface FlagReader {
  /** @param sign adverbs ("out of the box") are not denied by the "not" of their verb */
  (from: number, to: number, between: readonly number[], sign?: boolean): Flags;
}

/** Prepares the flags of all mentions of a text. */
export function flagReader(words: Words): FlagReader {
  const scopes = new Map<string, Mention[]>();
  const inPhrases = new Map<number, Mention>();
  for (const mention of words.mentions) {
    const { kind, name } = mention.meaning;
    if (kind === 'scope') {
      const list = scopes.get(name);
      if (list) list.push(mention);
      else scopes.set(name, [mention]);
    } else if (kind !== 'thing' && kind !== 'place') {
      for (let at = mention.from; at < mention.to; at++) {
        if (!mention.between.includes(at) && !inPhrases.has(at)) inPhrases.set(at, mention);
      }
    }
  }
  const hedges = byEnd(scopes.get('hedge') ?? []);
  const conditions = byEnd((scopes.get('condition') ?? []).filter((mention) => supposes(words, mention)));
  const others = byEnd((scopes.get('others') ?? []).filter((mention) => isAboutOthers(words, mention)));
  const hedged = new Set((scopes.get('hedge') ?? []).flatMap(({ from, to }) => range(from, to)));
  const negators = new Set<number>();
  for (const { from, to } of scopes.get('negation') ?? []) {
    const last = words.tokens[to]?.word ?? '';
    if (!hedged.has(from) && !AFTER_NO.has(last) && !BEFORE_NO.has(words.tokens[from - 1]?.word ?? ''))
      negators.add(to - 1);
  }
  const rules = words.sentences.map((sentence) => isRuleQuestion(words, sentence));
  const sameSentence = (a: number, b: number): boolean => words.sentenceOf[a] === words.sentenceOf[b];

  return (from, to, between, sign = true) => {
    const counted = (at: number): boolean => {
      if (!negators.has(at)) return false;
      const owner = inPhrases.get(at);
      return (
        !sign ||
        owner === undefined ||
        (owner.from <= from && owner.to >= to) ||
        owner.to > from ||
        between.includes(at)
      );
    };
    let negations = between.filter((at) => negators.has(at)).length;
    for (let at = from - 1; at >= 0 && at >= from - NEGATION_REACH; at--) {
      if (words.clauseStart[at + 1] && !(at + 1 === from && isLink(words, from))) break;
      // "not received the refund for RMA 5" denies the refund.
      if (BARRIERS.has(words.tokens[at]?.word ?? '')) break;
      if (counted(at)) negations += 1;
    }
    const hedge = near(hedges, from, to, HEDGE_REACH);
    const condition = near(conditions, from, to, SUPPOSED_REACH);
    const other = near(others, from, to, OTHERS_REACH);
    return {
      negated: negations % 2 === 1,
      hedged: hedge !== undefined && sameSentence(hedge, from) && !parted(words, hedge + 1, from),
      consequent:
        condition !== undefined &&
        sameSentence(condition, from) &&
        paused(words, condition, from) &&
        asksOrWould(words, condition, from),
      supposed: condition !== undefined && sameSentence(condition, from) && !paused(words, condition, from),
      others: other !== undefined && sameSentence(other, from) && !backToMe(words, other, from),
      rule: rules[words.sentenceOf[from] ?? 0] ?? false,
    };
  };
}

/** "and" and "or" carry a "not" along, other clause beginnings do not. */
function isLink(words: Words, at: number): boolean {
  const word = words.tokens[at]?.word;
  return words.tokens[at]?.gap === 0 && (word === 'and' || word === 'or');
}

function byEnd(mentions: readonly Mention[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { from, to } of mentions) ends.set(to, Math.min(ends.get(to) ?? from, from));
  return ends;
}

/** The nearest scope that ends at or before the mention's last word, as the index of its last word. */
function near(
  ends: ReadonlyMap<number, number>,
  from: number,
  to: number,
  reach: number,
): number | undefined {
  for (let end = to - 1; end >= 0 && end >= from - reach; end--) {
    const start = ends.get(end);
    if (start !== undefined && start <= from) return Math.min(end - 1, from);
  }
  return ends.get(to) === from ? from : undefined;
}

/** Not "from a friend", and not the friend who gave the thing. */
function isAboutOthers({ tokens }: Words, { from, to }: Mention): boolean {
  if (/^(?:from|off|by|for|to|with)$/.test(tokens[from - 1]?.word ?? '')) return false;
  const next = tokens.slice(to - 1, to + 4).map(({ word }) => word);
  return !next.some(
    (word, index) =>
      /^(?:gave|gifted|sold|bought|got)$/.test(word) && /^(?:me|us|it)$/.test(next[index + 1] ?? ''),
  );
}

function supposes(words: Words, { from, to }: Mention): boolean {
  const before = words.tokens[from - 1]?.word ?? '';
  if (to - from === 1 && words.tokens[from]?.word === 'if' && ASKS_IF.has(before)) return false;
  // "if you need", "if possible", "if so": courtesy.
  return (
    !/^(?:you|possible|needed|necessary|so|not|that|required|at|applicable|available|anyone|there)$/.test(
      words.tokens[to]?.word ?? '',
    ) || words.tokens[from]?.word !== 'if'
  );
}

function parted(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = words.tokens[at];
    if (!token) continue;
    if (PARTING.has(token.word) && (token.word !== 'and' || words.clauseStart[at])) return true;
    if (at > from && token.gap === 1 && SUBJECTS.has(token.word)) return true;
  }
  return false;
}

function paused(words: Words, from: number, to: number): boolean {
  return words.tokens.slice(from + 1, to + 1).some(({ gap, word }) => gap > 0 || word === 'then');
}

/** The consequent of a question, or of "would". */
function asksOrWould(words: Words, from: number, to: number): boolean {
  const sentence = words.sentences[words.sentenceOf[from] ?? 0];
  return sentence?.asked === true && !words.tokens.slice(from, to).some(({ word }) => word === 'but');
}

/** Whether the writer speaks of the own case again: "…, but mine". */
function backToMe(words: Words, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) {
    if (!words.clauseStart[at]) continue;
    if (words.tokens.slice(at, at + 3).some(({ word }) => FIRST_PERSON.has(word))) return true;
  }
  return false;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
